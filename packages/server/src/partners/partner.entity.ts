import type { PartnerType } from '@assent/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code, id, instant, text } from '../database/columns';

/** A company in the CSP program. */
@Entity('partner')
export class PartnerEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(code(40))
  type!: PartnerType;

  @Column(text())
  name!: string;

  /** ISO 3166-1 alpha-2; its CSP region follows from it (domain: regionOf). */
  @Column(code(40))
  country!: string;

  @Column(code(40, { nullable: true }))
  mpnId!: string | null;

  /** IANA zone: "today" for an attestation is the partner's day. */
  @Column(code(64))
  timeZone!: string;

  /** Whom a customer may reach: shown with every refusal that sends it here. */
  @Column(text())
  contactName!: string;

  @Column(text())
  contactEmail!: string;

  @Column(text({ nullable: true }))
  contactPhone!: string | null;

  @Column(text())
  domain!: string;

  @Column(instant())
  createdAt!: Date;
}
