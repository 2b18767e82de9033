import { decide, linkStatusAt, strongestAgentRole, tables, type RevokeFacts } from '@assent/domain';
import { IsNull, type EntityManager } from 'typeorm';
import { recordEvent, type NewEvent } from '../events/event.service';
import { announce, type CustomerChange } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory } from '../relationships/history.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { followLink } from '../relationships/relationship.service';
import { InvitationEntity } from './invitation.entity';

export type RevokeResult = { readonly kind: 'REVOKED'; readonly invitationId: string } | RefusalFacts;

/** Table B: a partner takes an open link of its own back. */
export function revokeInvitation({ database, now }: Context, viewer: AgentViewer, id: string): Promise<RevokeResult> {
  return database.transact((manager) => takeBack(manager, viewer, id, now));
}

async function takeBack(manager: EntityManager, viewer: AgentViewer, id: string, now: Date): Promise<RevokeResult> {
  const link = await findSent(manager, viewer, id, now);
  const { row, outcome } = decide(tables.B, { link: linkFact(link, now), role: strongestAgentRole(viewer.roles) });
  const customerId = link?.customerId ?? null;
  if (outcome.kind === 'REFUSE') return refuseAgent(manager, viewer, { kind: 'REVOCATION_REFUSED', row, outcome, customerId, subjectId: link?.id ?? null, now });
  if (link === null) throw new Error(`table B: ${row} without a link`);
  const isRevoked = await revoke(manager, link, { actor: { kind: 'AGENT', id: viewer.id }, rule: row, now });
  // An unbound link has no customer to lock: it was bound or replaced meanwhile, and is asked about as it is now.
  if (!isRevoked) return takeBack(manager, viewer, id, now);
  if (customerId !== null) await announce(manager, { kind: 'INVITATION', customerId, now });
  return { kind: 'REVOKED', invitationId: id };
}

/** A link that the agent's partner sent, as whoever had its customer before left it. */
export async function findSent(manager: EntityManager, { partnerId }: AgentViewer, id: string, now: Date): Promise<InvitationEntity | null> {
  const link = await manager.findOneBy(InvitationEntity, { id, partnerId });
  if (link?.customerId == null) return link;
  await lockHistory(manager, link.customerId, now);
  return manager.findOneByOrFail(InvitationEntity, { id });
}

/** The `link` fact of tables B and E. */
export function linkFact(link: InvitationEntity | null, now: Date): RevokeFacts['link'] {
  if (link === null) return 'UNKNOWN';
  return linkStatusAt(link, now) === 'OPEN' ? 'OPEN' : 'CLOSED';
}

/** An open link is revoked, and with it the relationship that it asks for (R6); false when it is not what it was any more. */
async function revoke(manager: EntityManager, link: InvitationEntity, { actor, rule, now }: Pick<NewEvent, 'actor' | 'rule' | 'now'>): Promise<boolean> {
  const { id, partnerId, customerId, relationshipId, kind } = link;
  const { affected } = await manager.update(InvitationEntity, { id, status: 'OPEN', customerId: customerId ?? IsNull() }, { status: 'REVOKED', openKey: null, closedAt: now });
  if (affected !== 1) return false;
  if (kind === 'RELATIONSHIP_AND_AGREEMENT' && relationshipId !== null) await followLink(manager, relationshipId, 'REVOKE', { actor, now });
  await recordEvent(manager, { kind: 'INVITATION_REVOKED', actor, partnerId, customerId, subjectId: id, rule, now });
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
