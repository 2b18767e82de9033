import { agreementFacts, decide, orderStanding, strongestAgentRole, tables } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { recordEvent } from '../events/event.service';
import type { CustomerChange } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory, readHistory, toward } from '../relationships/history.reader';
import { OrderEntity } from './order.entity';
import { leaveSubscription } from './order.service';

/** Follows a change: an acceptance that provides a relationship places its held orders, in the same transaction. */
export async function placeHeldOrders(manager: EntityManager, { kind, customerId, now }: CustomerChange): Promise<void> {
  // CUSTOMER: what had lapsed may be good again when an operator moved a last day (ADR 0158).
  if (!['ACCEPTANCE', 'RELATIONSHIP', 'CUSTOMER'].includes(kind)) return;
  const held = await manager.find(OrderEntity, { where: { customerId, state: 'HELD' }, order: { createdAt: 'ASC', id: 'ASC' } });
  if (held.length === 0) return;
  const history = await readHistory(manager, customerId, now);
  for (const one of held) {
    const through = history?.relationships.find(({ id }) => id === one.relationshipId);
    if (history && through?.state === 'ACTIVE' && agreementFacts(history, through).isProvided) await placeHeld(manager, one, history.today, now);
  }
}

async function placeHeld(manager: EntityManager, one: OrderEntity, today: string, now: Date): Promise<void> {
  const { affected } = await manager.update(OrderEntity, { id: one.id, state: 'HELD' }, { state: 'PLACED', placedAt: now });
  if (affected !== 1) return; // cancelled meanwhile
  await leaveSubscription(manager, one, today, now);
  const { partnerId, customerId, id: subjectId } = one;
  await recordEvent(manager, { kind: 'ORDER_PLACED', actor: { kind: 'SYSTEM' }, partnerId, customerId, subjectId, rule: one.rule, payload: { wasHeld: true }, now });
}

/** Follows a change: what waited on a relationship that ended will never go through. */
export async function cancelOrdersOfEnded(manager: EntityManager, { kind, customerId, now }: CustomerChange): Promise<void> {
  if (kind !== 'RELATIONSHIP') return;
  const held = await manager.find(OrderEntity, { where: { customerId, state: 'HELD', relationship: { state: 'ENDED' } } });
  for (const { id, partnerId } of held) {
    await manager.update(OrderEntity, { id, state: 'HELD' }, { state: 'CANCELLED', cancelledAt: now });
    await recordEvent(manager, { kind: 'ORDER_CANCELLED', actor: { kind: 'SYSTEM' }, partnerId, customerId, subjectId: id, now });
  }
}

export type CancelOrderResult = { readonly kind: 'CANCELLED'; readonly orderId: string } | RefusalFacts;

/** Table H: a held order is taken back, by the partner that made it, or by its provider. */
export function cancelOrder({ database, now }: Context, viewer: AgentViewer, orderId: string): Promise<CancelOrderResult> {
  return database.transact(async (manager) => {
    const known = await manager.findOneBy(OrderEntity, { id: orderId });
    const history = known && (await lockHistory(manager, known.customerId, now));
    const one = known && (await manager.findOneByOrFail(OrderEntity, { id: orderId }));
    const through = history?.relationships.find(({ id }) => id === one?.relationshipId) ?? null;
    const { row, outcome } = decide(tables.H, {
      standing: history === null ? 'HIDDEN' : orderStanding(toward(history, viewer.partnerId), through),
      role: strongestAgentRole(viewer.roles),
      isHeld: one?.state === 'HELD',
    });
    if (outcome.kind === 'REFUSE') {
      const isFound = outcome.code !== 'NOT_FOUND';
      return refuseAgent(manager, viewer, { kind: 'CANCELLATION_REFUSED', row, outcome, customerId: isFound ? (one?.customerId ?? null) : null, subjectId: isFound ? orderId : null, now });
    }
    if (one === null) throw new Error(`table H: ${row} without an order`);
    const { affected } = await manager.update(OrderEntity, { id: orderId, state: 'HELD' }, { state: 'CANCELLED', cancelledAt: now });
    if (affected !== 1) throw new Error('the order changed while its customer was locked');
    const actor = { kind: 'AGENT', id: viewer.id } as const;
    await recordEvent(manager, { kind: 'ORDER_CANCELLED', actor, partnerId: one.partnerId, customerId: one.customerId, subjectId: orderId, rule: row, now });
    return { kind: 'CANCELLED', orderId };
  });
}
