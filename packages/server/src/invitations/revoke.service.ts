import { decide, strongestAgentRole, tables } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { recordEvent, type NewEvent } from '../events/event.service';
import { announce, type CustomerChange } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import { refused, type RefusalFacts } from '../graphql/refusals';
import { readAgentsWhoMay } from '../partners/partner.reader';
import { lockHistory } from '../relationships/history.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { followLink } from '../relationships/relationship.service';
import { InvitationEntity } from './invitation.entity';

export type RevokeResult = { readonly kind: 'REVOKED'; readonly invitationId: string } | RefusalFacts;

/** Takes an open link back: by an admin or sales agent of the partner that sent it. Null: there is none of this partner's. */
export function revokeInvitation({ database, now }: Context, viewer: AgentViewer, id: string): Promise<RevokeResult | null> {
  return database.transact(async (manager) => {
    const link = await manager.findOneBy(InvitationEntity, { id, partnerId: viewer.partnerId });
    if (link === null) return null;
    const refusal = await refusalOfRole(manager, viewer);
    if (refusal !== null) return refusal;
    if (link.customerId !== null) await lockHistory(manager, link.customerId, now);
    const isRevoked = await revoke(manager, link, { actor: { kind: 'AGENT', id: viewer.id }, now });
    if (!isRevoked) return { kind: 'REFUSED', code: 'INVITATION_NOT_OPEN', rule: null, fields: [], remedies: [], partnerId: null, people: [] };
    if (link.customerId !== null) await announce(manager, { kind: 'INVITATION', customerId: link.customerId, now });
    return { kind: 'REVOKED', invitationId: id };
  });
}

/** Who may invite may take an invitation back: the role row of table I. */
export async function refusalOfRole(manager: EntityManager, { partnerId, roles }: AgentViewer): Promise<RefusalFacts | null> {
  const { row, outcome } = decide(tables.I, { ...ANY_INVITATION, role: strongestAgentRole(roles) });
  return outcome.kind === 'REFUSE' ? refused(row, outcome, { people: await readAgentsWhoMay(manager, partnerId) }) : null;
}

const ANY_INVITATION = {
  kind: 'AGREEMENT',
  standing: 'ACTIVE',
  provider: 'NOT_NEEDED',
  isRegionServed: true,
  isUpToDate: false,
  hasOpenLink: false,
  isBlocked: false,
} as const;

/** An open link is revoked, and with it the relationship that it asks for (R6); false when it was not open any more. */
async function revoke(manager: EntityManager, link: InvitationEntity, { actor, now }: Pick<NewEvent, 'actor' | 'now'>): Promise<boolean> {
  const { id, partnerId, customerId, relationshipId, kind } = link;
  const { affected } = await manager.update(InvitationEntity, { id, status: 'OPEN' }, { status: 'REVOKED', openKey: null, closedAt: now });
  if (affected !== 1) return false;
  if (kind === 'RELATIONSHIP_AND_AGREEMENT' && relationshipId !== null) await followLink(manager, relationshipId, 'REVOKE', { actor, now });
  await recordEvent(manager, { kind: 'INVITATION_REVOKED', actor, partnerId, customerId, subjectId: id, now });
  return true;
}

/** Follows a change: every link of a relationship that ended stops working, open or accepted (R7). */
export async function revokeLinksOfEnded(manager: EntityManager, { kind, customerId, now }: CustomerChange): Promise<void> {
  if (kind !== 'RELATIONSHIP') return;
  const ended = await manager.find(RelationshipEntity, { where: { customerId, state: 'ENDED' }, select: { id: true } });
  for (const { id: relationshipId } of ended) {
    const links = await manager.find(InvitationEntity, { where: [{ relationshipId, status: 'OPEN' }, { relationshipId, status: 'ACCEPTED' }] });
    for (const { id, partnerId } of links) {
      await manager.update(InvitationEntity, { id }, { status: 'REVOKED', openKey: null, closedAt: now });
      await recordEvent(manager, { kind: 'INVITATION_REVOKED', actor: { kind: 'SYSTEM' }, partnerId, customerId, subjectId: id, now });
    }
  }
}
