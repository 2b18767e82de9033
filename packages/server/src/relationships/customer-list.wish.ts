import type { CustomerFilter } from '../customers/customer-view';
import { LONGEST, SHORT, wordsOf } from '../database/search-key';
import { badUserInput } from '../graphql/errors';
import type { CustomerOrder } from '../graphql/enums';
import { listName } from './customer-lists';

/** A word that is searched for. */
export type Word =
  /** This very key in `partner_customer_key`. */
  | { readonly kind: 'KEY'; readonly text: string }
  /** A key that begins so, and is longer than the beginnings that are keys of their own. */
  | { readonly kind: 'BEGINNING'; readonly text: string };

/** One of these values in a column of `partner_customer`, or this reseller. */
export type Filter =
  | { readonly kind: 'VALUE'; readonly column: 'agreement_status' | 'country' | 'relationship_state'; readonly values: readonly string[] }
  | { readonly kind: 'RESELLER'; readonly id: string };

/** Which customers, in terms of the list's tables: all of it has to hold. */
export interface CustomerWish {
  /** The longest first, for fewest have it. */
  readonly words: readonly Word[];
  readonly filters: readonly Filter[];
  /** The lists, none of which share a row, in which everybody is who passes the filters. */
  readonly lists: readonly string[];
  /** The filters that these lists do not see to. */
  readonly open: readonly Filter[];
}

const MOST_WORDS = 8;
const LONGEST_SEARCH = 200;
/** A page of several lists reads a page of each. */
export const MOST_LISTS = 32;

/** Null where nobody can be so. */
export function customerWish({ search, agreementStatus, country, relationship, resellerId }: CustomerFilter, orderBy: CustomerOrder): CustomerWish | null {
  const words = wordsWished(search);
  if (words === null || (resellerId && !IS_ID.test(resellerId))) return null;
  const isActive = Boolean(agreementStatus?.length) || Boolean(country?.length);
  // Status and country are known of active customers alone, so that asking for them says the state as well.
  if (isActive && relationship?.length && !relationship.includes('ACTIVE')) return null;
  const reseller = resellerId?.toLowerCase();
  const values = [...oneOf('agreement_status', agreementStatus), ...oneOf('country', country), ...oneOf('relationship_state', isActive ? null : relationship)];
  const filters: Filter[] = [...values, ...(reseller ? [{ kind: 'RESELLER', id: reseller } as const] : [])];
  return { words, filters, ...listsFor(values, reseller, orderBy) };
}

const IS_ID = /^[0-9a-f-]{36}$/i;

type Values = Extract<Filter, { kind: 'VALUE' }>;

function oneOf(column: Values['column'], values: readonly string[] | null | undefined): Values[] {
  return values?.length ? [{ kind: 'VALUE', column, values: [...new Set(values)] }] : [];
}

/** A list for every value with every other; a filter of so many values that they are too many is left to be tested. */
function listsFor(values: readonly Values[], reseller: string | undefined, orderBy: CustomerOrder): Pick<CustomerWish, 'lists' | 'open'> {
  const fewestFirst = [...values].sort((a, b) => a.values.length - b.values.length);
  const open: Values[] = [];
  let named: Readonly<Partial<Record<Values['column'], string>>>[] = [{}];
  for (const filter of fewestFirst) {
    if (named.length * filter.values.length > MOST_LISTS) open.push(filter);
    else named = named.flatMap((some) => filter.values.map((value) => ({ ...some, [filter.column]: value })));
  }
  const lists = named.map(({ agreement_status: status, country, relationship_state: state }) => listName(orderBy, { state, status, country, reseller: reseller || undefined }));
  return { lists, open };
}

function wordsWished(search: string | null | undefined): Word[] | null {
  if ((search?.length ?? 0) > LONGEST_SEARCH) throw badUserInput(`search must have at most ${LONGEST_SEARCH} characters`, 'search');
  const words = wordsOf(search ?? '');
  // Signs alone are in no word.
  if (words.length === 0 && (search ?? '').trim() !== '') return null;
  const wished = words.slice(0, MOST_WORDS).map((word): Word => {
    const characters = Array.from(word).slice(0, LONGEST);
    return { kind: characters.length <= SHORT ? 'KEY' : 'BEGINNING', text: characters.join('') };
  });
  return wished.sort((a, b) => b.text.length - a.text.length);
}
