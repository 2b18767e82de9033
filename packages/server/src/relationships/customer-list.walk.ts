import type { CustomerOrder } from '../graphql/enums';
import { isByName } from './customer-lists';
import { sharedKey } from './customer-list.sql';
import type { CustomerWish, Filter, Word } from './customer-list.wish';

/** A range of an index, in the order of the page: a list, or a key. */
export interface Range {
  readonly table: 'partner_customer_place' | 'partner_customer_key';
  readonly of: string;
}

/** Ranges in which everybody is who may be on the page, and what is left to be tested of who is there. */
export interface Walk {
  readonly ranges: readonly Range[];
  readonly words: readonly Word[];
  readonly filters: readonly Filter[];
}

/** Whether it has nobody but those who are wished for. */
export const isExact = ({ words, filters }: Walk): boolean => words.length === 0 && filters.length === 0;

/** The ways to read a page in its order: through the lists, and by name through a key of the longest word as well; without filters through that alone. */
export function walksFor({ words, filters, lists, open }: CustomerWish, orderBy: CustomerOrder): readonly [Walk, ...Walk[]] {
  const through: Walk = { ranges: lists.map((of) => ({ table: 'partner_customer_place', of })), words, filters: open };
  const [longest, ...others] = words;
  if (longest === undefined || !isByName(orderBy)) return [through];
  // A beginning is kept in the order of keys; the characters that all of it begins with are in the order of names.
  const along: Walk = { ranges: [{ table: 'partner_customer_key', of: sharedKey(longest) }], words: longest.kind === 'KEY' ? others : words, filters };
  return filters.length === 0 ? [along] : [through, along];
}
