import { newId } from '../database/id';
import type { OrderEntity } from '../orders/order.entity';
import type { SubscriptionEntity } from '../orders/subscription.entity';
import type { DemoWorld } from './data/demo-world.types';
import { bySlug, instantOf, named, type DemoIds } from './demo-ids';

export function orderRows({ orders, relationships }: DemoWorld, ids: DemoIds): OrderEntity[] {
  const relationshipOf = bySlug(relationships);
  return orders.map(({ slug, relationship, kind, state, imported, rule, placedBy, lines, createdAt, placedAt, cancelledAt }) => {
    const { customer, seller } = named(relationshipOf, relationship);
    return {
      id: ids.order(slug),
      relationshipId: ids.relationship(relationship),
      customerId: ids.customer(customer),
      kind,
      lines: [...lines],
      state,
      rule: rule ?? 'IMPORT',
      createdById: placedBy === null ? null : ids.agent(placedBy),
      partnerId: ids.partner(seller),
      imported,
      createdAt: new Date(createdAt),
      placedAt: instantOf(placedAt),
      cancelledAt: instantOf(cancelledAt),
    };
  });
}

export function subscriptionRows({ subscriptions, orders }: DemoWorld, ids: DemoIds): SubscriptionEntity[] {
  const orderOf = bySlug(orders);
  return subscriptions.map(({ order, relationship, kind, lines, state, autoRenew, endsOn }) => ({
    id: newId(),
    relationshipId: ids.relationship(relationship),
    orderId: ids.order(order),
    kind,
    lines: [...lines],
    state,
    autoRenew,
    endsOn,
    createdAt: new Date(named(orderOf, order).createdAt),
  }));
}
