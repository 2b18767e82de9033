import { Entity, PrimaryColumn } from 'typeorm';
import { code, id, sortKey } from '../database/columns';

/**
 * Projection: the lists that a row of `partner_customer` stands in, one for every set of filters that it passes, each in the order of names
 * and of acceptances, so that a page is a range of one index (ADR 0173). On SQLite the index is the table.
 */
@Entity({ name: 'partner_customer_place', withoutRowid: true })
export class PartnerCustomerPlaceEntity {
  @PrimaryColumn(id())
  partnerId!: string;

  /** By `listName`. */
  @PrimaryColumn(code(100))
  list!: string;

  @PrimaryColumn(sortKey())
  sortKey!: string;

  @PrimaryColumn(id())
  customerId!: string;
}
