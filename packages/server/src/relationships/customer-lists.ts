import type { CustomerOrder } from '../graphql/enums';
import { markedIn } from '../database/search-key';
import type { PartnerCustomerEntity } from './partner-customer.entity';

/** What all rows of one list have in common: everything that it names. */
export interface Shared {
  readonly state?: string | undefined;
  readonly status?: string | undefined;
  readonly country?: string | undefined;
  readonly reseller?: string | undefined;
}

/** The two orders; each is read from either end. */
const ORDERS = ['N', 'A'] as const;

const orderOf = (orderBy: CustomerOrder): (typeof ORDERS)[number] => (isByName(orderBy) ? 'N' : 'A');

export const isByName = (orderBy: CustomerOrder): boolean => orderBy.startsWith('NAME');

/** What a cursor of the customers is of. */
export const customersIn = (orderBy: CustomerOrder): string => `customers ${orderBy}`;

/** The name of a list in `partner_customer_place`. Migrations spell it too. */
export const listName = (orderBy: CustomerOrder, shared: Shared): string => named(orderOf(orderBy), shared);

function named(order: string, { state, status, country, reseller }: Shared): string {
  const parts = [part('t', state), part('s', status), part('c', country), part('r', reseller)];
  return `${order}${parts.join('')}`;
}

const part = (sign: string, value: string | undefined): string => (value === undefined ? '' : ` ${sign}:${value}`);

export interface Place {
  readonly list: string;
  readonly sortKey: string;
}

type Listed = Pick<PartnerCustomerEntity, 'relationshipState' | 'agreementStatus' | 'country' | 'nameKey' | 'acceptedKey' | 'searchKey'>;

/** Where a row stands: in a list for every set of filters that it passes, in both orders (ADR 0173). */
export function placesOf(row: Listed): Place[] {
  const sellers = [undefined, ...markedIn(row.searchKey)];
  const lists = sellers.flatMap((reseller) => sharedBy(row).map((shared) => ({ ...shared, reseller })));
  return lists.flatMap((shared) => ORDERS.map((order) => ({ list: named(order, shared), sortKey: order === 'N' ? row.nameKey : row.acceptedKey })));
}

/** Status and country say the state as well, so that no list needs to name it beside them. */
function sharedBy({ relationshipState: state, agreementStatus, country: known }: Listed): Shared[] {
  const [status, country] = [agreementStatus ?? undefined, known ?? undefined];
  const lists: Shared[] = [{}, { state }];
  if (status !== undefined) lists.push({ status });
  if (country !== undefined) lists.push({ country });
  if (status !== undefined && country !== undefined) lists.push({ status, country });
  return lists;
}
