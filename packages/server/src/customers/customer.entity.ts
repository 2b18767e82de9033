import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, sortKey, text } from '../database/columns';
import { PartnerEntity } from '../partners/partner.entity';

/** A company (tenant) that buys through partners. */
@Entity('customer')
@Index('uq_customer_domain', ['domain'], { unique: true })
export class CustomerEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(text(200))
  companyName!: string;

  /** NFKC, case folded: what lists are ordered by on both databases. */
  @Column(sortKey(200))
  nameKey!: string;

  @Column(text(253))
  domain!: string;

  @Column(code())
  country!: string;

  /** Set with the first acceptance ever recorded: from then on the country is fixed. */
  @Column(instant({ nullable: true }))
  countryFixedAt!: Date | null;

  @Column(code())
  language!: string;

  @Column(code(64))
  timeZone!: string;

  @Column(text(200))
  addressLine1!: string;

  @Column(text(200, { nullable: true }))
  addressLine2!: string | null;

  @Column(text(100))
  city!: string;

  @Column(text(100, { nullable: true }))
  state!: string | null;

  @Column(text(20, { nullable: true }))
  postalCode!: string | null;

  @Column(text(50, { nullable: true }))
  registrationNumber!: string | null;

  @Column(text(50))
  contactFirstName!: string;

  @Column(text(50))
  contactLastName!: string;

  @Column(text(254))
  contactEmail!: string;

  @Column(text(40, { nullable: true }))
  contactPhone!: string | null;

  /** Created with "will be asked to accept": its orders are refused, not held (P6). */
  @Column(code())
  agreementRoute!: 'ATTESTED' | 'WILL_BE_ASKED' | 'IMPORTED';

  @Column(id({ nullable: true }))
  createdByPartnerId!: string | null;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'created_by_partner_id', foreignKeyConstraintName: 'fk_customer_created_by_partner' })
  createdByPartner?: PartnerEntity | null;

  @Column(instant())
  createdAt!: Date;
}
