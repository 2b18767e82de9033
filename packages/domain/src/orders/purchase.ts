import { type AcceptanceRow, hasEverAcceptedDirectly, provided } from '../acceptances/acceptance';
import type { RelationshipPartners } from '../acceptances/acceptance';
import type { VersionsOn } from '../agreements/version';
import type { OrderState } from '../vocabulary';

/** Whether the customer bought before: at least one PLACED order of any kind with any partner, imported history included. */
export function hasBoughtBefore(orders: readonly { readonly state: OrderState }[]): boolean {
  return orders.some(({ state }) => state === 'PLACED');
}

/** Everything about a customer that its acceptances depend on, as plain rows. */
export interface CustomerHistory extends VersionsOn {
  readonly acceptances: readonly AcceptanceRow[];
  readonly hasBoughtBefore: boolean;
}

/** Whether this relationship's customer is sent back to its partner: not provided, never accepted directly, bought before. */
export function isBlocked(history: CustomerHistory, relationship: RelationshipPartners): boolean {
  return history.hasBoughtBefore
    && !hasEverAcceptedDirectly(history.acceptances)
    && provided(history.acceptances, relationship, history) === 'NOT';
}
