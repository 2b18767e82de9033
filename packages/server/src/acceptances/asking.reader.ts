import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/rows';
import { make } from '../graphql/make';
import { AttestationRequest, Dispute } from './asking.types';
import { AttestationRequestEntity } from './attestation-request.entity';
import { DisputeEntity } from './dispute.entity';

const MOST_DISPUTES = 20;

/** What a customer objected to an attestation, latest first; the newest twenty. */
export async function readDisputes(manager: EntityManager, acceptanceId: string): Promise<Dispute[]> {
  const rows = await selectRows(manager, DisputeEntity, 'dispute', { at: 'dispute.recordedAt', reason: 'dispute.reason' })
    .where('dispute.acceptanceId = :acceptanceId', { acceptanceId })
    .orderBy('dispute.recordedAt', 'DESC')
    .addOrderBy('dispute.id', 'DESC')
    .limit(MOST_DISPUTES)
    .getRawMany<{ at: string; reason: string }>();
  return rows.map((row) => make(Dispute, row));
}

interface RawRequest {
  readonly id: string;
  readonly requestedByKind: string;
  readonly message: string | null;
  readonly at: string;
}

const requestColumns = { id: 'request.id', requestedByKind: 'request.requestedByKind', message: 'request.message', at: 'request.createdAt' };

/** The open requests to attest through these relationships, latest first: at most one for each and whoever asks. */
export async function readOpenRequests(manager: EntityManager, relationshipIds: readonly string[]): Promise<AttestationRequest[]> {
  if (relationshipIds.length === 0) return [];
  const rows = await selectRows(manager, AttestationRequestEntity, 'request', requestColumns)
    .where('request.relationshipId IN (:...relationshipIds) AND request.openKey IS NOT NULL', { relationshipIds })
    .orderBy('request.createdAt', 'DESC')
    .addOrderBy('request.id', 'DESC')
    .getRawMany<RawRequest>();
  return rows.map(({ requestedByKind, ...row }) => make(AttestationRequest, { ...row, byCustomer: requestedByKind === 'CUSTOMER_USER' }));
}
