import type { OrderKind, OrderState, SubscriptionState } from '@assent/domain';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { isTrue } from '../database/columns';
import { selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { RelationshipEntity } from '../relationships/relationship.entity';
import type { Between } from '../relationships/relationship.reader';
import { OrderEntity } from './order.entity';
import { CustomerSubscription, type OrderCore, OrderLineType } from './order.types';
import { SubscriptionEntity } from './subscription.entity';

interface RawOrder {
  readonly id: string;
  readonly customerId: string;
  readonly relationshipId: string;
  readonly kind: OrderKind;
  readonly lines: string;
  readonly state: OrderState;
  readonly createdById: string | null;
  readonly imported: unknown;
  readonly createdAt: string;
  readonly placedAt: string | null;
  readonly cancelledAt: string | null;
}

const orderColumns = {
  id: 'o.id',
  customerId: 'o.customerId',
  relationshipId: 'o.relationshipId',
  kind: 'o.kind',
  lines: 'o.lines',
  state: 'o.state',
  createdById: 'o.createdById',
  imported: 'o.imported',
  createdAt: 'o.createdAt',
  placedAt: 'o.placedAt',
  cancelledAt: 'o.cancelledAt',
};

function toOrder({ id, relationshipId, kind, lines, state, createdById, imported, createdAt, placedAt, cancelledAt }: RawOrder): OrderCore {
  return { id, relationshipId, kind, state, createdById, createdAt, placedAt, cancelledAt, lines: linesOf(lines), imported: isTrue(imported) };
}

function linesOf(json: string): OrderLineType[] {
  const parsed: unknown = JSON.parse(json);
  return (Array.isArray(parsed) ? parsed : []).map((line: unknown) => {
    const read = (name: string): unknown => (typeof line === 'object' && line !== null ? Reflect.get(line, name) : undefined);
    return make(OrderLineType, { product: String(read('product')), quantity: Number(read('quantity')) });
  });
}

export interface OrderPage extends Between {
  readonly first: number;
  readonly after: readonly (string | null)[] | null;
}

/** For each customer a page of its orders and one more, latest first. They ask for the same partner and page. */
export async function readOrders(manager: EntityManager, pages: readonly OrderPage[]): Promise<OrderCore[][]> {
  const [{ first, after } = { first: 0, after: null }, ...more] = pages;
  const query = throughPartner(selectRows(manager, OrderEntity, 'o', orderColumns), pages);
  if (after !== null) query.andWhere('(o.createdAt, o.id) < (:afterAt, :afterId)', { afterAt: after[0], afterId: after[1] });
  const rows = more.length > 0 ? await firstOfEach<RawOrder>(manager, query, LATEST, first + 1) : await readPage(query, first + 1);
  return pages.map((page) => rows.filter(({ customerId }) => customerId === page.customerId).map(toOrder));
}

const readPage = (query: SelectQueryBuilder<OrderEntity>, limit: number): Promise<RawOrder[]> => query.orderBy('o.createdAt', 'DESC').addOrderBy('o.id', 'DESC').limit(limit).getRawMany();

const LATEST = 'PARTITION BY o.customerId ORDER BY o.createdAt DESC, o.id DESC';

/** The first few rows of each customer; `place` numbers the rows of one. */
function firstOfEach<Row>(manager: EntityManager, query: SelectQueryBuilder<ObjectLiteral>, place: string, few: number): Promise<Row[]> {
  const [text, parameters] = query.addSelect(`ROW_NUMBER() OVER (${place})`, 'place').getQueryAndParameters();
  return manager.query(`SELECT * FROM (${text}) ranked WHERE ranked.place <= ${few} ORDER BY ranked.place`, parameters);
}

/** The orders through these relationships that waited and went through at this very instant: what one acceptance freed. */
export async function readFreedOrders(manager: EntityManager, relationshipIds: readonly string[], at: string): Promise<OrderCore[]> {
  if (relationshipIds.length === 0) return [];
  const rows = await selectRows(manager, OrderEntity, 'o', orderColumns)
    .where('o.relationshipId IN (:...relationshipIds) AND o.placedAt = :at AND o.createdAt < :at', { relationshipIds, at })
    .orderBy('o.createdAt')
    .addOrderBy('o.id')
    .getRawMany<RawOrder>();
  return rows.map(toOrder);
}

export async function countOrders(manager: EntityManager, asked: readonly Between[]): Promise<number[]> {
  const query = throughPartner(selectRows(manager, OrderEntity, 'o', { customerId: 'o.customerId', count: 'COUNT(*)' }), asked).groupBy('o.customerId');
  const counts = new Map((await query.getRawMany<{ customerId: string; count: unknown }>()).map((row) => [row.customerId, Number(row.count)]));
  return asked.map(({ customerId }) => counts.get(customerId) ?? 0);
}

/** Worded so that no index of the partner's serves: it has too many. */
const IS_BETWEEN = ':partnerId IN (r.sellerId, r.providerId)';

function throughPartner(query: SelectQueryBuilder<OrderEntity>, asked: readonly Between[]): SelectQueryBuilder<OrderEntity> {
  const partnerId = asked[0]?.partnerId ?? null;
  query.where('o.customerId IN (:...customerIds)', { customerIds: asked.map(({ customerId }) => customerId) });
  if (partnerId === null) return query;
  // Looked up for each order: joined, SQLite would begin with all relationships of the partner.
  const ofPartner = query.subQuery().select('1').from(RelationshipEntity, 'r').where('r.id = o.relationshipId').andWhere(IS_BETWEEN).getQuery();
  return query.andWhere(`EXISTS ${ofPartner}`, { partnerId });
}

export async function readOrder(manager: EntityManager, id: string): Promise<OrderCore | null> {
  const raw = await selectRows(manager, OrderEntity, 'o', orderColumns).where('o.id = :id', { id }).getRawOne<RawOrder>();
  return raw ? toOrder(raw) : null;
}

interface RawSubscription {
  readonly id: string;
  readonly customerId: string;
  readonly kind: OrderKind;
  readonly lines: string;
  readonly state: SubscriptionState;
  readonly autoRenew: unknown;
  readonly endsOn: string;
}

const subscriptionColumns = { id: 's.id', customerId: 'r.customerId', kind: 's.kind', lines: 's.lines', state: 's.state', autoRenew: 's.autoRenew', endsOn: 's.endsOn' };
const MOST_SUBSCRIPTIONS = 500;

/** For each customer what runs; active ones first. */
export async function readSubscriptions(manager: EntityManager, asked: readonly Between[]): Promise<CustomerSubscription[][]> {
  const partnerId = asked[0]?.partnerId ?? null;
  const query = selectRows(manager, SubscriptionEntity, 's', subscriptionColumns)
    .innerJoin(RelationshipEntity, 'r', 'r.id = s.relationshipId')
    .where('r.customerId IN (:...customerIds)', { customerIds: asked.map(({ customerId }) => customerId) });
  if (partnerId !== null) query.andWhere(IS_BETWEEN, { partnerId });
  const rows = await firstOfEach<RawSubscription>(manager, query, 'PARTITION BY r.customerId ORDER BY s.state, s.endsOn, s.id', MOST_SUBSCRIPTIONS);
  return asked.map((one) => rows.filter(({ customerId }) => customerId === one.customerId).map(toSubscription));
}

const toSubscription = ({ id, kind, lines, state, autoRenew, endsOn }: RawSubscription): CustomerSubscription =>
  make(CustomerSubscription, { id, kind, lines: linesOf(lines), state, autoRenew: isTrue(autoRenew), endsOn });
