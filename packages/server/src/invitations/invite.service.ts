import {
  agreementFacts,
  companyNameFault,
  decide,
  emailFault,
  hasOpenLink,
  inviteStanding,
  isCountryCode,
  isRegionServed,
  linkExpiresAt,
  namedProvider,
  regionOf,
  strongestAgentRole,
  tables,
  tidy,
  tidyEmail,
  type InvitationKind,
  type InvitationWarning,
  type InviteFacts,
  type Refuse,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { hashOf, newToken } from '../auth/token';
import { newId } from '../database/id';
import { recordEvent, type NewEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, refused, type RefusalFacts } from '../graphql/refusals';
import { loadPartner, readAgentsWhoMay, type PartnerFacts } from '../partners/partner.reader';
import { lockHistory, toward, type History, type HistoryRelationship } from '../relationships/history.reader';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import { requestRelationship } from '../relationships/relationship.service';
import { InvitationEntity } from './invitation.entity';
import { boundKey, unboundKey } from './open-key';

export interface InviteInput {
  readonly invitee: { readonly customerId?: string | null | undefined; readonly company?: { readonly name: string; readonly email: string } | null | undefined };
  readonly kind: InvitationKind;
  readonly providerId?: string | null | undefined;
  readonly language: string;
  readonly idempotencyKey: string;
}

/** What is kept under the idempotency key: no token. */
export interface InvitationMade {
  readonly kind: 'INVITED';
  readonly invitationId: string;
  readonly warning: InvitationWarning | null;
}

export type InviteResult = InvitationMade | RefusalFacts;

const isMade = (stored: unknown): stored is InvitationMade => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'INVITED';

/** Table I. The token leaves this function once, beside the result that is kept. */
export async function invite(context: Context, viewer: AgentViewer, input: InviteInput): Promise<Replayable<InviteResult> & { token: string | null }> {
  const { database, now } = context;
  const { idempotencyKey: key, ...asked } = input;
  const token = newToken();
  const answer = await once<InviteResult>(database, { actorId: viewer.id, key, operation: 'invite', input: asked, now }, isMade, (manager) =>
    inviteOnce(manager, viewer, input, { token, now }),
  );
  return { ...answer, token: answer.replayed || answer.result.kind === 'REFUSED' ? null : token };
}

interface Making {
  readonly token: string;
  readonly now: Date;
}

async function inviteOnce(manager: EntityManager, viewer: AgentViewer, input: InviteInput, making: Making): Promise<Outcome<InviteResult>> {
  const partner = await loadPartner(manager, viewer.partnerId);
  const addressee = await addresseeOf(manager, partner, input, making.now);
  if (addressee.kind === 'MALFORMED') return { result: addressee.refusal, isRecorded: false };
  const { row, outcome } = decide(tables.I, { ...addressee.facts, role: strongestAgentRole(viewer.roles), kind: input.kind });
  if (outcome.kind === 'REFUSE') return refuseInvitation(manager, viewer, addressee, row, outcome, making.now);
  const invitationId = await makeInvitation(manager, { viewer, partner, input, addressee, row, ...making });
  return { result: { kind: 'INVITED', invitationId, warning: outcome.warning }, isRecorded: true };
}

/** Whom the invitation is for, and what table I asks about it. */
interface Addressee {
  readonly kind: 'BOUND' | 'UNBOUND';
  readonly history: History | null;
  readonly named: HistoryRelationship | null;
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly companyName: string;
  readonly email: string | null;
  readonly openKey: string;
  readonly facts: Omit<InviteFacts, 'role' | 'kind'>;
}

type Malformed = { readonly kind: 'MALFORMED'; readonly refusal: RefusalFacts };

async function addresseeOf(manager: EntityManager, partner: PartnerFacts, input: InviteInput, now: Date): Promise<Addressee | Malformed> {
  const { customerId, company } = input.invitee;
  if (customerId) return boundAddressee(manager, await lockHistory(manager, customerId, now), partner, input);
  const name = tidy(company?.name);
  const email = tidyEmail(company?.email);
  const faults = { 'invitee.company.name': companyNameFault(name), 'invitee.company.email': emailFault(email) };
  const fields = Object.entries(faults).flatMap(([path, code]) => (code === null ? [] : [{ path, code }]));
  if (fields.length > 0) return { kind: 'MALFORMED', refusal: malformed('INVITEE_INCOMPLETE', fields) };
  return unboundAddressee(manager, partner, input, { name, email }, now);
}

async function unboundAddressee(manager: EntityManager, partner: PartnerFacts, input: InviteInput, company: { name: string; email: string }, now: Date): Promise<Addressee> {
  const providerId = providerNamed(partner, input.providerId);
  const openKey = unboundKey({ partnerId: partner.id, providerId, email: company.email, kind: input.kind });
  const open = await manager.findBy(InvitationEntity, { openKey });
  const asked = { standing: 'UNBOUND', isRegionServed: true, isUpToDate: false, isBlocked: false } as const;
  return {
    kind: 'UNBOUND',
    history: null,
    named: null,
    sellerId: partner.id,
    providerId,
    companyName: company.name,
    email: company.email,
    openKey,
    facts: { ...asked, provider: namedProvider(partner, input.providerId), hasOpenLink: hasOpenLink(open, now) },
  };
}

/** A reseller sells through the provider it names; any other partner through none. */
const providerNamed = (partner: PartnerFacts, providerId: string | null | undefined): string | null =>
  partner.type === 'INDIRECT_RESELLER' && providerId && partner.providerIds.includes(providerId) ? providerId : null;

async function boundAddressee(manager: EntityManager, history: History | null, partner: PartnerFacts, input: InviteInput): Promise<Addressee> {
  const named = history && relationshipNamed(history, partner, input);
  const sellerId = named?.sellerId ?? partner.id;
  const providerId = named?.providerId ?? providerNamed(partner, input.providerId);
  const provider = named === null ? namedProvider(partner, input.providerId) : 'NOT_NEEDED';
  if (history === null) {
    const hidden = { standing: 'HIDDEN', provider, isRegionServed: true, isUpToDate: false, hasOpenLink: false, isBlocked: false } as const;
    return { kind: 'BOUND', history, named, sellerId, providerId, companyName: '', email: null, openKey: '', facts: hidden };
  }
  const openKey = boundKey({ partnerId: partner.id, customerId: history.customer.id, sellerId, providerId, kind: input.kind });
  const { isUpToDate, isBlocked } = agreementFacts(history, { sellerId, providerId });
  const open = await manager.findBy(InvitationEntity, { openKey });
  return {
    kind: 'BOUND',
    history,
    named,
    sellerId,
    providerId,
    ...(await addressSeenBy(manager, history, partner.id)),
    openKey,
    facts: {
      standing: inviteStanding(toward(history, partner.id), named),
      provider,
      isRegionServed: await isServed(manager, history, sellerId, providerId),
      isUpToDate,
      isBlocked,
      hasOpenLink: hasOpenLink(open, history.now),
    },
  };
}

/** The relationship that the invitation is about: the partner's ACTIVE one (as seller first), else the newest that it would ask for again. */
function relationshipNamed(history: History, partner: PartnerFacts, input: InviteInput): HistoryRelationship | null {
  const active = history.relationships.filter(({ state, sellerId, providerId }) => state === 'ACTIVE' && (sellerId === partner.id || providerId === partner.id));
  const asSeller = active.find(({ sellerId }) => sellerId === partner.id);
  const isOwn = asSeller ?? active.at(0);
  if (isOwn && (input.kind === 'AGREEMENT' || !input.providerId || isOwn.providerId === input.providerId)) return isOwn;
  if (input.kind === 'AGREEMENT') return isOwn ?? null;
  const providerId = providerNamed(partner, input.providerId);
  return history.relationships.filter((one) => one.sellerId === partner.id && one.providerId === providerId).at(-1) ?? null;
}

/** Company and address as this partner may see them: a former partner does not learn today's contact. */
async function addressSeenBy(manager: EntityManager, { customer }: History, partnerId: string): Promise<{ companyName: string; email: string | null }> {
  const seen = await manager.findOneBy(PartnerCustomerEntity, { partnerId, customerId: customer.id });
  return { companyName: seen?.displayName ?? '', email: seen?.standing === 'ACTIVE' ? customer.contactEmail : null };
}

async function isServed(manager: EntityManager, { customer }: History, sellerId: string, providerId: string | null): Promise<boolean> {
  const seller = await loadPartner(manager, sellerId);
  const provider = providerId === null ? null : await loadPartner(manager, providerId);
  return servesCountry(customer.country, seller, provider);
}

/** Whether seller and provider may serve a country; one outside the program is served by nobody. */
export function servesCountry(country: string, seller: Pick<PartnerFacts, 'country'>, provider: Pick<PartnerFacts, 'country'> | null): boolean {
  if (!isCountryCode(country) || !isCountryCode(seller.country)) return false;
  if (provider !== null && !isCountryCode(provider.country)) return false;
  return isRegionServed(country, regionOf(seller.country), provider === null || !isCountryCode(provider.country) ? null : regionOf(provider.country));
}

interface ToMake extends Making {
  readonly viewer: AgentViewer;
  readonly partner: PartnerFacts;
  readonly input: InviteInput;
  readonly addressee: Addressee;
  readonly row: string;
}

async function makeInvitation(manager: EntityManager, { viewer, partner, input, addressee, row, token, now }: ToMake): Promise<string> {
  const { history, sellerId, providerId, companyName, email, openKey } = addressee;
  const actor = { kind: 'AGENT', id: viewer.id } as const;
  const id = newId();
  const customerId = history?.customer.id ?? null;
  const typed = { companyName, email: email ?? '' };
  const relationshipId = customerId === null ? null : await relationshipFor(manager, { addressee, input, customerId, typed, now }, actor);
  const replaced = await replaceOpen(manager, openKey, id, actor, now);
  await manager.insert(InvitationEntity, {
    id,
    kind: input.kind,
    status: 'OPEN',
    tokenHash: hashOf(token),
    openKey,
    partnerId: partner.id,
    sellerId,
    providerId,
    customerId,
    relationshipId,
    companyName,
    email,
    language: input.language,
    createdById: viewer.id,
    createdAt: now,
    expiresAt: linkExpiresAt(now),
    firstOpenedAt: null,
    toldToContactAt: replaced?.toldToContactAt ?? null,
    closedAt: null,
    replacedById: null,
    declineReason: null,
  });
  await recordEvent(manager, { kind: 'INVITATION_MADE', actor, partnerId: partner.id, customerId, subjectId: id, rule: row, payload: { kind: input.kind, replaces: replaced?.id ?? null }, now });
  if (customerId !== null) await announce(manager, { kind: 'INVITATION', customerId, now });
  return id;
}

interface Asking {
  readonly addressee: Addressee;
  readonly input: InviteInput;
  readonly customerId: string;
  readonly typed: { companyName: string; email: string };
  readonly now: Date;
}

async function relationshipFor(manager: EntityManager, { addressee, input, customerId, typed, now }: Asking, actor: NewEvent['actor']): Promise<string | null> {
  if (input.kind === 'AGREEMENT') return addressee.named?.id ?? null;
  const { sellerId, providerId } = addressee;
  return requestRelationship(manager, { customerId, sellerId, providerId, typed, now }, actor);
}

/** I6: the older link stops working the moment the new one is made; what the customer was told stays with the new one. */
async function replaceOpen(manager: EntityManager, openKey: string, newerId: string, actor: NewEvent['actor'], now: Date): Promise<InvitationEntity | null> {
  const open = await manager.findOneBy(InvitationEntity, { openKey });
  if (open === null) return null;
  await manager.update(InvitationEntity, { id: open.id, status: 'OPEN' }, { status: 'REVOKED', openKey: null, closedAt: now, replacedById: newerId });
  await recordEvent(manager, { kind: 'INVITATION_REPLACED', actor, partnerId: open.partnerId, customerId: open.customerId, subjectId: open.id, payload: { by: newerId }, now });
  return open;
}

async function refuseInvitation(manager: EntityManager, viewer: AgentViewer, { history, providerId }: Addressee, row: string, outcome: Refuse, now: Date): Promise<Outcome<InviteResult>> {
  const people = outcome.names.includes('AGENTS_WHO_MAY') ? await readAgentsWhoMay(manager, viewer.partnerId) : [];
  const partnerId = outcome.names.includes('PROVIDER') ? providerId : null;
  await recordEvent(manager, {
    kind: 'INVITATION_REFUSED',
    actor: { kind: 'AGENT', id: viewer.id },
    partnerId: viewer.partnerId,
    customerId: history?.customer.id ?? null,
    code: outcome.code,
    rule: row,
    now,
  });
  return { result: refused(row, outcome, { people, partnerId }), isRecorded: false };
}
