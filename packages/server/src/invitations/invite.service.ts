import { decide, linkExpiresAt, strongestAgentRole, tables, type InvitationWarning } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { hashOf, newToken } from '../auth/token';
import { newId } from '../database/id';
import { recordEvent, type NewEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { loadPartner, type PartnerFacts } from '../partners/partner.reader';
import { refuseAgent } from '../partners/refuse-agent.service';
import { requestRelationship } from '../relationships/relationship.service';
import { addresseeOf, type Addressee, type InviteInput, type Inviting } from './addressee';
import { InvitationEntity } from './invitation.entity';
import { sentBackOf, type SentBack } from './sent-back.reader';

/** What is kept under the idempotency key: no token. */
export interface InvitationMade {
  readonly kind: 'INVITED';
  readonly invitationId: string;
  readonly warning: InvitationWarning | null;
}

export type InviteResult = InvitationMade | RefusalFacts;

const isMade = (stored: unknown): stored is InvitationMade => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'INVITED';

/** What an invitation is mailed with, of what it was decided by. */
export interface InvitingOutcome extends Outcome<InviteResult> {
  readonly sentBack: SentBack | null;
}

type Invited = Replayable<InviteResult> & { readonly token: string | null; readonly sentBack: SentBack | null };

/** Table I. The token leaves this function once, beside the result that is kept. */
export async function invite(context: Context, viewer: AgentViewer, input: InviteInput): Promise<Invited> {
  const { database, now } = context;
  const { idempotencyKey: key, ...asked } = input;
  const token = newToken();
  let sentBack: SentBack | null = null;
  const answer = await once<InviteResult>(database, { actorId: viewer.id, key, operation: 'invite', input: asked, now }, isMade, async (manager) => {
    const { sentBack: decided, ...outcome } = await inviteOnce(manager, viewer, input, { token, now });
    sentBack = decided;
    return outcome;
  });
  return { ...answer, token: answer.replayed || answer.result.kind === 'REFUSED' ? null : token, sentBack };
}

interface Making {
  readonly token: string;
  readonly now: Date;
}

/** In the caller's transaction, for a form of which inviting is one part. */
export async function inviteOnce(manager: EntityManager, viewer: AgentViewer, input: Inviting, making: Making): Promise<InvitingOutcome> {
  const partner = await loadPartner(manager, viewer.partnerId);
  const addressee = await addresseeOf(manager, partner, input, making.now);
  if (addressee.kind === 'MALFORMED') return { result: addressee.refusal, isRecorded: false, sentBack: null };
  const { row, outcome } = decide(tables.I, { ...addressee.facts, role: strongestAgentRole(viewer.roles), kind: input.kind });
  if (outcome.kind === 'REFUSE') {
    const { history, providerId } = addressee;
    const result = await refuseAgent(manager, viewer, { kind: 'INVITATION_REFUSED', row, outcome, customerId: history?.customer.id ?? null, providerId, now: making.now });
    return { result, isRecorded: false, sentBack: null };
  }
  const invitationId = await makeInvitation(manager, { viewer, partner, input, addressee, row, ...making });
  const sentBack = sentBackOf(addressee.history, addressee, (onFile) => onFile === addressee.email);
  return { result: { kind: 'INVITED', invitationId, warning: outcome.warning }, isRecorded: true, sentBack };
}

interface ToMake extends Making {
  readonly viewer: AgentViewer;
  readonly partner: PartnerFacts;
  readonly input: Inviting;
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
  const replaced = await replaceOpen(manager, openKey, id, { actor, now });
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
  readonly input: Inviting;
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
async function replaceOpen(manager: EntityManager, openKey: string, newerId: string, { actor, now }: Pick<NewEvent, 'actor' | 'now'>): Promise<InvitationEntity | null> {
  const open = await manager.findOneBy(InvitationEntity, { openKey });
  if (open === null) return null;
  await manager.update(InvitationEntity, { id: open.id, status: 'OPEN' }, { status: 'REVOKED', openKey: null, closedAt: now, replacedById: newerId });
  await recordEvent(manager, { kind: 'INVITATION_REPLACED', actor, partnerId: open.partnerId, customerId: open.customerId, subjectId: open.id, payload: { by: newerId }, now });
  return open;
}
