import type { AgreementStatus, RelationshipState } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, sortKey, text } from '../database/columns';
import { CustomerEntity } from '../customers/customer.entity';
import { RelationshipEntity } from './relationship.entity';

/**
 * Projection: one row per partner (seller or provider) and customer it may see, with the best relationship by table V.
 * The customers page reads only this table, in index order (ADR 0006).
 */
@Entity('partner_customer')
@Index('ix_partner_customer_name', ['partnerId', 'nameKey', 'customerId'], { unique: true })
@Index('ix_partner_customer_status', ['partnerId', 'agreementStatus', 'nameKey', 'customerId'], { unique: true })
@Index('ix_partner_customer_customer', ['customerId'])
export class PartnerCustomerEntity {
  @PrimaryColumn(id())
  partnerId!: string;

  @PrimaryColumn(id())
  customerId!: string;

  @ManyToOne(() => CustomerEntity)
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'fk_partner_customer_customer' })
  customer?: CustomerEntity;

  @Column(id())
  relationshipId!: string;

  @ManyToOne(() => RelationshipEntity)
  @JoinColumn({ name: 'relationship_id', foreignKeyConstraintName: 'fk_partner_customer_relationship' })
  relationship?: RelationshipEntity;

  @Column(id())
  sellerId!: string;

  @Column(code(40))
  relationshipState!: RelationshipState;

  /** V2 to V5 for this partner's ADMIN_AGENT or SALES_AGENT; the role narrows it further. */
  @Column(code(40))
  visibility!: string;

  /** The company name as this partner may see it (as typed while only requested). */
  @Column(text())
  displayName!: string;

  @Column(sortKey())
  nameKey!: string;

  /** NFKC, case folded "company domain contact", as far as this partner may see them. */
  @Column(text())
  searchKey!: string;

  @Column(code(40))
  country!: string;

  @Column(code(40))
  agreementStatus!: AgreementStatus;

  @Column(instant({ nullable: true }))
  lastAcceptedAt!: Date | null;

  @Column(instant())
  updatedAt!: Date;
}
