import {
  addDays,
  agreementFacts,
  decide,
  orderStanding,
  strongestAgentRole,
  SUBSCRIPTION_ORDER_KINDS,
  tables,
  TERM_DAYS,
  type FieldFault,
  type OrderFacts,
  type OrderKind,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory, toward, type History, type HistoryRelationship } from '../relationships/history.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { OrderEntity, type OrderLine } from './order.entity';
import { SubscriptionEntity } from './subscription.entity';

export interface PlaceOrderInput {
  readonly relationshipId: string;
  readonly kind: OrderKind;
  readonly lines: readonly OrderLine[];
  readonly idempotencyKey: string;
}

export interface OrderMade {
  readonly kind: 'PLACED' | 'HELD';
  readonly orderId: string;
  readonly customerId: string;
  readonly rule: string;
}

export type PlaceOrderResult = OrderMade | RefusalFacts;

const isMade = (stored: unknown): stored is OrderMade => typeof stored === 'object' && stored !== null && ['PLACED', 'HELD'].includes(String(Reflect.get(stored, 'kind')));

/** Table P: a person orders. Without a confirmation the order is held, or refused for a customer that was created to be asked. */
export function placeOrder(context: Context, viewer: AgentViewer, { idempotencyKey: key, ...input }: PlaceOrderInput): Promise<Replayable<PlaceOrderResult>> {
  const { database, now } = context;
  return once<PlaceOrderResult>(database, { actorId: viewer.id, key, operation: 'placeOrder', input, now }, isMade, (manager) => order(manager, viewer, input, now));
}

type Asked = Omit<PlaceOrderInput, 'idempotencyKey'>;

async function order(manager: EntityManager, viewer: AgentViewer, input: Asked, now: Date): Promise<Outcome<PlaceOrderResult>> {
  const fields = lineFaults(input.lines);
  if (fields.length > 0) return { result: malformed('ORDER_INCOMPLETE', fields), isRecorded: false };
  const relationship = await manager.findOneBy(RelationshipEntity, { id: input.relationshipId });
  const history = relationship && (await lockHistory(manager, relationship.customerId, now));
  const through = history?.relationships.find(({ id }) => id === input.relationshipId) ?? null;
  const { row, outcome } = decide(tables.P, orderFacts(viewer, history, through));
  if (outcome.kind === 'REFUSE') {
    const refusal = { kind: 'ORDER_REFUSED', row, outcome, customerId: history?.customer.id ?? null, providerId: through?.providerId, now } as const;
    return { result: await refuseAgent(manager, viewer, refusal), isRecorded: false };
  }
  if (history === null || through === null || outcome.kind === 'NO_ORDER') throw new Error(`table P: ${row} is no outcome of a person's order`);
  const state = outcome.kind === 'PLACE' ? 'PLACED' : 'HELD';
  const orderId = await insertOrder(manager, { input, history, viewer, state, row, now });
  return { result: { kind: state, orderId, customerId: history.customer.id, rule: row }, isRecorded: true };
}

/** The facts of table P for a person's order through a relationship. */
export function orderFacts(viewer: AgentViewer, history: History | null, through: HistoryRelationship | null): OrderFacts {
  const asked = { madeBy: 'PERSON', role: strongestAgentRole(viewer.roles), partnerType: viewer.partnerType } as const;
  if (history === null || through === null) {
    const standing = history === null ? 'HIDDEN' : orderStanding(toward(history, viewer.partnerId), null);
    return { ...asked, standing, isProvided: false, hasBoughtBefore: false, hasEverAcceptedDirectly: false, wasCreatedToBeAsked: false };
  }
  const { isProvided, hasBoughtBefore, hasEverAcceptedDirectly } = agreementFacts(history, through);
  return {
    ...asked,
    standing: orderStanding(toward(history, viewer.partnerId), through),
    isProvided,
    hasBoughtBefore,
    hasEverAcceptedDirectly,
    wasCreatedToBeAsked: history.customer.agreementRoute === 'WILL_BE_ASKED',
  };
}

const MOST_LINES = 100;
const LONGEST_PRODUCT = 200;
const MOST_PIECES = 1_000_000;

function lineFaults(lines: readonly OrderLine[]): FieldFault[] {
  if (lines.length === 0) return [{ path: 'lines', code: 'REQUIRED' }];
  if (lines.length > MOST_LINES) return [{ path: 'lines', code: 'TOO_LONG' }];
  return lines.flatMap(({ product, quantity }, index): FieldFault[] => {
    const faults: FieldFault[] = [];
    if (product.trim() === '') faults.push({ path: `lines.${index}.product`, code: 'REQUIRED' });
    if (product.length > LONGEST_PRODUCT) faults.push({ path: `lines.${index}.product`, code: 'TOO_LONG' });
    if (quantity < 1 || quantity > MOST_PIECES) faults.push({ path: `lines.${index}.quantity`, code: 'NOT_ALLOWED' });
    return faults;
  });
}

interface Ordering {
  readonly input: Asked;
  readonly history: History;
  readonly viewer: AgentViewer;
  readonly state: 'PLACED' | 'HELD';
  readonly row: string;
  readonly now: Date;
}

async function insertOrder(manager: EntityManager, { input, history, viewer, state, row, now }: Ordering): Promise<string> {
  const id = newId();
  const customerId = history.customer.id;
  const lines = input.lines.map(({ product, quantity }) => ({ product: product.trim(), quantity }));
  const actor = { kind: 'AGENT', id: viewer.id } as const;
  await manager.insert(OrderEntity, {
    id,
    relationshipId: input.relationshipId,
    customerId,
    kind: input.kind,
    lines,
    state,
    rule: row,
    createdById: viewer.id,
    partnerId: viewer.partnerId,
    imported: false,
    createdAt: now,
    placedAt: state === 'PLACED' ? now : null,
    cancelledAt: null,
  });
  if (state === 'PLACED') await leaveSubscription(manager, { id, relationshipId: input.relationshipId, kind: input.kind, lines }, history.today, now);
  await recordEvent(manager, { kind: `ORDER_${state}`, actor, partnerId: viewer.partnerId, customerId, subjectId: id, rule: row, payload: { kind: input.kind }, now });
  await announce(manager, { kind: 'ORDER', customerId, now });
  return id;
}

type Placed = Pick<OrderEntity, 'id' | 'relationshipId' | 'kind' | 'lines'>;

/** What a placed offer, software subscription or Azure plan leaves: one term of a year that renews itself. */
export async function leaveSubscription(manager: EntityManager, { id, relationshipId, kind, lines }: Placed, today: string, now: Date): Promise<void> {
  if (!SUBSCRIPTION_ORDER_KINDS.some((one) => one === kind)) return;
  await manager.insert(SubscriptionEntity, {
    id: newId(),
    relationshipId,
    orderId: id,
    kind,
    lines,
    state: 'ACTIVE',
    autoRenew: true,
    endsOn: addDays(today, TERM_DAYS),
    createdAt: now,
  });
}
