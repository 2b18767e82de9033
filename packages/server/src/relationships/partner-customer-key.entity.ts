import { Entity, PrimaryColumn } from 'typeorm';
import { code, id, sortKey } from '../database/columns';

/**
 * Projection: what a row of `partner_customer` is found by, each key in the order of names, so that a search is a range of an index
 * (ADR 0146). On SQLite the index is the table.
 */
@Entity({ name: 'partner_customer_key', withoutRowid: true })
export class PartnerCustomerKeyEntity {
  @PrimaryColumn(id())
  partnerId!: string;

  @PrimaryColumn(code(40))
  key!: string;

  @PrimaryColumn(sortKey())
  nameKey!: string;

  @PrimaryColumn(id())
  customerId!: string;
}
