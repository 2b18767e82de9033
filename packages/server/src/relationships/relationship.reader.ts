import type { AgreementStatus, RelationshipState } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/rows';
import { RelationshipEntity } from './relationship.entity';

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

/** All relationships of a customer, or only those of one partner as seller or provider; newest first. */
export async function readRelationshipsOf(manager: EntityManager, customerId: string, partnerId?: string): Promise<RelationshipRow[]> {
  const query = selectRows(manager, RelationshipEntity, 'relationship', columns).where('relationship.customerId = :customerId', { customerId });
  if (partnerId !== undefined) query.andWhere('(relationship.sellerId = :partnerId OR relationship.providerId = :partnerId)', { partnerId });
  return query.orderBy('relationship.createdAt', 'DESC').addOrderBy('relationship.id', 'DESC').getRawMany();
}
