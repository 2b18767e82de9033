import { decide, isTermOver, nextTermEnd, renewalMadeBy, tables, todayIn, type Day, type OrderFacts } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import { lockHistory, type History } from '../relationships/history.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { readDueSubscriptions, type DueSubscription, type DueWish } from './due-subscription.reader';
import { OrderEntity } from './order.entity';
import { SubscriptionEntity } from './subscription.entity';

const BATCH = 100;
const RUNNING = ['ACTIVE', 'SUSPENDED'] as const;
/** Nowhere does a day begin earlier. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** P1, P2: ends or renews every subscription whose term is over where its customer is. Whatever else asks for a stop is asked between two of them. */
export async function renewDue(database: Database, now: Date, signal?: AbortSignal): Promise<void> {
  for (const state of RUNNING) {
    for await (const { id } of ranOut(database, { state, before: todayIn(EARLIEST_ZONE, now) })) {
      signal?.throwIfAborted();
      while (await database.transact((manager) => renew(manager, id, now)));
    }
  }
}

/** The longest over first, along their index: what is renewed meanwhile has left the range. */
async function* ranOut(database: Database, due: Omit<DueWish, 'after' | 'most'>): AsyncGenerator<DueSubscription> {
  let after: DueSubscription | null = null;
  do {
    const wish: DueWish = { ...due, after, most: BATCH };
    const batch: DueSubscription[] = await database.read((manager) => readDueSubscriptions(manager, wish));
    yield* batch;
    after = batch.length === BATCH ? (batch.at(-1) ?? null) : null;
  } while (after !== null);
}

/** One term. Whether another may be over as well: a server that was off for years catches up. */
async function renew(manager: EntityManager, id: string, now: Date): Promise<boolean> {
  const known = await manager.findOneByOrFail(SubscriptionEntity, { id });
  const { customerId } = await manager.findOneByOrFail(RelationshipEntity, { id: known.relationshipId });
  const history = await lockHistory(manager, customerId, now);
  // Whoever had the customer before may have renewed it.
  const subscription = await manager.findOneByOrFail(SubscriptionEntity, { id });
  const through = history?.relationships.find((one) => one.id === subscription.relationshipId);
  if (history === null || through === undefined || !isTermOver(subscription, history.today)) return false;
  const { row, outcome } = decide(tables.P, { ...NOT_ASKED, madeBy: renewalMadeBy(subscription, through.state === 'ACTIVE') });
  const renewing = { subscription, history, sellerId: through.sellerId, row, now };
  if (outcome.kind === 'PLACE') await place(manager, renewing);
  else if (outcome.kind === 'NO_ORDER') await end(manager, renewing);
  else throw new Error(`table P: ${row} is no outcome of a renewal`);
  return outcome.kind === 'PLACE';
}

/** What table P asks of a person's order only. */
const NOT_ASKED = {
  standing: 'ACTIVE', role: 'NONE', partnerType: 'DIRECT_BILL', isProvided: false, hasBoughtBefore: true, hasEverAcceptedDirectly: false, wasCreatedToBeAsked: false,
} as const satisfies Omit<OrderFacts, 'madeBy'>;

interface Renewing {
  readonly subscription: SubscriptionEntity;
  readonly history: History;
  readonly sellerId: string;
  readonly row: string;
  readonly now: Date;
}

async function place(manager: EntityManager, { subscription, history, sellerId, row, now }: Renewing): Promise<void> {
  const { id, relationshipId, kind, lines } = subscription;
  await change(manager, subscription, { endsOn: nextTermEnd(subscription) });
  const orderId = newId();
  const customerId = history.customer.id;
  await manager.insert(OrderEntity, {
    id: orderId,
    relationshipId,
    customerId,
    kind,
    lines,
    state: 'PLACED',
    rule: row,
    createdById: null,
    partnerId: sellerId,
    imported: false,
    createdAt: now,
    placedAt: now,
    cancelledAt: null,
  });
  await recordEvent(manager, { kind: 'ORDER_PLACED', actor: { kind: 'SYSTEM' }, partnerId: sellerId, customerId, subjectId: orderId, rule: row, payload: { kind, renews: id }, now });
  await announce(manager, { kind: 'ORDER', customerId, now });
}

async function end(manager: EntityManager, { subscription, history, sellerId, row, now }: Renewing): Promise<void> {
  await change(manager, subscription, { state: 'ENDED' });
  await recordEvent(manager, { kind: 'SUBSCRIPTION_ENDED', actor: { kind: 'SYSTEM' }, partnerId: sellerId, customerId: history.customer.id, subjectId: subscription.id, rule: row, now });
}

async function change(manager: EntityManager, { id, state, endsOn }: SubscriptionEntity, to: { endsOn: Day } | { state: 'ENDED' }): Promise<void> {
  const { affected } = await manager.update(SubscriptionEntity, { id, state, endsOn }, to);
  if (affected !== 1) throw new Error('the subscription changed while its customer was locked');
}
