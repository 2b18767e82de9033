import { AGENT_ROLES, hasTasks, type AgentRole, type PartnerType } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { dialect } from '../database/columns';
import { nameKey } from '../database/name-key';
import { codesOf, selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { AgentEntity } from './agent.entity';
import { PartnerLinkEntity } from './partner-link.entity';
import { PartnerEntity } from './partner.entity';
import { Partner, PartnerContact } from './partner.types';

interface PartnerRow {
  readonly id: string;
  readonly type: PartnerType;
  readonly name: string;
  readonly country: string;
  readonly mpnId: string | null;
  readonly timeZone: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string | null;
}

const partnerColumns = {
  id: 'partner.id',
  type: 'partner.type',
  name: 'partner.name',
  country: 'partner.country',
  mpnId: 'partner.mpnId',
  timeZone: 'partner.timeZone',
  contactName: 'partner.contactName',
  contactEmail: 'partner.contactEmail',
  contactPhone: 'partner.contactPhone',
};

export async function readPartners(manager: EntityManager, ids: readonly string[]): Promise<Partner[]> {
  const rows = await selectRows(manager, PartnerEntity, 'partner', partnerColumns).where('partner.id IN (:...ids)', { ids }).getRawMany<PartnerRow>();
  return rows.map(toPartner);
}

function toPartner({ contactName, contactEmail, contactPhone, ...partner }: PartnerRow): Partner {
  return make(Partner, { ...partner, contact: make(PartnerContact, { name: contactName, email: contactEmail, phone: contactPhone }) });
}

/** The partners linked to this one: a provider's resellers, or a reseller's providers. Few, so they are read whole; by name. */
export async function readLinkedPartners(manager: EntityManager, partnerId: string, role: 'RESELLERS' | 'PROVIDERS'): Promise<Partner[]> {
  const [own, other] = role === 'RESELLERS' ? ['providerId', 'resellerId'] : ['resellerId', 'providerId'];
  const rows = await selectRows(manager, PartnerEntity, 'partner', partnerColumns)
    .innerJoin(PartnerLinkEntity, 'link', `link.${other} = partner.id`)
    .where(`link.${own} = :partnerId`, { partnerId })
    .getRawMany<PartnerRow>();
  return rows.map(toPartner).sort((a, b) => (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
}

/** What decisions need of a partner. */
export interface PartnerFacts {
  readonly id: string;
  readonly type: PartnerType;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly domain: string;
  readonly providerIds: readonly string[];
}

/** Throws when there is no such partner: its id comes from a row, never from a client. */
export async function loadPartner(manager: EntityManager, id: string): Promise<PartnerFacts> {
  const partner = await manager.findOneByOrFail(PartnerEntity, { id });
  const links = partner.type === 'INDIRECT_RESELLER' ? await manager.findBy(PartnerLinkEntity, { resellerId: id }) : [];
  const { type, name, country, timeZone, domain } = partner;
  return { id, type, name, country, timeZone, domain, providerIds: links.map((link) => link.providerId) };
}

/** Two writers who do this for one partner go one after the other (SQLite has one writer anyway); rows that refer to it are not held up. */
export async function lockPartner(manager: EntityManager, id: string): Promise<void> {
  if (dialect === 'postgres') await manager.query('SELECT 1 FROM partner WHERE id = $1 FOR NO KEY UPDATE', [id]);
}

export interface AgentRow {
  readonly id: string;
  readonly partnerId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly roles: AgentRole[];
  readonly language: string;
}

type RawAgent = Omit<AgentRow, 'roles'> & { readonly roles: string };

const agentColumns = {
  id: 'agent.id',
  partnerId: 'agent.partnerId',
  firstName: 'agent.firstName',
  lastName: 'agent.lastName',
  email: 'agent.email',
  roles: 'agent.roles',
  language: 'agent.language',
};

const toAgentRow = (raw: RawAgent): AgentRow => ({ ...raw, roles: codesOf(raw.roles, AGENT_ROLES) });

export async function readAgents(manager: EntityManager, ids: readonly string[]): Promise<AgentRow[]> {
  const rows = await selectRows(manager, AgentEntity, 'agent', agentColumns).where('agent.id IN (:...ids)', { ids }).getRawMany<RawAgent>();
  return rows.map(toAgentRow);
}

/** The partner's admin and sales agents, for refusals that name who can. At most ten. */
export async function readAgentsWhoMay(manager: EntityManager, partnerId: string): Promise<AgentRow[]> {
  return (await readColleagues(manager, partnerId)).filter(({ roles }) => hasTasks(roles)).slice(0, 10);
}

/** The partner's admin agents, likewise. */
export async function readAdminAgents(manager: EntityManager, partnerId: string): Promise<AgentRow[]> {
  return (await readColleagues(manager, partnerId)).filter(({ roles }) => roles.includes('ADMIN_AGENT')).slice(0, 10);
}

async function readColleagues(manager: EntityManager, partnerId: string): Promise<AgentRow[]> {
  const rows = await selectRows(manager, AgentEntity, 'agent', agentColumns)
    .where('agent.partnerId = :partnerId AND agent.disabledAt IS NULL', { partnerId })
    .orderBy('agent.emailKey')
    .limit(100)
    .getRawMany<RawAgent>();
  return rows.map(toAgentRow);
}
