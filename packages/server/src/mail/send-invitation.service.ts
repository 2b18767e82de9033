import { linkStatusAt } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newToken } from '../auth/token';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { addresseeOf, type Inviting } from '../invitations/addressee';
import { InvitationEntity } from '../invitations/invitation.entity';
import { inviteOnce, type InvitationMade } from '../invitations/invite.service';
import { refusalOfRole } from '../invitations/revoke.service';
import { loadPartner } from '../partners/partner.reader';
import { mailIsConfigured } from './mail-configured';
import { post } from './outbox';

export interface SendInvitationInput {
  readonly invitationId: string;
  readonly idempotencyKey: string;
}

export type SendInvitationResult = InvitationMade | RefusalFacts;

const isSent = (stored: unknown): stored is InvitationMade => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'INVITED';

/** Sends an open link by mail. Only the hash of its token is kept, so what is sent is a new link (table I, I6), and the old one stops working. */
export function sendInvitation(context: Context, viewer: AgentViewer, { idempotencyKey: key, invitationId }: SendInvitationInput): Promise<Replayable<SendInvitationResult>> {
  const { database, now, config } = context;
  const input = { invitationId };
  const sending = { token: newToken(), now, isConfigured: mailIsConfigured(config) };
  return once<SendInvitationResult>(database, { actorId: viewer.id, key, operation: 'sendInvitation', input, now }, isSent, (manager) => send(manager, viewer, invitationId, sending));
}

interface Sending {
  readonly token: string;
  readonly now: Date;
  readonly isConfigured: boolean;
}

async function send(manager: EntityManager, viewer: AgentViewer, invitationId: string, { token, now, isConfigured }: Sending): Promise<Outcome<SendInvitationResult>> {
  const link = await manager.findOneBy(InvitationEntity, { id: invitationId, partnerId: viewer.partnerId });
  if (link === null) return refuse('NOT_FOUND');
  const mayNot = await refusalOfRole(manager, viewer);
  if (mayNot !== null) return { result: mayNot, isRecorded: false };
  if (!isConfigured) return refuse('MAIL_NOT_CONFIGURED', ['SEND_YOURSELF']);
  const asked = askedAgain(link, viewer.partnerId);
  const addressee = await addresseeOf(manager, await loadPartner(manager, viewer.partnerId), asked, now);
  // The customer is locked now: the link is as whoever was before left it.
  const current = await manager.findOneByOrFail(InvitationEntity, { id: invitationId });
  const isSameLink = addressee.kind !== 'MALFORMED' && addressee.openKey === current.openKey;
  if (linkStatusAt(current, now) !== 'OPEN' || !isSameLink) return refuse('INVITATION_NOT_OPEN');
  const email = addressee.email ?? current.email;
  if (email === null) return { result: malformed('INVITEE_INCOMPLETE', [{ path: 'email', code: 'REQUIRED' }]), isRecorded: false };
  const made = await inviteOnce(manager, viewer, asked, { token, now });
  if (made.result.kind === 'REFUSED') return made;
  const { invitationId: newId } = made.result;
  // What the partner typed itself stays with its link where it may not see the company's own address.
  await manager.update(InvitationEntity, { id: newId }, { email });
  await post(manager, { order: { mail: 'INVITATION', invitationId: newId }, key: newId, now, secret: token });
  return made;
}

function askedAgain({ customerId, companyName, email, kind, sellerId, providerId, language }: InvitationEntity, partnerId: string): Inviting {
  const invitee = customerId === null ? { company: { name: companyName, email: email ?? '' } } : { customerId };
  return { invitee, kind, language, providerId: sellerId === partnerId ? providerId : null };
}

const refuse = (code: string, remedies: readonly string[] = []): Outcome<RefusalFacts> => ({ result: { ...malformed(code, []), remedies }, isRecorded: false });
