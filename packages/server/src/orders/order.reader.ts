import type { OrderKind, OrderState, SubscriptionState } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { isTrue } from '../database/columns';
import { selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { OrderEntity } from './order.entity';
import { CustomerSubscription, Order, OrderLineType } from './order.types';
import { SubscriptionEntity } from './subscription.entity';

interface RawOrder {
  readonly id: string;
  readonly relationshipId: string;
  readonly kind: OrderKind;
  readonly lines: string;
  readonly state: OrderState;
  readonly createdById: string | null;
  readonly partnerId: string;
  readonly imported: unknown;
  readonly createdAt: string;
  readonly placedAt: string | null;
  readonly cancelledAt: string | null;
}

const orderColumns = {
  id: 'o.id',
  relationshipId: 'o.relationshipId',
  kind: 'o.kind',
  lines: 'o.lines',
  state: 'o.state',
  createdById: 'o.createdById',
  partnerId: 'o.partnerId',
  imported: 'o.imported',
  createdAt: 'o.createdAt',
  placedAt: 'o.placedAt',
  cancelledAt: 'o.cancelledAt',
};

function toOrder({ lines, imported, partnerId: _, ...row }: RawOrder): Order {
  return make(Order, { ...row, lines: linesOf(lines), imported: isTrue(imported) });
}

function linesOf(json: string): OrderLineType[] {
  const parsed: unknown = JSON.parse(json);
  return (Array.isArray(parsed) ? parsed : []).map((line: unknown) => {
    const read = (name: string): unknown => (typeof line === 'object' && line !== null ? Reflect.get(line, name) : undefined);
    return make(OrderLineType, { product: String(read('product')), quantity: Number(read('quantity')) });
  });
}

/** The orders of a customer through these relationships, latest first. */
export async function readOrders(
  manager: EntityManager,
  customerId: string,
  relationshipIds: readonly string[],
  page: { first: number; after: readonly (string | null)[] | null },
): Promise<Order[]> {
  if (relationshipIds.length === 0) return [];
  const query = selectRows(manager, OrderEntity, 'o', orderColumns)
    .where('o.customerId = :customerId AND o.relationshipId IN (:...relationshipIds)', { customerId, relationshipIds })
    .orderBy('o.createdAt', 'DESC')
    .addOrderBy('o.id', 'DESC')
    .limit(page.first + 1);
  if (page.after !== null) query.andWhere('(o.createdAt, o.id) < (:afterAt, :afterId)', { afterAt: page.after[0], afterId: page.after[1] });
  return (await query.getRawMany<RawOrder>()).map(toOrder);
}

/** The orders through these relationships that waited and went through at this very instant: what one acceptance freed. */
export async function readFreedOrders(manager: EntityManager, relationshipIds: readonly string[], at: string): Promise<Order[]> {
  if (relationshipIds.length === 0) return [];
  const rows = await selectRows(manager, OrderEntity, 'o', orderColumns)
    .where('o.relationshipId IN (:...relationshipIds) AND o.placedAt = :at AND o.createdAt < :at', { relationshipIds, at })
    .orderBy('o.createdAt')
    .addOrderBy('o.id')
    .getRawMany<RawOrder>();
  return rows.map(toOrder);
}

export async function countOrders(manager: EntityManager, customerId: string, relationshipIds: readonly string[]): Promise<number> {
  if (relationshipIds.length === 0) return 0;
  return manager
    .createQueryBuilder(OrderEntity, 'o')
    .where('o.customerId = :customerId AND o.relationshipId IN (:...relationshipIds)', { customerId, relationshipIds })
    .getCount();
}

export async function readOrder(manager: EntityManager, id: string): Promise<Order | null> {
  const raw = await selectRows(manager, OrderEntity, 'o', orderColumns).where('o.id = :id', { id }).getRawOne<RawOrder>();
  return raw ? toOrder(raw) : null;
}

interface RawSubscription {
  readonly id: string;
  readonly kind: OrderKind;
  readonly lines: string;
  readonly state: SubscriptionState;
  readonly autoRenew: unknown;
  readonly endsOn: string;
}

export async function readSubscriptions(manager: EntityManager, relationshipIds: readonly string[]): Promise<CustomerSubscription[]> {
  if (relationshipIds.length === 0) return [];
  const columns = { id: 's.id', kind: 's.kind', lines: 's.lines', state: 's.state', autoRenew: 's.autoRenew', endsOn: 's.endsOn' };
  const rows = await selectRows(manager, SubscriptionEntity, 's', columns)
    .where('s.relationshipId IN (:...relationshipIds)', { relationshipIds })
    .orderBy('s.state')
    .addOrderBy('s.endsOn')
    .addOrderBy('s.id')
    .limit(500)
    .getRawMany<RawSubscription>();
  return rows.map(({ lines, autoRenew, ...row }) => make(CustomerSubscription, { ...row, lines: linesOf(lines), autoRenew: isTrue(autoRenew) }));
}
