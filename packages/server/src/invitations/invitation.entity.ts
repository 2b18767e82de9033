import type { InvitationKind, InvitationStatus } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, hash, id, instant, text } from '../database/columns';
import { CustomerEntity } from '../customers/customer.entity';
import { PartnerEntity } from '../partners/partner.entity';
import { RelationshipEntity } from '../relationships/relationship.entity';

/** The parameterized URL that a partner sends. Only the token's hash is kept. */
@Entity('invitation')
@Index('uq_invitation_token', ['tokenHash'], { unique: true })
@Index('uq_invitation_open', ['openKey'], { unique: true })
@Index('ix_invitation_expires', ['status', 'expiresAt'])
@Index('ix_invitation_customer', ['customerId'])
@Index('ix_invitation_relationship', ['relationshipId'])
@Index('ix_invitation_status', ['partnerId', 'status', 'createdAt', 'id'], { unique: true })
@Index('ix_invitation_partner', ['partnerId', 'createdAt', 'id'], { unique: true })
export class InvitationEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(code(40))
  kind!: InvitationKind;

  /** Stored state; OPEN past `expiresAt` reads as EXPIRED. */
  @Column(code(40))
  status!: InvitationStatus;

  /** SHA-256 of a 256-bit random token. */
  @Column(hash())
  tokenHash!: string;

  /** What is unique among open ones (partner, relationship or e-mail, kind); null once it is not open. */
  @Column(code(400, { nullable: true }))
  openKey!: string | null;

  /** The inviting partner. */
  @Column(id())
  partnerId!: string;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'fk_invitation_partner' })
  partner?: PartnerEntity;

  /** The seller that the relationship would have (or has). */
  @Column(id())
  sellerId!: string;

  @Column(id({ nullable: true }))
  providerId!: string | null;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'provider_id', foreignKeyConstraintName: 'fk_invitation_provider' })
  provider?: PartnerEntity | null;

  /** Null while unbound. */
  @Column(id({ nullable: true }))
  customerId!: string | null;

  @ManyToOne(() => CustomerEntity)
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'fk_invitation_customer' })
  customer?: CustomerEntity | null;

  @Column(id({ nullable: true }))
  relationshipId!: string | null;

  @ManyToOne(() => RelationshipEntity)
  @JoinColumn({ name: 'relationship_id', foreignKeyConstraintName: 'fk_invitation_relationship' })
  relationship?: RelationshipEntity | null;

  /** The addressee as the partner typed it. */
  @Column(text())
  companyName!: string;

  /** Null where the inviting partner may not see the company's address. */
  @Column(text({ nullable: true }))
  email!: string | null;

  @Column(code(40))
  language!: string;

  @Column(id())
  createdById!: string;

  @Column(instant())
  createdAt!: Date;

  @Column(instant())
  expiresAt!: Date;

  @Column(instant({ nullable: true }))
  firstOpenedAt!: Date | null;

  /** When a user of the customer was last told to contact the partner through it (A1, S3). */
  @Column(instant({ nullable: true }))
  toldToContactAt!: Date | null;

  @Column(instant({ nullable: true }))
  closedAt!: Date | null;

  /** The newer link that replaced this one. */
  @Column(id({ nullable: true }))
  replacedById!: string | null;

  @Column(text({ nullable: true }))
  declineReason!: string | null;
}
