import type { ReadingFacts } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { runStatement } from '../database/statement';
import type { EventKind } from '../events/event-kinds';
import { companyOf, type Company } from '../graphql/policy';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import type { ActorKind } from './audit-words';
import type { Trail, TrailFilter, TrailPage } from './trail';
import { pageStatement, rangesOf } from './trail.statement';

const eventColumns = {
  id: 'event.id',
  kind: 'event.kind',
  at: 'event.occurred_at',
  actorKind: 'event.actor_kind',
  actorId: 'event.actor_id',
  partnerId: 'event.partner_id',
  partnerName: 'partner.name',
  subjectId: 'event.subject_id',
  code: 'event.code',
  rule: 'event.rule',
  address: 'origin.address',
  userAgent: 'origin.user_agent',
  customerId: 'event.customer_id',
  agentPartnerId: 'agent.partner_id',
  agentFirstName: 'agent.first_name',
  agentLastName: 'agent.last_name',
  agentEmail: 'agent.email',
  userCustomerId: 'person.customer_id',
  userFirstName: 'person.first_name',
  userLastName: 'person.last_name',
  userEmail: 'person.email',
  accountFirstName: 'account.first_name',
  accountLastName: 'account.last_name',
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

/** One page, latest first: a narrow statement along the ranges that have what is asked for, merged (ADR 0192). */
export async function readTrail(manager: EntityManager, trail: Trail, filter: TrailFilter, page: TrailPage): Promise<TrailRow[]> {
  const company = companyOf(trail.viewer);
  const ranges = rangesOf(trail, filter);
  if (ranges.length === 0 || !(await mayBeAskedFor(manager, company, filter))) return [];
  const shape = company.partnerId === null ? ofCompany : ofPartner;
  return runStatement(manager, pageStatement(company.partnerId ?? company.customerId, ranges, { filter, page }, shape));
}

/** A customer that is hidden from the partner (V1), another company and somebody else's person cannot be followed by an id. */
async function mayBeAskedFor(manager: EntityManager, { partnerId, customerId: ownId }: Company, { customerId, actorId }: TrailFilter): Promise<boolean> {
  if (partnerId === null) {
    if (customerId && customerId !== ownId) return false;
    return !actorId || manager.existsBy(CustomerUserEntity, { id: actorId, customerId: ownId });
  }
  if (customerId && !(await manager.existsBy(PartnerCustomerEntity, { partnerId, customerId }))) return false;
  return !actorId || manager.existsBy(AgentEntity, { id: actorId, partnerId });
}

const selected = (columns: object): string => Object.entries<string>({ ...eventColumns, ...columns }).map(([name, column]) => `${column} AS "${name}"`).join(', ');

const joins = `LEFT JOIN event_origin origin ON origin.event_id = event.id
  LEFT JOIN partner ON partner.id = event.partner_id
  LEFT JOIN agent ON agent.id = event.actor_id
  LEFT JOIN customer_user person ON person.id = event.actor_id`;

const ofPartner = {
  columns: selected({ companyName: 'pc.display_name', standing: 'pc.standing', hasOwnAttestation: 'pc.has_own_attestation' }),
  joins: `${joins}
  LEFT JOIN partner_customer pc ON pc.partner_id = $1 AND pc.customer_id = event.customer_id
  LEFT JOIN agent account ON account.id = event.subject_id AND account.partner_id = $1`,
};

const ofCompany = {
  columns: selected({ companyName: 'customer.company_name', standing: 'NULL', hasOwnAttestation: 'NULL' }),
  joins: `${joins}
  LEFT JOIN customer ON customer.id = event.customer_id
  LEFT JOIN customer_user account ON account.id = event.subject_id AND account.customer_id = $1`,
};
