import { sha256 } from '../agreements/publish.service';
import type { NewEvent } from '../events/event.service';
import type { DemoAgent, DemoInvitation, DemoOrder, DemoPartner, DemoRelationship, DemoWithdrawal, DemoWorld, Slug } from './data/demo-world.types';
import { bySlug, named, type DemoIds } from './demo-ids';
import { PARTNERS_SINCE } from './demo-people.rows';
import { isKnownCompany } from './demo-relationship.rows';

type Actor = NewEvent['actor'];

interface Cast {
  readonly world: DemoWorld;
  readonly ids: DemoIds;
  /** Acceptances write their own events; here they are only referred to. */
  readonly acceptanceIds: ReadonlyMap<Slug, string>;
  readonly withdrawalIds: ReadonlyMap<Slug, string>;
}

const OPERATOR: Actor = { kind: 'OPERATOR' };

/** What the rows of the demo world would have left in the log, had they come about one by one; oldest first. */
export function demoEvents(cast: Cast): NewEvent[] {
  const { world } = cast;
  const events = [
    ...world.customers.map((row) => customerCreated(cast, row)),
    ...world.relationships.flatMap((row) => relationshipEvents(cast, row)),
    ...world.invitations.flatMap((row) => invitationEvents(cast, row)),
    ...world.withdrawals.map((row) => withdrawn(cast, row)),
    ...world.orders.flatMap((row) => orderEvents(cast, row)),
  ];
  return events.sort((one, other) => one.now.getTime() - other.now.getTime());
}

/** As the first partner of a new installation leaves it. */
export function partnerCreated({ world: { agents }, ids }: Pick<Cast, 'world' | 'ids'>, partner: DemoPartner): NewEvent {
  const partnerId = ids.partner(partner.slug);
  const payload = { agentId: ids.agent(firstAgent(agents, partner.slug).slug), type: partner.type };
  return { kind: 'PARTNER_CREATED', actor: OPERATOR, partnerId, subjectId: partnerId, payload, now: PARTNERS_SINCE };
}

function firstAgent(agents: readonly DemoAgent[], partner: Slug): DemoAgent {
  const agent = agents.find((row) => row.partner === partner);
  if (agent === undefined) throw new Error(`The demo partner ${partner} has no agent`);
  return agent;
}

const agentOf = ({ world, ids }: Cast, partner: Slug): Actor => ({ kind: 'AGENT', id: ids.agent(firstAgent(world.agents, partner).slug) });

const adminOf = ({ ids }: Cast, customer: Slug): Actor => ({ kind: 'CUSTOMER_USER', id: ids.user(`${customer}/admin`) });

function customerCreated(cast: Cast, { slug, createdBy, agreementRoute, createdAt }: DemoWorld['customers'][number]): NewEvent {
  const customerId = cast.ids.customer(slug);
  const actor = agreementRoute === 'IMPORTED' ? OPERATOR : agentOf(cast, createdBy);
  return { kind: 'CUSTOMER_CREATED', actor, partnerId: cast.ids.partner(createdBy), customerId, subjectId: customerId, payload: { agreementRoute }, now: new Date(createdAt) };
}

const CLOSED_BY = { DECLINED: 'R4', EXPIRED: 'R5', WITHDRAWN: 'R6', ENDED: 'R7' } as const;

function relationshipEvents(cast: Cast, row: DemoRelationship): NewEvent[] {
  const { ids, world } = cast;
  const about = { partnerId: ids.partner(row.seller), customerId: ids.customer(row.customer), subjectId: ids.relationship(row.slug) };
  const partner = row.imported ? OPERATOR : agentOf(cast, row.seller);
  const request = world.invitations.find(({ relationship, kind }) => relationship === row.slug && kind === 'RELATIONSHIP_AND_AGREEMENT');
  const isKnown = request !== undefined && isKnownCompany(request, row);
  const begun: NewEvent =
    row.activatedAt === null
      ? { ...about, kind: 'RELATIONSHIP_REQUESTED', actor: isKnown ? partner : adminOf(cast, row.customer), rule: isKnown ? 'R8' : 'R2', now: new Date(row.createdAt) }
      : { ...about, kind: 'RELATIONSHIP_ACTIVE', actor: partner, rule: 'R1', now: new Date(row.activatedAt) };
  if (row.closedAt === null || row.state === 'ACTIVE' || row.state === 'REQUESTED') return [begun];
  const closers = { DECLINED: adminOf(cast, row.customer), EXPIRED: { kind: 'SYSTEM' }, WITHDRAWN: partner, ENDED: partner } as const;
  return [begun, { ...about, kind: `RELATIONSHIP_${row.state}`, actor: closers[row.state], rule: CLOSED_BY[row.state], now: new Date(row.closedAt) }];
}

function invitationEvents(cast: Cast, row: DemoInvitation): NewEvent[] {
  const { ids } = cast;
  const customerId = row.customer === null ? null : ids.customer(row.customer);
  const about = { partnerId: ids.partner(row.seller), customerId, subjectId: ids.invitation(row.slug) };
  const agent: Actor = { kind: 'AGENT', id: ids.agent(row.sentBy) };
  const made: NewEvent = { ...about, kind: 'INVITATION_MADE', actor: agent, payload: { kind: row.kind, replaces: null }, now: new Date(row.sentAt) };
  return [made, ...openings(cast, row, about), ...closing(cast, row, about)];
}

/** A link that nobody answered closes by itself, on the day on which it ends. */
function closing(cast: Cast, { status, customer, sentBy, closedAt, expiresAt }: DemoInvitation, about: Pick<NewEvent, 'partnerId' | 'customerId' | 'subjectId'>): NewEvent[] {
  if (status === 'OPEN') return [];
  if (status === 'EXPIRED') return [{ ...about, kind: 'INVITATION_EXPIRED', actor: { kind: 'SYSTEM' }, now: new Date(closedAt ?? expiresAt) }];
  if (closedAt === null) return [];
  const actor: Actor = status === 'REVOKED' || customer === null ? { kind: 'AGENT', id: cast.ids.agent(sentBy) } : adminOf(cast, customer);
  return [{ ...about, kind: `INVITATION_${status}`, actor, now: new Date(closedAt) }];
}

function openings(cast: Cast, row: DemoInvitation, about: Pick<NewEvent, 'partnerId' | 'customerId' | 'subjectId'>): NewEvent[] {
  if (row.openedAt === null || row.customer === null) return [];
  const relationship = row.relationship === null ? null : named(bySlug(cast.world.relationships), row.relationship);
  const opened = { ...about, actor: adminOf(cast, row.customer), now: new Date(row.openedAt) };
  const isBound = row.kind === 'RELATIONSHIP_AND_AGREEMENT' && relationship !== null && !isKnownCompany(row, relationship);
  const bound: NewEvent[] = isBound ? [{ ...opened, kind: 'INVITATION_BOUND', rule: 'D6' }] : [];
  if (row.toldToContactPartnerAt === null) return [...bound, { ...opened, kind: 'INVITATION_OPENED', rule: 'D12' }];
  return [...bound, { ...opened, kind: 'CUSTOMER_TOLD_TO_CONTACT_PARTNER', rule: relationship?.activatedAt === null ? 'D11' : 'D10' }];
}

function withdrawn({ world, ids, acceptanceIds, withdrawalIds }: Cast, { acceptance, agent, reason, recordedAt }: DemoWithdrawal): NewEvent {
  const { customer, partner } = named(bySlug(world.acceptances), acceptance);
  return {
    kind: 'ACCEPTANCE_WITHDRAWN',
    actor: { kind: 'AGENT', id: ids.agent(agent) },
    partnerId: partner === null ? null : ids.partner(partner),
    customerId: ids.customer(customer),
    subjectId: named(withdrawalIds, acceptance),
    rule: 'W4',
    payload: { acceptanceId: named(acceptanceIds, acceptance), reasonHash: sha256(Buffer.from(reason)) },
    now: new Date(recordedAt),
  };
}

function orderEvents({ world, ids }: Cast, { slug, relationship, kind, rule, placedBy, placedAt, createdAt, cancelledAt }: DemoOrder): NewEvent[] {
  const { seller, customer } = named(bySlug(world.relationships), relationship);
  const about = { partnerId: ids.partner(seller), customerId: ids.customer(customer), subjectId: ids.order(slug), payload: { kind } };
  const actor: Actor = placedBy === null ? OPERATOR : { kind: 'AGENT', id: ids.agent(placedBy) };
  const made: NewEvent = { ...about, kind: placedAt === null ? 'ORDER_HELD' : 'ORDER_PLACED', actor, rule: rule ?? 'IMPORT', now: new Date(createdAt) };
  return cancelledAt === null ? [made] : [made, { ...about, kind: 'ORDER_CANCELLED', actor, now: new Date(cancelledAt) }];
}
