import { badUserInput } from '../graphql/errors';
import { isUnspaced, LONGEST, marked, SHORT, wordsOf } from '../database/search-key';
import type { CustomerFilter } from '../customers/customer-view';

/** A filter as the list's tables have it. */
export type Condition =
  /** One of these values in a column of `partner_customer`. */
  | { readonly kind: 'VALUE'; readonly column: 'agreement_status' | 'country' | 'relationship_state'; readonly values: readonly string[] }
  /** This very key in `partner_customer_key`. */
  | { readonly kind: 'KEY'; readonly key: string }
  /** A key that begins so, and is longer than the beginnings that are keys of their own. */
  | { readonly kind: 'BEGINNING'; readonly word: string };

const MOST_WORDS = 8;
const LONGEST_SEARCH = 200;

/** What a row has to be, all of it; null where nothing can be so. */
export function conditionsOf({ search, agreementStatus, country, relationship, resellerId }: CustomerFilter): Condition[] | null {
  const words = wordConditions(search);
  if (words === null || (resellerId && !IS_ID.test(resellerId))) return null;
  const isActive = Boolean(agreementStatus?.length) || Boolean(country?.length);
  // Status and country are known of active customers alone, so that asking for them says the state as well.
  if (isActive && relationship?.length && !relationship.includes('ACTIVE')) return null;
  return [
    ...words,
    ...(resellerId ? [{ kind: 'KEY', key: marked(resellerId.toLowerCase()) } as const] : []),
    ...valueCondition('agreement_status', agreementStatus),
    ...valueCondition('country', country),
    ...valueCondition('relationship_state', isActive ? null : relationship),
  ];
}

const IS_ID = /^[0-9a-f-]{36}$/i;

function valueCondition(column: Extract<Condition, { kind: 'VALUE' }>['column'], values: readonly string[] | null | undefined): Condition[] {
  return values?.length ? [{ kind: 'VALUE', column, values: [...new Set(values)] }] : [];
}

function wordConditions(search: string | null | undefined): Condition[] | null {
  if ((search?.length ?? 0) > LONGEST_SEARCH) throw badUserInput(`search must have at most ${LONGEST_SEARCH} characters`, 'search');
  const words = wordsOf(search ?? '');
  // Signs alone are in no word.
  if (words.length === 0 && (search ?? '').trim() !== '') return null;
  return words.slice(0, MOST_WORDS).map((word) => {
    const characters = Array.from(word).slice(0, LONGEST);
    return characters.length <= SHORT ? { kind: 'KEY', key: characters.join('') } : { kind: 'BEGINNING', word: characters.join('') };
  });
}

/** What a search key that fulfils it is like: a word begins so, or, in a script without spaces, has it. No word holds a sign of patterns. */
export function patternOf(condition: Exclude<Condition, { kind: 'VALUE' }>): string {
  const word = condition.kind === 'KEY' ? condition.key : condition.word;
  return isUnspaced(word) ? `%${word}%` : `% ${word}%`;
}

/** The longest key that every row fulfilling it has. */
export function sharedKey(condition: Exclude<Condition, { kind: 'VALUE' }>): string {
  return condition.kind === 'KEY' ? condition.key : Array.from(condition.word).slice(0, SHORT).join('');
}
