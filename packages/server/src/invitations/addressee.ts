import {
  agreementFacts,
  companyNameFault,
  emailFault,
  hasOpenLink,
  inviteStanding,
  isCountryCode,
  isRegionServed,
  namedProvider,
  regionOf,
  tidy,
  tidyEmail,
  type InvitationKind,
  type InviteFacts,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { loadPartner, lockPartner, type PartnerFacts } from '../partners/partner.reader';
import { lockHistory, toward, type History, type HistoryRelationship } from '../relationships/history.reader';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import { InvitationEntity } from './invitation.entity';
import { boundKey, unboundKey } from './open-key';

export interface InviteInput {
  readonly invitee: { readonly customerId?: string | null | undefined; readonly company?: { readonly name: string; readonly email: string } | null | undefined };
  readonly kind: InvitationKind;
  readonly providerId?: string | null | undefined;
  readonly language: string;
  readonly idempotencyKey: string;
}

export type Inviting = Omit<InviteInput, 'idempotencyKey'>;

/** Whom the invitation is for, and what table I asks about it. */
export interface Addressee {
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

export async function addresseeOf(manager: EntityManager, partner: PartnerFacts, input: Inviting, now: Date): Promise<Addressee | Malformed> {
  const { customerId, company } = input.invitee;
  if (customerId) return boundAddressee(manager, await lockHistory(manager, customerId, now), partner, input);
  const name = tidy(company?.name);
  const email = tidyEmail(company?.email);
  const faults = { 'invitee.company.name': companyNameFault(name), 'invitee.company.email': emailFault(email) };
  const fields = Object.entries(faults).flatMap(([path, code]) => (code === null ? [] : [{ path, code }]));
  if (fields.length > 0) return { kind: 'MALFORMED', refusal: malformed('INVITEE_INCOMPLETE', fields) };
  return unboundAddressee(manager, partner, input, { name, email, now });
}

async function unboundAddressee(manager: EntityManager, partner: PartnerFacts, input: Inviting, company: { name: string; email: string; now: Date }): Promise<Addressee> {
  const providerId = providerNamed(partner, input.providerId);
  const openKey = unboundKey({ partnerId: partner.id, providerId, email: company.email, kind: input.kind });
  // No customer to lock: of two that ask the same company at once, the second replaces the link of the first.
  await lockPartner(manager, partner.id);
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
    facts: { ...asked, provider: namedProvider(partner, input.providerId), hasOpenLink: hasOpenLink(open, company.now) },
  };
}

/** A reseller sells through the provider it names; any other partner through none. */
const providerNamed = (partner: PartnerFacts, providerId: string | null | undefined): string | null =>
  partner.type === 'INDIRECT_RESELLER' && providerId && partner.providerIds.includes(providerId) ? providerId : null;

async function boundAddressee(manager: EntityManager, history: History | null, partner: PartnerFacts, input: Inviting): Promise<Addressee> {
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
function relationshipNamed(history: History, partner: PartnerFacts, input: Inviting): HistoryRelationship | null {
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
