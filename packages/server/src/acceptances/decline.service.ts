import { tidy, type Refuse } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { notFound } from '../graphql/errors';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { InvitationEntity } from '../invitations/invitation.entity';
import { followLink } from '../relationships/relationship.service';
import { openLink, refusedLink, type LinkKey, type Opening } from './opening';

export interface DeclineInput extends LinkKey {
  readonly reason?: string | null | undefined;
}

export type DeclineResult = { readonly kind: 'DECLINED'; readonly invitationId: string } | RefusalFacts;

const LONGEST_REASON = 1000;

/** D18: the customer says no; a relationship that was only requested is declined with its link (R4). Declining again is LINK_DECLINED. */
export function declineInvitation(context: Context, viewer: CustomerUserViewer, input: DeclineInput): Promise<DeclineResult> {
  const { database, now } = context;
  const reason = tidy(input.reason) || null;
  if (reason !== null && reason.length > LONGEST_REASON) return Promise.resolve(malformed('REASON_TOO_LONG', [{ path: 'reason', code: 'TOO_LONG' }]));
  return database.transact(async (manager) => {
    const opening = await openLink(manager, { key: input, action: 'DECLINE', viewer, now });
    const { invitation, decision } = opening;
    if (invitation === null) throw notFound();
    if (decision.outcome.kind === 'REFUSE') return refuse(manager, opening, decision.outcome, { viewer, now });
    if (decision.outcome.kind !== 'DECLINE') return { kind: 'REFUSED', code: 'CONFIRM_COMPANY', rule: decision.row, fields: [], remedies: [], partnerId: null, people: [] };
    await decline(manager, invitation, { viewer, reason, rule: decision.row, now });
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

async function refuse(manager: EntityManager, opening: Opening, outcome: Refuse, { viewer, now }: Pick<Declining, 'viewer' | 'now'>): Promise<RefusalFacts> {
  const { invitation, decision } = opening;
  await recordEvent(manager, {
    kind: 'DECLINE_REFUSED',
    actor: { kind: 'CUSTOMER_USER', id: viewer.id },
    partnerId: invitation?.partnerId ?? null,
    customerId: invitation?.customerId === viewer.customerId ? viewer.customerId : null,
    subjectId: invitation?.id ?? null,
    code: outcome.code,
    rule: decision.row,
    now,
  });
  return refusedLink(manager, opening, outcome, viewer);
}
