import type { AgreementStatus, RelationshipState } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bool, code, id, sortKey, text } from '../database/columns';
import { CustomerEntity } from '../customers/customer.entity';
import { RelationshipEntity } from './relationship.entity';

/**
 * Projection: one row per partner (seller or provider) and customer it may see, with the best relationship by table V.
 * The customers page reads only this table, in the order of `partner_customer_place` (ADR 0006, 0173).
 */
@Entity('partner_customer')
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

  /** The best relationship as table V asks it: CLOSED stands for DECLINED, EXPIRED and WITHDRAWN. */
  @Column(code(40))
  standing!: 'CLOSED' | 'REQUESTED' | 'ENDED' | 'ACTIVE';

  /** Whether this partner ever attested for the customer (duty of evidence, V4). */
  @Column(bool())
  hasOwnAttestation!: boolean;

  @Column(code(40))
  relationshipState!: RelationshipState;

  /** The company name as this partner may see it: as typed while only requested. */
  @Column(text())
  displayName!: string;

  @Column(sortKey())
  nameKey!: string;

  /** The words of company, domain and contact, as far as this partner may see them, and the resellers it sells through. `partner_customer_key` is derived from it, `partner_customer_place` from it and the columns below. */
  @Column(text())
  searchKey!: string;

  /** Null unless ACTIVE: what a partner may not read it may not filter by either. */
  @Column(code(40, { nullable: true }))
  country!: string | null;

  @Column(code(40, { nullable: true }))
  agreementStatus!: AgreementStatus | null;

  @Column(bool())
  isBlocked!: boolean;

  /** The latest acceptance that counts for this partner. */
  @Column(id({ nullable: true }))
  latestAcceptanceId!: string | null;

  /** Instant of the latest acceptance that counts for this partner, or '' for none: never null, so that it can be a keyset. */
  @Column(code(24))
  acceptedKey!: string;
}
