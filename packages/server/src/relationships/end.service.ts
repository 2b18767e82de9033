import { decide, strongestAgentRole, tables } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import type { RefusalFacts } from '../graphql/refusals';
import { refuseAgent } from '../partners/refuse-agent.service';
import { hasActiveSubscription, lockHistory } from './history.reader';
import { RelationshipEntity } from './relationship.entity';

export interface EndInput {
  readonly relationshipId: string;
  readonly idempotencyKey: string;
}

export interface RelationshipOver {
  readonly kind: 'ENDED';
  readonly relationshipId: string;
}

export type EndResult = RelationshipOver | RefusalFacts;

const isOver = (stored: unknown): stored is RelationshipOver => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'ENDED';

/** R7: the seller or the provider ends an active relationship. Its links are revoked and its held orders cancelled by those who follow. */
export function endRelationship(context: Context, viewer: AgentViewer, { idempotencyKey: key, relationshipId }: EndInput): Promise<Replayable<EndResult>> {
  const { database, now } = context;
  return once<EndResult>(database, { actorId: viewer.id, key, operation: 'endRelationship', input: { relationshipId }, now }, isOver, (manager) =>
    end(manager, viewer, relationshipId, now),
  );
}

async function end(manager: EntityManager, viewer: AgentViewer, id: string, now: Date): Promise<Outcome<EndResult>> {
  const known = await manager.findOneBy(RelationshipEntity, { id });
  if (known !== null) await lockHistory(manager, known.customerId, now);
  const relationship = known && (await manager.findOneByOrFail(RelationshipEntity, { id }));
  const { row, outcome } = decide(tables.R, {
    from: relationship?.state ?? 'NONE',
    event: 'END',
    isSellerOrProvider: relationship !== null && [relationship.sellerId, relationship.providerId].includes(viewer.partnerId),
    role: strongestAgentRole(viewer.roles),
    hasActiveSubscription: relationship !== null && (await hasActiveSubscription(manager, id)),
  });
  if (outcome.kind === 'REFUSE') {
    const customerId = outcome.code === 'NOT_FOUND' ? null : (relationship?.customerId ?? null);
    return { result: await refuseAgent(manager, viewer, { kind: 'RELATIONSHIP_END_REFUSED', row, outcome, customerId, now }), isRecorded: false };
  }
  if (outcome.kind !== 'END' || relationship === null) throw new Error(`table R: ${row} is no outcome of ending`);
  await manager.update(RelationshipEntity, { id, state: 'ACTIVE' }, { state: outcome.to, liveKey: null, endedAt: now });
  const { customerId } = relationship;
  await recordEvent(manager, { kind: 'RELATIONSHIP_ENDED', actor: { kind: 'AGENT', id: viewer.id }, partnerId: viewer.partnerId, customerId, subjectId: id, rule: row, now });
  await announce(manager, { kind: 'RELATIONSHIP', customerId, now });
  return { result: { kind: 'ENDED', relationshipId: id }, isRecorded: true };
}
