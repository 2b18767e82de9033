import type { AgreementStatus, RelationshipState } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { RelationshipEntity } from './relationship.entity';
import { Relationship } from './relationship.types';

export interface RelationshipRow {
  readonly id: string;
  readonly customerId: string;
  readonly sellerId: string;
  readonly providerId: string | null;
  readonly state: RelationshipState;
  readonly agreementStatus: AgreementStatus;
  readonly reacceptBy: string | null;
  readonly createdAt: string;
  readonly activatedAt: string | null;
  readonly endedAt: string | null;
}

const columns = {
  id: 'relationship.id',
  customerId: 'relationship.customerId',
  sellerId: 'relationship.sellerId',
  providerId: 'relationship.providerId',
  state: 'relationship.state',
  agreementStatus: 'relationship.agreementStatus',
  reacceptBy: 'relationship.reacceptBy',
  createdAt: 'relationship.createdAt',
  activatedAt: 'relationship.activatedAt',
  endedAt: 'relationship.endedAt',
};

export async function readRelationships(manager: EntityManager, ids: readonly string[]): Promise<RelationshipRow[]> {
  return selectRows(manager, RelationshipEntity, 'relationship', columns).where('relationship.id IN (:...ids)', { ids }).getRawMany();
}

/** Whose: of a customer with this partner as seller or provider, or with all of them. */
export interface Between {
  readonly customerId: string;
  readonly partnerId: string | null;
}

/** For each customer its relationships, newest first. They ask for the same partner. */
export async function readRelationshipsOf(manager: EntityManager, asked: readonly Between[]): Promise<RelationshipRow[][]> {
  const partnerId = asked[0]?.partnerId ?? null;
  const query = selectRows(manager, RelationshipEntity, 'relationship', columns).where('relationship.customerId IN (:...customerIds)', { customerIds: asked.map(({ customerId }) => customerId) });
  // Worded so that no index of the partner's serves: it has too many.
  if (partnerId !== null) query.andWhere(':partnerId IN (relationship.sellerId, relationship.providerId)', { partnerId });
  const rows = await query.orderBy('relationship.createdAt', 'DESC').addOrderBy('relationship.id', 'DESC').getRawMany<RelationshipRow>();
  return asked.map(({ customerId }) => rows.filter((row) => row.customerId === customerId));
}

/** `mayKnowStatus`: whether the viewer may know how the agreement stands (table V). */
export function toRelationship(row: RelationshipRow, mayKnowStatus: boolean): Relationship {
  const { id, state, sellerId, providerId, createdAt, activatedAt, endedAt } = row;
  const agreementStatus = mayKnowStatus ? row.agreementStatus : null;
  return make(Relationship, { id, status: state, sellerId, providerId, agreementStatus, createdAt, activatedAt, endedAt });
}

/** What was typed of the address that a request went to; null where none was. */
export async function readTypedEmail(manager: EntityManager, id: string): Promise<string | null> {
  const row = await selectRows(manager, RelationshipEntity, 'relationship', { typedEmail: 'relationship.typedEmail' }).where('relationship.id = :id', { id }).getRawOne<{ typedEmail: string | null }>();
  return row?.typedEmail || null;
}
