import type { EntityManager } from 'typeorm';
import { insertAcceptance, type NewAcceptance } from '../acceptances/acceptance.service';
import type { EvidenceFacts } from '../acceptances/evidence';
import { WithdrawalEntity } from '../acceptances/withdrawal.entity';
import type { CustomerEntity } from '../customers/customer.entity';

import { newId } from '../database/id';
import { insertRows } from '../database/insert-rows';
import type { DemoAcceptance, DemoWorld, Slug } from './data/demo-world.types';
import type { TextOf } from './demo-agreements';
import { bySlug, named, type DemoIds } from './demo-ids';

export interface AcceptanceParts {
  readonly world: DemoWorld;
  readonly ids: DemoIds;
  readonly customers: readonly CustomerEntity[];
  readonly textOf: TextOf;
}

export interface DemoAcceptanceIds {
  readonly acceptanceIds: ReadonlyMap<Slug, string>;
  /** Of what was withdrawn, by the acceptance. */
  readonly withdrawalIds: ReadonlyMap<Slug, string>;
}

/** Writes the acceptances, oldest first, and what was withdrawn of them. Returns the id of each. */
export async function insertDemoAcceptances(manager: EntityManager, parts: AcceptanceParts): Promise<DemoAcceptanceIds> {
  const { acceptances, withdrawals } = parts.world;
  const acceptanceIds = new Map<Slug, string>();
  for (const row of [...acceptances].sort((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))) {
    const supersedesId = row.supersedes === null ? null : named(acceptanceIds, row.supersedes);
    acceptanceIds.set(row.slug, await insertAcceptance(manager, { ...newAcceptance(parts, row), supersedesId }));
  }
  const withdrawalIds = new Map(withdrawals.map(({ acceptance }) => [acceptance, newId()]));
  const withdrawn = withdrawals.map(({ acceptance, agent, reason, recordedAt }) => ({
    id: named(withdrawalIds, acceptance),
    acceptanceId: named(acceptanceIds, acceptance),
    withdrawnById: parts.ids.agent(agent),
    reason,
    recordedAt: new Date(recordedAt),
  }));
  await insertRows(manager, WithdrawalEntity, withdrawn);
  return { acceptanceIds, withdrawalIds };
}

function newAcceptance(parts: AcceptanceParts, row: DemoAcceptance): Omit<NewAcceptance, 'supersedesId'> {
  const customerId = parts.ids.customer(row.customer);
  const customer = parts.customers.find(({ id }) => id === customerId);
  if (customer === undefined) throw new Error(`The demo data has no row for ${row.customer}`);
  const { method, rule, signer, dateAgreed } = row;
  return {
    method,
    customer,
    text: parts.textOf(row.agreement, row.language),
    signer: { ...signer },
    dateAgreed,
    rule,
    imported: false,
    now: new Date(row.recordedAt),
    ...(method === 'ATTESTED' ? attested(parts, row) : direct(parts, row, customer)),
  };
}

type HowItCame = Pick<NewAcceptance, 'partnerId' | 'providerId' | 'recordedBy' | 'invitationId' | 'evidence'>;

function attested({ ids }: AcceptanceParts, { partner, attestedBy, slug }: DemoAcceptance): HowItCame {
  if (partner === null || attestedBy === null) throw new Error(`${slug} names nobody who attested`);
  return { partnerId: ids.partner(partner), providerId: null, recordedBy: { kind: 'AGENT', id: ids.agent(attestedBy) }, invitationId: null, evidence: null };
}

function direct({ ids, world }: AcceptanceParts, { acceptedBy, invitation, recordedAt, slug }: DemoAcceptance, customer: CustomerEntity): HowItCame {
  if (acceptedBy === null || invitation === null) throw new Error(`${slug} names nobody who accepted, or no link`);
  const { seller, provider } = named(bySlug(world.invitations), invitation);
  return {
    partnerId: ids.partner(seller),
    providerId: provider === null ? null : ids.partner(provider),
    recordedBy: { kind: 'CUSTOMER_USER', id: ids.user(acceptedBy) },
    invitationId: ids.invitation(invitation),
    evidence: evidenceOf(customer, recordedAt),
  };
}

const MINUTES_OF_READING = 6;

/** No page showed anything, so nothing is said of words. The address is one that is kept for documentation (RFC 5737). */
const evidenceOf = ({ timeZone, createdByPartnerId }: CustomerEntity, recordedAt: string): EvidenceFacts => ({
  address: '203.0.113.24',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  signInMethod: 'PASSWORD',
  signedInAt: new Date(Date.parse(recordedAt) - MINUTES_OF_READING * 60_000).toISOString(),
  browserLanguage: null,
  timeZone,
  sessionId: newId(),
  credentialsIssuedByPartnerId: createdByPartnerId,
  displayedAt: null,
  siteBuild: null,
  words: null,
});
