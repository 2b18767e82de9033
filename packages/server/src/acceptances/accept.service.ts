import type { EntityManager } from 'typeorm';
import { loadTexts } from '../agreements/agreement.reader';
import { ConfirmedMailboxEntity } from '../auth/factors/confirmed-mailbox.entity';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { readCustomerUser, type CustomerUserRow } from '../customers/customer.reader';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { Context, CustomerUserViewer } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { InvitationEntity } from '../invitations/invitation.entity';
import type { History } from '../relationships/history.reader';
import { followLink } from '../relationships/relationship.service';
import { knownWords, readWordFacts } from './accept-words';
import { recordAcceptance } from './acceptance.service';
import type { EvidenceFacts, ShownWords } from './evidence';
import { recordOpening } from './open-invitation.service';
import { asksOf, contactOf, openLink, providingAcceptance, type ContactFacts, type LinkKey, type LinkRead, type Submitted } from './opening';
import { refuseLink } from './refuse-link.service';
import { readServedAt } from './served-ask.service';

export interface AcceptInput extends LinkKey {
  readonly relationshipTicked: boolean;
  readonly agreementTicked: boolean;
  readonly agreementId?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly fileHash?: string | null | undefined;
  readonly shownHash?: string | null | undefined;
  readonly wordsHash?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly idempotencyKey: string;
}

export interface AcceptanceMade {
  readonly kind: 'ACCEPTED' | 'ALREADY_ACCEPTED';
  /** Null when only the relationship was asked. */
  readonly acceptanceId: string | null;
  readonly relationshipId: string | null;
}

export type AcceptResult = AcceptanceMade | ContactFacts | RefusalFacts;

const isMade = (stored: unknown): stored is AcceptanceMade => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'ACCEPTED';

/** Table D, submitted: the customer accepts. Of any number at once one is recorded; the others are told that it is accepted. */
export function accept(context: Context, viewer: CustomerUserViewer, input: AcceptInput): Promise<Replayable<AcceptResult>> {
  const { database, now } = context;
  const { idempotencyKey: key, ...asked } = input;
  return once<AcceptResult>(database, { actorId: viewer.id, key, operation: 'accept', input: asked, now }, isMade, (manager) => submit(manager, context, viewer, input));
}

async function submit(manager: EntityManager, context: Context, viewer: CustomerUserViewer, input: AcceptInput): Promise<Outcome<AcceptResult>> {
  const { now } = context;
  const opening = await openLink(manager, { key: input, action: 'SUBMIT', viewer, now, submitted: (link) => submittedBy(manager, input, link) });
  const { invitation, history, decision } = opening;
  const { outcome, row } = decision;
  if (outcome.kind === 'REFUSE') return { result: await refuseLink(manager, opening, { outcome, kind: 'ACCEPTANCE_REFUSED', viewer, now }), isRecorded: false };
  if (invitation === null || history === null) throw new Error(`table D: ${row} without a link`);
  if (outcome.kind === 'CONFIRM_COMPANY') return { result: unconfirmed(row), isRecorded: false };
  if (outcome.kind === 'CONTACT_PARTNER') {
    await recordOpening(manager, opening, viewer, now);
    return { result: contactOf(row, outcome.scenario, invitation), isRecorded: false };
  }
  if (outcome.kind === 'ALREADY_ACCEPTED') return { result: already(history, invitation), isRecorded: false };
  if (outcome.kind === 'ACTIVATE') {
    await close(manager, invitation, row, { viewer, now });
    await announce(manager, { kind: 'RELATIONSHIP', customerId: viewer.customerId, now });
    return { result: { kind: 'ACCEPTED', acceptanceId: null, relationshipId: invitation.relationshipId }, isRecorded: true };
  }
  if (outcome.kind !== 'RECORD') throw new Error(`table D: ${row} is no outcome of a submission`);
  // The words are those of a link that is not answered yet.
  const words = await shownWords(manager, input, { invitation, history, viewer });
  await close(manager, invitation, row, { viewer, now });
  const acceptanceId = await record(manager, context, viewer, { invitation, history, input, row, words });
  return { result: { kind: 'ACCEPTED', acceptanceId, relationshipId: invitation.relationshipId }, isRecorded: true };
}

const unconfirmed = (rule: string): RefusalFacts => ({ kind: 'REFUSED', code: 'CONFIRM_COMPANY', rule, fields: [], remedies: [], partnerId: null, people: [] });

interface Reader {
  readonly viewer: CustomerUserViewer;
  readonly now: Date;
}

const already = (history: History, invitation: InvitationEntity): AcceptanceMade => ({
  kind: 'ALREADY_ACCEPTED',
  acceptanceId: providingAcceptance(history, invitation),
  relationshipId: invitation.relationshipId,
});

/** D14: version, language and both hashes must be those of a text that is offered now, and the words around the tick those of this server. */
async function submittedBy(manager: EntityManager, input: AcceptInput, link: LinkRead): Promise<Submitted> {
  const { relationshipTicked, agreementTicked } = input;
  const { offeredId } = link;
  const text = offeredId === null || input.agreementId !== offeredId ? null : await shownText(manager, input, offeredId);
  const areWordsKnown = input.wordsHash == null || (await shownWords(manager, input, link)) !== null;
  return { relationshipTicked, agreementTicked, isShownCurrent: text !== null && areWordsKnown };
}

async function shownWords(manager: EntityManager, { wordsHash, agreementId = null }: AcceptInput, { invitation, history, viewer }: Omit<LinkRead, 'offeredId'>): Promise<ShownWords | null> {
  if (wordsHash == null) return null;
  return knownWords(wordsHash, await readWordFacts(manager, { invitation, history, viewer, asks: asksOf(invitation, history), agreementId }));
}

async function shownText(manager: EntityManager, { language, fileHash, shownHash }: AcceptInput, agreementId: string) {
  const texts = await loadTexts(manager, [agreementId]);
  return texts.find((text) => text.language === language && text.fileHash === fileHash && text.shownHash === shownHash) ?? null;
}

/** The link is answered, and the relationship that it asks for becomes active. An accepted link that asks again stays accepted. */
async function close(manager: EntityManager, invitation: InvitationEntity, rule: string, { viewer, now }: Reader): Promise<void> {
  const actor = { kind: 'CUSTOMER_USER', id: viewer.id } as const;
  const { id, partnerId, kind, relationshipId } = invitation;
  if (kind === 'RELATIONSHIP_AND_AGREEMENT' && relationshipId !== null) await followLink(manager, relationshipId, 'ACCEPT', { actor, now });
  if (invitation.status !== 'OPEN') return;
  const { affected } = await manager.update(InvitationEntity, { id, status: 'OPEN' }, { status: 'ACCEPTED', openKey: null, closedAt: now });
  if (affected !== 1) throw new Error('the link changed while its customer was locked');
  await recordEvent(manager, { kind: 'INVITATION_ACCEPTED', actor, partnerId, customerId: viewer.customerId, subjectId: id, rule, now });
}

interface Accepting {
  readonly invitation: InvitationEntity;
  readonly history: History;
  readonly input: AcceptInput;
  readonly row: string;
  readonly words: ShownWords | null;
}

async function record(manager: EntityManager, context: Context, viewer: CustomerUserViewer, { invitation, history, input, row, words }: Accepting): Promise<string> {
  const text = await shownText(manager, input, input.agreementId ?? '');
  if (text === null) throw new Error('table D recorded an acceptance of a text that is not offered');
  const person = await readCustomerUser(manager, viewer.id);
  const servedAt = await readServedAt(manager, { invitationId: invitation.id, customerUserId: viewer.id, agreementId: text.agreementId });
  const credentialsIssuedByPartnerId = await credentialsIssuer(manager, person);
  return recordAcceptance(manager, {
    method: 'DIRECT',
    customer: history.customer,
    text,
    signer: { firstName: person.firstName, lastName: person.lastName, email: person.email, phone: null },
    evidence: evidenceOf(context, input, { credentialsIssuedByPartnerId, displayedAt: servedAt?.toISOString() ?? null, words }),
    partnerId: invitation.sellerId,
    providerId: invitation.providerId,
    recordedBy: { kind: 'CUSTOMER_USER', id: viewer.id },
    invitationId: invitation.id,
    dateAgreed: history.today,
    rule: row,
    supersedesId: null,
    imported: false,
    now: context.now,
  });
}

/** Whoever read the code of the first sign-in in the company's own mailbox does not owe its credentials to a partner (domain: "Credentials"). */
async function credentialsIssuer(manager: EntityManager, { id, credentialsIssuedByPartnerId }: CustomerUserRow): Promise<string | null> {
  return (await manager.existsBy(ConfirmedMailboxEntity, { userId: id })) ? null : credentialsIssuedByPartnerId;
}

const LONGEST_TIME_ZONE = 64;

type KnownHere = Pick<EvidenceFacts, 'credentialsIssuedByPartnerId' | 'displayedAt' | 'words'>;

function evidenceOf({ request, session, siteBuild }: Context, { timeZone }: AcceptInput, known: KnownHere): EvidenceFacts {
  if (session === null) throw new Error('an acceptance without a session');
  const { address, userAgent, language: browserLanguage } = request;
  const { id: sessionId, signInMethod, signedInAt } = session;
  const browser = { address, userAgent, browserLanguage, timeZone: timeZone?.slice(0, LONGEST_TIME_ZONE) ?? null };
  return { ...browser, sessionId, signInMethod, signedInAt: signedInAt.toISOString(), siteBuild, ...known };
}
