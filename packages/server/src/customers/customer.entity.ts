import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, sortKey, text } from '../database/columns';
import { PartnerEntity } from '../partners/partner.entity';

/** A company (tenant) that buys through partners. */
@Entity('customer')
@Index('uq_customer_domain', ['domain'], { unique: true })
export class CustomerEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(text())
  companyName!: string;

  /** NFKC, case folded: what lists are ordered by on both databases. */
  @Column(sortKey())
  nameKey!: string;

  @Column(text())
  domain!: string;

  @Column(code(40))
  country!: string;

  /** Set with the first acceptance ever recorded: from then on the country is fixed. */
  @Column(instant({ nullable: true }))
  countryFixedAt!: Date | null;

  @Column(code(40))
  language!: string;

  @Column(code(64))
  timeZone!: string;

  @Column(text())
  addressLine1!: string;

  @Column(text({ nullable: true }))
  addressLine2!: string | null;

  @Column(text())
  city!: string;

  @Column(text({ nullable: true }))
  state!: string | null;

  @Column(text({ nullable: true }))
  postalCode!: string | null;

  @Column(text({ nullable: true }))
  registrationNumber!: string | null;

  @Column(text())
  contactFirstName!: string;

  @Column(text())
  contactLastName!: string;

  @Column(text())
  contactEmail!: string;

  @Column(text({ nullable: true }))
  contactPhone!: string | null;

  /** Created with "will be asked to accept": its orders are refused, not held (P6). */
  @Column(code(40))
  agreementRoute!: 'ATTESTED' | 'WILL_BE_ASKED' | 'IMPORTED';

  @Column(id({ nullable: true }))
  createdByPartnerId!: string | null;

  @ManyToOne(() => PartnerEntity)
  @JoinColumn({ name: 'created_by_partner_id', foreignKeyConstraintName: 'fk_customer_created_by_partner' })
  createdByPartner?: PartnerEntity | null;

  @Column(instant())
  createdAt!: Date;
}
