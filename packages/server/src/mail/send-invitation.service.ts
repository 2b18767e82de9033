import { decide, strongestAgentRole, tables, type MailingFacts } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newToken } from '../auth/token';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { addresseeOf, type Inviting } from '../invitations/addressee';
import { InvitationEntity } from '../invitations/invitation.entity';
import { inviteOnce, type InvitationMade } from '../invitations/invite.service';
import { findSent, linkFact } from '../invitations/revoke.service';
import { loadPartner } from '../partners/partner.reader';
import { refuseAgent } from '../partners/refuse-agent.service';
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

async function send(manager: EntityManager, viewer: AgentViewer, invitationId: string, sending: Sending): Promise<Outcome<SendInvitationResult>> {
  const { token, now, isConfigured } = sending;
  const to = await receiverOf(manager, viewer, invitationId, now);
  const { row, outcome } = decide(tables.E, { link: to.link, role: strongestAgentRole(viewer.roles), isMailConfigured: isConfigured, hasAddress: to.email !== null });
  if (outcome.kind === 'REFUSE') {
    return { result: await refuseAgent(manager, viewer, { kind: 'SENDING_REFUSED', row, outcome, ...to.about, now }), isRecorded: false };
  }
  if (to.asked === null) throw new Error(`table E: ${row} without a link`);
  const made = await inviteOnce(manager, viewer, to.asked, { token, now });
  if (made.result.kind === 'REFUSED') return made;
  const { invitationId: newId } = made.result;
  // What the partner typed itself stays with its link where it may not see the company's own address.
  await manager.update(InvitationEntity, { id: newId }, { email: to.email });
  await post(manager, { order: { mail: 'INVITATION', invitationId: newId }, key: newId, now, secret: token });
  return made;
}

interface Receiver {
  readonly link: MailingFacts['link'];
  readonly email: string | null;
  /** What is asked again; null without a link. */
  readonly asked: Inviting | null;
  readonly about: { readonly customerId: string | null; readonly subjectId: string | null };
}

async function receiverOf(manager: EntityManager, viewer: AgentViewer, invitationId: string, now: Date): Promise<Receiver> {
  const sent = await findSent(manager, viewer, invitationId, now);
  if (sent === null) return { link: 'UNKNOWN', email: null, asked: null, about: { customerId: null, subjectId: null } };
  const about = { customerId: sent.customerId, subjectId: sent.id };
  const asked = askedAgain(sent, viewer.partnerId);
  const addressee = await addresseeOf(manager, await loadPartner(manager, viewer.partnerId), asked, now);
  // Customer or partner is locked now: the link is as whoever was before left it.
  const current = await manager.findOneByOrFail(InvitationEntity, { id: invitationId });
  const isSameLink = addressee.kind !== 'MALFORMED' && addressee.openKey === current.openKey;
  if (!isSameLink) return { link: 'CLOSED', email: null, asked, about };
  return { link: linkFact(current, now), email: addressee.email ?? current.email, asked, about };
}

function askedAgain({ customerId, companyName, email, kind, sellerId, providerId, language }: InvitationEntity, partnerId: string): Inviting {
  const invitee = customerId === null ? { company: { name: companyName, email: email ?? '' } } : { customerId };
  return { invitee, kind, language, providerId: sellerId === partnerId ? providerId : null };
}
