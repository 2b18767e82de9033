import type { CustomerFacts, OrderFacts } from '../../vocabulary/customer-facts'

/** The orders that wait for the confirmation of this customer, as far as the partner sees them. */
export function heldOrders({ orders }: Pick<CustomerFacts, 'orders'>): OrderFacts[] {
  return orders.edges.map(({ node }) => node).filter(({ state }) => state === 'HELD')
}
