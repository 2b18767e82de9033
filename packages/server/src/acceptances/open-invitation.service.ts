import { linkExpiresAt, offeredVersion } from '@assent/domain';
import type { Locale } from '@assent/i18n';
import { IsNull, type EntityManager } from 'typeorm';
import { recordEvent, type NewEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { customerUserOf, isForAnother } from '../graphql/policy';
import type { RefusalFacts } from '../graphql/refusals';
import { InvitationEntity } from '../invitations/invitation.entity';
import { boundKey } from '../invitations/open-key';
import { requestRelationship } from '../relationships/relationship.service';
import { readWordFacts, acceptWords } from './accept-words';
import type { ShownWords } from './evidence';
import { contactOf, openLink, providingAcceptance, readLink, refusedLink, type Action, type ContactFacts, type LinkFacts, type LinkKey, type Opening } from './opening';
import { refuseLink } from './refuse-link.service';
import { noteServed } from './served-ask.service';

/** What a link shows (table D), as plain data. */
export interface LinkShown {
  readonly invitation: LinkFacts;
  /** The company's own name once the reader belongs to it and the link is bound, nothing to a reader of another company (D4), else as the partner typed it. */
  readonly companyName: string;
  readonly rule: string;
  readonly outcome: 'SIGN_IN_REQUIRED' | 'CONFIRM_COMPANY' | 'ALREADY_ACCEPTED' | 'CONTACT_PARTNER' | 'ASK' | 'REFUSED';
  readonly refusal: RefusalFacts | null;
  readonly contact: ContactFacts | null;
  readonly asks: { readonly relationship: boolean; readonly agreement: boolean };
  readonly agreementId: string | null;
  /** What the page shows around the tick, for ASK. */
  readonly words: ShownWords | null;
  readonly acceptanceId: string | null;
}

/** Opens a link. Null: there is none (D1). Being told to contact the partner is recorded, where somebody asked: the partner may then attest, and the link lives on. */
export function openInvitation(context: Context, key: LinkKey): Promise<LinkShown | null> {
  return show(context, key, 'OPEN');
}

/** D6: the reader confirms that an unbound link is meant for its company; the link is bound to it. */
export function confirmCompany(context: Context, token: string): Promise<LinkShown | null> {
  return show(context, { token }, 'CONFIRM');
}

/** One link of the reader's company, open or closed, as table D has it now; null when it is none of the company's. Nothing is recorded by looking. */
export function readWaitingLink({ database, now, locale }: Context, viewer: CustomerUserViewer, invitationId: string): Promise<LinkShown | null> {
  return database.read(async (manager) => {
    const opening = await readLink(manager, { key: { invitationId }, action: 'OPEN', viewer, now });
    return opening.invitation && shown(manager, opening, opening.invitation, { viewer, locale });
  });
}

function show(context: Context, key: LinkKey, action: Action): Promise<LinkShown | null> {
  const { database, now, locale } = context;
  const viewer = customerUserOf(context.viewer);
  return database.transact(async (manager) => {
    let opening = await openLink(manager, { key, action, viewer, now });
    if (opening.decision.outcome.kind === 'BIND' && viewer !== null && opening.invitation !== null) {
      await bind(manager, opening.invitation, viewer, { rule: opening.decision.row, now });
      opening = await openLink(manager, { key, action: 'OPEN', viewer, now });
    }
    const { outcome } = opening.decision;
    // Looking leaves no trace of a refusal; confirming does.
    if (action === 'CONFIRM' && outcome.kind === 'REFUSE' && viewer !== null) await refuseLink(manager, opening, { outcome, kind: 'COMPANY_CONFIRMATION_REFUSED', viewer, now });
    if (opening.invitation === null) return null;
    // A page that reads itself anew is told what it told: recorded, each of two open pages would wake the other for ever.
    if (context.isActivity) await recordOpening(manager, opening, viewer, now);
    const view = await shown(manager, opening, opening.invitation, { viewer, locale });
    if (view.outcome === 'ASK' && viewer !== null) await noteServed(manager, { invitationId: view.invitation.id, customerUserId: viewer.id, agreementId: view.agreementId }, now);
    return view;
  });
}

interface Reader {
  readonly viewer: CustomerUserViewer | null;
  /** Null: a list, which shows no words around a tick. */
  readonly locale: Locale | null;
}

/** What an opening shows its reader. */
export async function shown(manager: EntityManager, opening: Opening<LinkFacts>, invitation: LinkFacts, { viewer, locale }: Reader): Promise<LinkShown> {
  const { history, decision } = opening;
  const { row: rule, outcome } = decision;
  const base = {
    invitation,
    companyName: companyNameTo(viewer, opening, invitation),
    rule,
    refusal: null,
    contact: null,
    asks: { relationship: false, agreement: false },
    agreementId: null,
    words: null,
    acceptanceId: null,
  };
  if (outcome.kind === 'REFUSE') {
    const refusal = await refusedLink(manager, opening, outcome, viewer);
    return { ...base, refusal, outcome: outcome.code === 'SIGN_IN_REQUIRED' ? 'SIGN_IN_REQUIRED' : 'REFUSED' };
  }
  if (outcome.kind === 'CONFIRM_COMPANY') return { ...base, outcome: 'CONFIRM_COMPANY' };
  if (outcome.kind === 'CONTACT_PARTNER') return { ...base, outcome: 'CONTACT_PARTNER', contact: contactOf(rule, outcome.scenario, invitation) };
  if (outcome.kind === 'ALREADY_ACCEPTED') {
    return { ...base, outcome: 'ALREADY_ACCEPTED', acceptanceId: history && providingAcceptance(history, invitation) };
  }
  if (outcome.kind !== 'ASK') throw new Error(`table D: ${rule} is no outcome of opening a link`);
  if (history === null || viewer === null) throw new Error(`table D: ${rule} asks nobody`);
  const { relationship, agreement } = outcome;
  const asks = { relationship, agreement };
  const agreementId = agreement ? (offeredVersion(history)?.id ?? null) : null;
  const words = locale === null ? null : acceptWords(locale, await readWordFacts(manager, { invitation, history, viewer, asks, agreementId }));
  return { ...base, outcome: 'ASK', asks, agreementId, words };
}

function companyNameTo(reader: CustomerUserViewer | null, { history }: Opening<LinkFacts>, invitation: LinkFacts): string {
  if (history !== null && invitation.customerId === history.customer.id) return history.customer.companyName;
  return isForAnother(invitation, reader) ? '' : invitation.companyName;
}

/** Only somebody of the company counts as a reader: a stranger with the link, or the partner itself, leaves no trace on it. */
export async function recordOpening(manager: EntityManager, { invitation, decision }: Opening, viewer: CustomerUserViewer | null, now: Date): Promise<void> {
  if (invitation === null || viewer === null || invitation.customerId !== viewer.customerId) return;
  const isTold = decision.outcome.kind === 'CONTACT_PARTNER';
  if (!isTold && invitation.firstOpenedAt !== null) return;
  const told = isTold ? { toldToContactAt: now, ...(invitation.status === 'OPEN' && { expiresAt: linkExpiresAt(now) }) } : {};
  await manager.update(InvitationEntity, { id: invitation.id }, { firstOpenedAt: invitation.firstOpenedAt ?? now, ...told });
  await recordEvent(manager, {
    kind: isTold ? 'CUSTOMER_TOLD_TO_CONTACT_PARTNER' : 'INVITATION_OPENED',
    actor: { kind: 'CUSTOMER_USER', id: viewer.id },
    partnerId: invitation.partnerId,
    customerId: viewer.customerId,
    subjectId: invitation.id,
    rule: decision.row,
    now,
  });
  await announce(manager, { kind: 'INVITATION', customerId: viewer.customerId, now });
}

/** A link of the same parties and kind that is open gives way to the one that was confirmed. */
async function replaceOlder(manager: EntityManager, openKey: string, { by, actor, now }: Pick<NewEvent, 'actor' | 'now'> & { readonly by: string }): Promise<void> {
  const older = await manager.findOneBy(InvitationEntity, { openKey });
  if (older === null) return;
  const { id, partnerId, customerId } = older;
  await manager.update(InvitationEntity, { id }, { status: 'REVOKED', openKey: null, closedAt: now, replacedById: by });
  await recordEvent(manager, { kind: 'INVITATION_REPLACED', actor, partnerId, customerId, subjectId: id, payload: { by }, now });
}

async function bind(manager: EntityManager, invitation: InvitationEntity, viewer: CustomerUserViewer, { rule, now }: { rule: string; now: Date }): Promise<void> {
  const { partnerId, sellerId, providerId, kind, companyName, email } = invitation;
  const { customerId } = viewer;
  const actor = { kind: 'CUSTOMER_USER', id: viewer.id } as const;
  const openKey = boundKey({ partnerId, customerId, sellerId, providerId, kind });
  const { affected } = await manager.update(InvitationEntity, { id: invitation.id, customerId: IsNull(), status: 'OPEN' }, { customerId });
  if (affected !== 1) return; // another company confirmed first, or the partner took it back: opening again says so
  await replaceOlder(manager, openKey, { by: invitation.id, actor, now });
  const relationshipId = await requestRelationship(manager, { customerId, sellerId, providerId, typed: { companyName, email: email ?? '' }, now }, actor);
  await manager.update(InvitationEntity, { id: invitation.id }, { openKey, relationshipId });
  await recordEvent(manager, { kind: 'INVITATION_BOUND', actor, partnerId, customerId, subjectId: invitation.id, rule, now });
  await announce(manager, { kind: 'INVITATION', customerId, now });
}
