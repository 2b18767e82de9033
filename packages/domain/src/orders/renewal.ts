import { type Day, addDays } from '../time/day';
import type { SubscriptionState } from '../vocabulary';
import type { OrderFacts } from './order.table';

/** How long a term lasts, in days. */
export const TERM_DAYS = 365;

/** A subscription as its renewal asks it. */
export interface RunningSubscription {
  readonly state: SubscriptionState;
  readonly autoRenew: boolean;
  /** The last day of the running term, where the customer is. */
  readonly endsOn: Day;
}

/** Whether the running term is over on a day of the customer's. */
export function isTermOver({ state, endsOn }: RunningSubscription, today: Day): boolean {
  return state !== 'ENDED' && endsOn < today;
}

/** The last day of the term that follows. */
export function nextTermEnd({ endsOn }: RunningSubscription): Day {
  return addDays(endsOn, TERM_DAYS);
}

/** The `madeBy` fact of table P for what the scheduler does at the end of a term. */
export function renewalMadeBy({ state, autoRenew }: RunningSubscription, isRelationshipActive: boolean): OrderFacts['madeBy'] {
  return state === 'ACTIVE' && autoRenew && isRelationshipActive ? 'AUTO_RENEWAL' : 'SCHEDULER';
}
