import { reasonFault, tidy } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { InvitationEntity } from '../invitations/invitation.entity';
import { followLink } from '../relationships/relationship.service';
import { openLink, type LinkKey } from './opening';
import { refuseLink } from './refuse-link.service';

export interface DeclineInput extends LinkKey {
  readonly reason?: string | null | undefined;
}

export type DeclineResult = { readonly kind: 'DECLINED'; readonly invitationId: string } | RefusalFacts;

/** D18: the customer says no; a relationship that was only requested is declined with its link (R4). Declining again is LINK_DECLINED. */
export function declineInvitation(context: Context, viewer: CustomerUserViewer, input: DeclineInput): Promise<DeclineResult> {
  const { database, now } = context;
  const reason = tidy(input.reason);
  const fault = reasonFault(reason);
  if (fault !== null) return Promise.resolve(malformed('REASON_TOO_LONG', [{ path: 'reason', code: fault }]));
  return database.transact(async (manager) => {
    const opening = await openLink(manager, { key: input, action: 'DECLINE', viewer, now });
    const { invitation, decision } = opening;
    if (decision.outcome.kind === 'REFUSE') return refuseLink(manager, opening, { outcome: decision.outcome, kind: 'DECLINE_REFUSED', viewer, now });
    if (invitation === null) throw new Error(`table D: ${decision.row} without a link`);
    if (decision.outcome.kind !== 'DECLINE') return { kind: 'REFUSED', code: 'CONFIRM_COMPANY', rule: decision.row, fields: [], remedies: [], partnerId: null, people: [] };
    await decline(manager, invitation, { viewer, reason: reason || null, rule: decision.row, now });
    return { kind: 'DECLINED', invitationId: invitation.id };
  });
}

interface Declining {
  readonly viewer: CustomerUserViewer;
  readonly reason: string | null;
  readonly rule: string;
  readonly now: Date;
}

async function decline(manager: EntityManager, { id, kind, partnerId, relationshipId }: InvitationEntity, { viewer, reason, rule, now }: Declining): Promise<void> {
  const actor = { kind: 'CUSTOMER_USER', id: viewer.id } as const;
  const { customerId } = viewer;
  const { affected } = await manager.update(InvitationEntity, { id, status: 'OPEN' }, { status: 'DECLINED', openKey: null, closedAt: now, declineReason: reason });
  if (affected !== 1) throw new Error('the link changed while its customer was locked');
  if (kind === 'RELATIONSHIP_AND_AGREEMENT' && relationshipId !== null) await followLink(manager, relationshipId, 'DECLINE', { actor, now });
  await recordEvent(manager, { kind: 'INVITATION_DECLINED', actor, partnerId, customerId, subjectId: id, rule, now });
  await announce(manager, { kind: 'INVITATION', customerId, now });
}
