import type { CustomerOrder } from '../graphql/enums';
import type { Condition } from './customer-list.conditions';

/** How a page is read (ADR 0146). */
export type Way =
  /** Along an index that has the rows of one condition, or all rows, in the order of the list, until the page is full. */
  | { readonly kind: 'WALK'; readonly along: Condition | null }
  /** Every row of a condition that few fulfil, then sorted. */
  | { readonly kind: 'GATHER'; readonly from: Condition };

/** How many rows are gathered and sorted for a page at most: past that they are walked in the order of the list. */
export const MOST_GATHERED = 2_000;

/** Each value is an index range of its own, so a page of several reads a page of each. */
export const MOST_VALUES = 8;

export const isByName = (orderBy: CustomerOrder): boolean => orderBy.startsWith('NAME');

/** Whether which way is the shorter has to be found out by counting. */
export function hasChoice(conditions: readonly Condition[], orderBy: CustomerOrder): boolean {
  const [only, ...more] = conditions;
  if (only === undefined) return false;
  return more.length > 0 || only.kind === 'BEGINNING' || !isInOrder(only, orderBy);
}

/** `counts`: how many rows each condition has, counted no further than one past `MOST_GATHERED`; none where there is no choice. */
export function chooseWay(conditions: readonly Condition[], orderBy: CustomerOrder, counts: readonly number[]): Way {
  const fewest = Math.min(...counts);
  const from = fewest <= MOST_GATHERED ? conditions[counts.indexOf(fewest)] : undefined;
  if (from !== undefined) return { kind: 'GATHER', from };
  return { kind: 'WALK', along: conditions.find((condition) => isInOrder(condition, orderBy)) ?? null };
}

/** Keys are kept in the order of names; values in both orders. */
function isInOrder(condition: Condition, orderBy: CustomerOrder): boolean {
  return condition.kind === 'VALUE' ? condition.values.length <= MOST_VALUES : isByName(orderBy);
}
