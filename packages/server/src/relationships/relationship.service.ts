import { decide, tables, type AgreementStatus, type RelationshipState } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/id';
import { recordEvent, type NewEvent } from '../events/event.service';
import { RelationshipEntity } from './relationship.entity';

/** A customer with its seller and, for a reseller, its provider. */
export interface Parties {
  readonly customerId: string;
  readonly sellerId: string;
  readonly providerId: string | null;
}

export const liveKeyOf = ({ customerId, sellerId, providerId }: Parties): string => `${customerId}:${sellerId}:${providerId ?? ''}`;

export interface NewRelationship extends Parties {
  readonly state: RelationshipState;
  readonly typed?: { readonly companyName: string; readonly email: string } | undefined;
  readonly imported?: boolean;
  readonly now: Date;
  readonly endedAt?: Date | null;
}

const NOT_YET: AgreementStatus = 'NOT_PROVIDED';

/** Adds a row; its status is projected when the change is announced. */
export async function insertRelationship(manager: EntityManager, given: NewRelationship): Promise<string> {
  const { customerId, sellerId, providerId, state, typed, now } = given;
  const id = newId();
  await manager.insert(RelationshipEntity, {
    id,
    customerId,
    sellerId,
    providerId,
    state,
    liveKey: state === 'REQUESTED' || state === 'ACTIVE' ? liveKeyOf(given) : null,
    typedCompanyName: typed?.companyName ?? null,
    typedEmail: typed?.email ?? null,
    agreementStatus: NOT_YET,
    statusChangesAt: null,
    isBlocked: false,
    reacceptBy: null,
    imported: given.imported ?? false,
    createdAt: now,
    activatedAt: state === 'ACTIVE' || state === 'ENDED' ? now : null,
    endedAt: given.endedAt ?? null,
  });
  return id;
}

/** The newest relationship of these parties. */
export function newestRelationship(manager: EntityManager, { customerId, sellerId, providerId }: Parties): Promise<RelationshipEntity | null> {
  return manager
    .createQueryBuilder(RelationshipEntity, 'relationship')
    .where('relationship.customerId = :customerId AND relationship.sellerId = :sellerId', { customerId, sellerId })
    .andWhere(providerId === null ? 'relationship.providerId IS NULL' : 'relationship.providerId = :providerId', { providerId })
    .orderBy('relationship.createdAt', 'DESC')
    .addOrderBy('relationship.id', 'DESC')
    .getOne();
}

/** R1: the relationship of a customer that is created with it. */
export async function createRelationship(manager: EntityManager, given: Omit<NewRelationship, 'state'>, actor: NewEvent['actor']): Promise<string> {
  const { row, outcome } = decide(tables.R, { from: 'NONE', event: 'CREATE', ...notAskedForRequests });
  if (outcome.kind !== 'MOVE') throw new Error(`table R: ${row} does not make a relationship`);
  const id = await insertRelationship(manager, { ...given, state: outcome.to });
  await recordEvent(manager, { kind: `RELATIONSHIP_${outcome.to}`, actor, partnerId: given.sellerId, customerId: given.customerId, subjectId: id, rule: row, now: given.now });
  return id;
}

/** R2, R8: asks for the relationship; one that is REQUESTED or ACTIVE already is kept. */
export async function requestRelationship(manager: EntityManager, given: Omit<NewRelationship, 'state'>, actor: NewEvent['actor']): Promise<string> {
  const newest = await newestRelationship(manager, given);
  const { row, outcome } = decide(tables.R, { from: newest?.state ?? 'NONE', event: 'REQUEST', ...notAskedForRequests });
  if (outcome.kind === 'KEEP' && newest !== null) return newest.id;
  if (outcome.kind !== 'MOVE') throw new Error(`table R: ${row} does not allow a request`);
  const id = await insertRelationship(manager, { ...given, state: outcome.to });
  await recordEvent(manager, { kind: 'RELATIONSHIP_REQUESTED', actor, partnerId: given.sellerId, customerId: given.customerId, subjectId: id, rule: row, now: given.now });
  return id;
}

const notAskedForRequests = { isSellerOrProvider: true, role: 'ADMIN_AGENT', hasActiveSubscription: false } as const;

type LinkEvent = 'ACCEPT' | 'DECLINE' | 'EXPIRE' | 'REVOKE' | 'REPLACE';

/** What happens to a link happens to the relationship that it asks for, while that is only requested (R3 to R6). */
export async function followLink(manager: EntityManager, relationshipId: string, event: LinkEvent, { actor, now }: Pick<NewEvent, 'actor' | 'now'>): Promise<RelationshipState> {
  const relationship = await manager.findOneByOrFail(RelationshipEntity, { id: relationshipId });
  const { row, outcome } = decide(tables.R, { from: relationship.state, event, ...notAskedForRequests });
  if (outcome.kind !== 'MOVE') return relationship.state;
  const { to } = outcome;
  const change = to === 'ACTIVE' ? { state: to, activatedAt: now } : { state: to, liveKey: null, endedAt: now };
  const { affected } = await manager.update(RelationshipEntity, { id: relationshipId, state: relationship.state }, change);
  if (affected !== 1) throw new Error('the relationship changed while its customer was locked');
  const { sellerId: partnerId, customerId } = relationship;
  await recordEvent(manager, { kind: `RELATIONSHIP_${to}`, actor, partnerId, customerId, subjectId: relationshipId, rule: row, now });
  return to;
}
