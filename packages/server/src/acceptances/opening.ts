import {
  agreementFacts,
  attestingPartner,
  NOTHING_SUBMITTED,
  decide,
  linkStatusAt,
  offeredVersion,
  providedBy,
  strongestReaderRole,
  tables,
  type ContactPartnerScenario,
  type Decision,
  type OpeningFacts,
  type OpeningOutcome,
  type Refuse,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { hashOf } from '../auth/token';
import { readUsersWhoMay } from '../customers/customer.reader';
import type { CustomerUserViewer } from '../graphql/context';
import { refused, type RefusalFacts } from '../graphql/refusals';
import { servesCountry } from '../invitations/addressee';
import { InvitationEntity } from '../invitations/invitation.entity';
import { loadPartner } from '../partners/partner.reader';
import { lockHistory, readHistory, type History } from '../relationships/history.reader';

/** Which link a reader means: by its secret, or by its id among those bound to the reader's own company. */
export interface LinkKey {
  readonly token?: string | null | undefined;
  readonly invitationId?: string | null | undefined;
}

/** What was sent with a submission; opening sends nothing. */
export interface Submitted {
  readonly relationshipTicked: boolean;
  readonly agreementTicked: boolean;
  readonly isShownCurrent: boolean;
}

export type Action = OpeningFacts['action'];

/** A link as far as table D and the page of its reader ask it. */
export type LinkFacts = Pick<
  InvitationEntity,
  'id' | 'kind' | 'status' | 'partnerId' | 'sellerId' | 'providerId' | 'customerId' | 'relationshipId' | 'companyName' | 'expiresAt' | 'toldToContactAt'
>;

/** Which boxes are asked. */
export interface Asks {
  readonly relationship: boolean;
  readonly agreement: boolean;
}

/** A link that is read by its own company, at the moment of a submission. */
export interface LinkRead {
  readonly invitation: InvitationEntity;
  readonly history: History;
  readonly viewer: CustomerUserViewer;
  /** The version that is offered. */
  readonly offeredId: string | null;
}

/** A link as its reader finds it, and what table D says. */
export interface Opening<Link extends LinkFacts = InvitationEntity> {
  readonly invitation: Link | null;
  /** The reader's own company, where the link is for it (or for nobody yet). */
  readonly history: History | null;
  readonly decision: Decision<'D', string, OpeningOutcome>;
}

export interface Asked {
  readonly key: LinkKey;
  readonly action: Action;
  /** Null: nobody is signed in. */
  readonly viewer: CustomerUserViewer | null;
  readonly now: Date;
  /** What was sent, judged once link and offered version are known. Opening sends nothing. */
  readonly submitted?: (link: LinkRead) => Promise<Submitted>;
}

/** Loads a link with its customer locked, and asks table D. */
export function openLink(manager: EntityManager, asked: Asked): Promise<Opening> {
  return loadLink(manager, asked, lockHistory);
}

/** The same without a lock, for a look that records nothing. */
export function readLink(manager: EntityManager, asked: Asked): Promise<Opening> {
  return loadLink(manager, asked, readHistory);
}

async function loadLink(manager: EntityManager, { key, action, viewer, now, submitted }: Asked, load: typeof readHistory): Promise<Opening> {
  const invitation = await findLink(manager, key, viewer);
  const mayLoad = invitation !== null && viewer !== null && (invitation.customerId === null || invitation.customerId === viewer.customerId);
  const history = mayLoad ? await load(manager, viewer.customerId, now) : null;
  // Whoever waited for the customer finds the link as the one before left it.
  const current = invitation && (await manager.findOneByOrFail(InvitationEntity, { id: invitation.id }));
  const offered = history && offeredVersion(history);
  const isRead = current !== null && history !== null && viewer !== null;
  const sent = (isRead && (await submitted?.({ invitation: current, history, viewer, offeredId: offered?.id ?? null }))) || NOTHING_SUBMITTED;
  const situation = { invitation: current, history, viewer, action, now, submitted: sent };
  const facts = await openingFacts(situation, (id) => loadPartner(manager, id));
  return { invitation: current, history, decision: decide(tables.D, facts) };
}

/** Table D for a link of the reader's own company, for a list that locks and records nothing. */
export async function judgeLink(invitation: LinkFacts, { history, viewer }: { history: History; viewer: CustomerUserViewer }, partnerOf: PartnerOf): Promise<Opening<LinkFacts>> {
  const facts = await openingFacts({ invitation, history, viewer, action: 'OPEN', now: history.now, submitted: NOTHING_SUBMITTED }, partnerOf);
  return { invitation, history, decision: decide(tables.D, facts) };
}

/** How the country of a partner is found. */
type PartnerOf = (id: string) => Promise<{ readonly country: string }>;

async function findLink(manager: EntityManager, { token, invitationId }: LinkKey, viewer: CustomerUserViewer | null): Promise<InvitationEntity | null> {
  if (token) return manager.findOneBy(InvitationEntity, { tokenHash: hashOf(token) });
  if (!invitationId || viewer === null) return null;
  return manager.findOneBy(InvitationEntity, { id: invitationId, customerId: viewer.customerId });
}

interface Situation {
  readonly invitation: LinkFacts | null;
  readonly history: History | null;
  readonly viewer: CustomerUserViewer | null;
  readonly action: Action;
  readonly now: Date;
  readonly submitted: Submitted;
}

async function openingFacts(situation: Situation, partnerOf: PartnerOf): Promise<OpeningFacts> {
  const { invitation, history, viewer, action, now, submitted } = situation;
  const reader = strongestReaderRole(viewer?.roles ?? null);
  const unasked = { relationship: 'ASKED', isRegionServed: true, isUpToDate: false, hasText: true, isBlocked: false } as const;
  if (invitation === null) return { ...unasked, ...submitted, action, reader, link: 'UNKNOWN', binding: 'UNBOUND' };
  const link = { action, reader, link: linkStatusAt(invitation, now), binding: bindingOf(invitation, viewer) } as const;
  if (history === null || invitation.customerId === null) return { ...unasked, ...submitted, ...link };
  const { isUpToDate, hasText, isBlocked } = agreementFacts(history, invitation);
  return { ...submitted, ...link, relationship: relationshipAsked(invitation, history), isRegionServed: await isServed(invitation, history, partnerOf), isUpToDate, hasText, isBlocked };
}

function bindingOf({ customerId }: LinkFacts, viewer: CustomerUserViewer | null): OpeningFacts['binding'] {
  if (customerId === null) return 'UNBOUND';
  return viewer?.customerId === customerId ? 'THIS_CUSTOMER' : 'OTHER_CUSTOMER';
}

function relationshipAsked({ kind, relationshipId }: LinkFacts, { relationships }: History): OpeningFacts['relationship'] {
  const relationship = relationships.find(({ id }) => id === relationshipId);
  return kind === 'RELATIONSHIP_AND_AGREEMENT' && relationship?.state !== 'ACTIVE' ? 'ASKED' : 'ACTIVE';
}

/** What a link asks of its reader, whether or not it may be asked (D12). */
export function asksOf(invitation: InvitationEntity, history: History): Asks {
  return { relationship: relationshipAsked(invitation, history) === 'ASKED', agreement: !agreementFacts(history, invitation).isUpToDate };
}

async function isServed({ sellerId, providerId }: LinkFacts, { customer }: History, partnerOf: PartnerOf): Promise<boolean> {
  return servesCountry(customer.country, await partnerOf(sellerId), providerId === null ? null : await partnerOf(providerId));
}

/** Who must attest for a blocked customer, and in which of the two scenarios. */
export interface ContactFacts {
  readonly kind: 'CONTACT_PARTNER';
  readonly rule: string;
  readonly scenario: ContactPartnerScenario;
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly attestedById: string;
}

export function contactOf(rule: string, scenario: ContactPartnerScenario, { sellerId, providerId }: LinkFacts): ContactFacts {
  return { kind: 'CONTACT_PARTNER', rule, scenario, sellerId, providerId, attestedById: attestingPartner({ sellerId, providerId }) };
}

/** The acceptance that answers a link already: the newest that provides its relationship. */
export function providingAcceptance(history: History, { sellerId, providerId }: LinkFacts): string | null {
  return providedBy(history.acceptances, { sellerId, providerId }, history).at(0)?.acceptance.id ?? null;
}

/** A refusal of table D with whom it names. Nothing is told of another company. */
export async function refusedLink(manager: EntityManager, { invitation, decision }: Opening<LinkFacts>, outcome: Refuse, viewer: CustomerUserViewer | null): Promise<RefusalFacts> {
  const namesPartner = outcome.names.includes('INVITING_PARTNER');
  const people = outcome.names.includes('USERS_WHO_MAY') && viewer !== null ? await readUsersWhoMay(manager, viewer.customerId) : [];
  return refused(decision.row, outcome, { partnerId: namesPartner ? (invitation?.partnerId ?? null) : null, people });
}

