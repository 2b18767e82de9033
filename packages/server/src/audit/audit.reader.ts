import type { ReadingFacts, ReadTrail } from '@assent/domain';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { selectRows } from '../database/rows';
import { COMPANY_EVENT_KINDS, type EventKind } from '../events/event-kinds';
import { EventOriginEntity } from '../events/event-origin.entity';
import { EventEntity } from '../events/event.entity';
import type { PersonViewer } from '../graphql/context';
import { companyOf, readsOnlyCustomers } from '../graphql/policy';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerEntity } from '../partners/partner.entity';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import type { ActorKind } from './audit-words';

export interface TrailFilter {
  readonly customerId?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly kind?: readonly EventKind[] | null | undefined;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
}

/** Whose trail, and what of it; see table T. */
export interface Trail {
  readonly viewer: PersonViewer;
  readonly shows: ReadTrail;
}

export interface TrailPage {
  readonly first: number;
  /** Instant and id of the event before the page. */
  readonly after: readonly (string | null)[] | null;
}

const eventColumns = {
  id: 'event.id',
  kind: 'event.kind',
  at: 'event.occurredAt',
  actorKind: 'event.actorKind',
  actorId: 'event.actorId',
  partnerId: 'event.partnerId',
  partnerName: 'partner.name',
  subjectId: 'event.subjectId',
  code: 'event.code',
  rule: 'event.rule',
  address: 'origin.address',
  userAgent: 'origin.userAgent',
  customerId: 'event.customerId',
  agentPartnerId: 'agent.partnerId',
  agentFirstName: 'agent.firstName',
  agentLastName: 'agent.lastName',
  agentEmail: 'agent.email',
  userCustomerId: 'person.customerId',
  userFirstName: 'person.firstName',
  userLastName: 'person.lastName',
  userEmail: 'person.email',
  accountFirstName: 'account.firstName',
  accountLastName: 'account.lastName',
  accountEmail: 'account.email',
};

type Text = string | null;

/** A row as it was read: what of it whom is shown, is for the policy to say. */
export interface TrailRow {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: string;
  readonly actorKind: ActorKind;
  readonly actorId: Text;
  readonly partnerId: Text;
  readonly partnerName: Text;
  readonly subjectId: Text;
  readonly code: Text;
  readonly rule: Text;
  readonly address: Text;
  readonly userAgent: Text;
  readonly customerId: Text;
  readonly companyName: Text;
  /** Of the partner with the customer; null at the customers' site. */
  readonly standing: Exclude<ReadingFacts['relationship'], 'NONE'> | null;
  readonly hasOwnAttestation: unknown;
  readonly agentPartnerId: Text;
  readonly agentFirstName: Text;
  readonly agentLastName: Text;
  readonly agentEmail: Text;
  readonly userCustomerId: Text;
  readonly userFirstName: Text;
  readonly userLastName: Text;
  readonly userEmail: Text;
  readonly accountFirstName: Text;
  readonly accountLastName: Text;
  readonly accountEmail: Text;
}

/** One page, latest first: a narrow statement along an index, and of several kinds of a partner's events one along the range of each (ADR 0186). */
export async function readTrail(manager: EntityManager, trail: Trail, filter: TrailFilter, page: TrailPage): Promise<TrailRow[]> {
  const kinds = [...new Set(filter.kind ?? [])];
  if (kinds.length < 2 || companyOf(trail.viewer).partnerId === null) return readRange(manager, trail, filter, page);
  const rows: TrailRow[] = [];
  for (const kind of kinds) rows.push(...(await readRange(manager, trail, { ...filter, kind: [kind] }, page)));
  return rows.sort(latestFirst).slice(0, page.first);
}

const latestFirst = (a: TrailRow, b: TrailRow): number => (a.at === b.at ? compare(b.id, a.id) : compare(b.at, a.at));
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function readRange(manager: EntityManager, trail: Trail, filter: TrailFilter, { first, after }: TrailPage): Promise<TrailRow[]> {
  const { partnerId, customerId } = companyOf(trail.viewer);
  const query = partnerId === null ? ofCompany(manager, customerId) : ofPartner(manager, partnerId);
  query
    .leftJoin(EventOriginEntity, 'origin', 'origin.eventId = event.id')
    .leftJoin(PartnerEntity, 'partner', 'partner.id = event.partnerId')
    .leftJoin(AgentEntity, 'agent', 'agent.id = event.actorId')
    .leftJoin(CustomerUserEntity, 'person', 'person.id = event.actorId');
  if (readsOnlyCustomers(trail)) query.andWhere('event.customerId IS NOT NULL');
  applyFilter(query, trail, filter);
  if (after !== null) query.andWhere('(event.occurredAt, event.id) < (:afterAt, :afterId)', { afterAt: after[0], afterId: after[1] });
  return query.orderBy('event.occurredAt', 'DESC').addOrderBy('event.id', 'DESC').limit(first).getRawMany();
}

type Query = SelectQueryBuilder<EventEntity>;

function ofPartner(manager: EntityManager, partnerId: string): Query {
  const columns = { ...eventColumns, companyName: 'pc.displayName', standing: 'pc.standing', hasOwnAttestation: 'pc.hasOwnAttestation' };
  return selectRows(manager, EventEntity, 'event', columns)
    .leftJoin(PartnerCustomerEntity, 'pc', 'pc.customerId = event.customerId AND pc.partnerId = :partnerId')
    .leftJoin(AgentEntity, 'account', 'account.id = event.subjectId AND account.partnerId = :partnerId')
    .where('event.partnerId = :partnerId', { partnerId });
}

function ofCompany(manager: EntityManager, customerId: string): Query {
  return selectRows(manager, EventEntity, 'event', { ...eventColumns, companyName: 'customer.companyName', standing: 'NULL', hasOwnAttestation: 'NULL' })
    .innerJoin(CustomerEntity, 'customer', 'customer.id = event.customerId')
    .leftJoin(CustomerUserEntity, 'account', 'account.id = event.subjectId AND account.customerId = :ownId')
    .where('event.customerId = :ownId AND event.kind IN (:...companyKinds)', { ownId: customerId, companyKinds: [...COMPANY_EVENT_KINDS] });
}

function applyFilter(query: Query, { viewer }: Trail, { customerId, actorId, kind, from, to }: TrailFilter): void {
  const company = companyOf(viewer);
  if (customerId) query.andWhere('event.customerId = :customerId', { customerId });
  // A customer that is hidden from the partner (V1) cannot be asked for: the partner's row of it is gone.
  if (customerId && company.partnerId !== null) query.andWhere('pc.customerId IS NOT NULL');
  if (actorId) {
    // Somebody else's person cannot be followed by an id.
    const own = company.partnerId === null ? 'person.customerId = :company' : 'agent.partnerId = :company';
    // As a plain comparison it would make SQLite begin with the people, and sort what all of them did.
    query.andWhere(`event.actorId = :actorId AND CASE WHEN ${own} THEN 1 ELSE 0 END > 0`, { actorId, company: company.partnerId ?? company.customerId });
  }
  if (kind?.length === 1) query.andWhere('event.kind = :kind', { kind: kind[0] });
  else if (kind?.length) query.andWhere('event.kind IN (:...kind)', { kind: [...kind] });
  if (from) query.andWhere('event.occurredAt >= :from', { from: from.toISOString() });
  if (to) query.andWhere('event.occurredAt < :to', { to: to.toISOString() });
}
