import type { AgreementStatus, RelationshipState } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bool, code, day, id, instant, text } from '../database/columns';
import { CustomerEntity } from '../customers/customer.entity';
import { PartnerEntity } from '../partners/partner.entity';

/** A customer and its seller; when the seller is a reseller it also names the provider. */
@Entity('relationship')
@Index('ix_relationship_customer', ['customerId'])
@Index('ix_relationship_seller', ['sellerId'])
@Index('ix_relationship_provider', ['providerId'])
@Index('uq_relationship_live', ['liveKey'], { unique: true })
@Index('ix_relationship_status_changes', ['statusChangesAt'])
@Index('ix_relationship_reaccept_by', ['reacceptBy', 'customerId'])
export class RelationshipEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  customerId!: string;

  @ManyToOne(() => CustomerEntity)
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'fk_relationship_customer' })
  customer?: CustomerEntity;

  @Column(id())
  sellerId!: string;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'seller_id', foreignKeyConstraintName: 'fk_relationship_seller' })
  seller?: PartnerEntity;

  @Column(id({ nullable: true }))
  providerId!: string | null;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'provider_id', foreignKeyConstraintName: 'fk_relationship_provider' })
  provider?: PartnerEntity | null;

  @Column(code(40))
  state!: RelationshipState;

  /** "customer:seller:provider" while REQUESTED or ACTIVE, else null: one live row per pair or triple. */
  @Column(code(120, { nullable: true }))
  liveKey!: string | null;

  /** What the partner typed when it asked: all that it may see before the customer agrees (V2). */
  @Column(text({ nullable: true }))
  typedCompanyName!: string | null;

  @Column(text({ nullable: true }))
  typedEmail!: string | null;

  /** Projection of table S, written with whatever changes it; held against the domain by a test. */
  @Column(code(40))
  agreementStatus!: AgreementStatus;

  /** The instant at which time alone changes the status next, else null. */
  @Column(instant({ nullable: true }))
  statusChangesAt!: Date | null;

  /** Not provided, never accepted directly, bought before: the customer would be sent back to its partner. */
  @Column(bool())
  isBlocked!: boolean;

  /** The last good day of the acceptance that holds, when a newer version asks again (S2). */
  @Column(day({ nullable: true }))
  reacceptBy!: string | null;

  @Column(bool())
  imported!: boolean;

  @Column(instant())
  createdAt!: Date;

  @Column(instant({ nullable: true }))
  activatedAt!: Date | null;

  @Column(instant({ nullable: true }))
  endedAt!: Date | null;
}
