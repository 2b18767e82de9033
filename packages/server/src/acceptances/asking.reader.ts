import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { make } from '../graphql/make';
import { AttestationRequest, Dispute } from './asking.types';
import { AttestationRequestEntity } from './attestation-request.entity';
import { DisputeEntity } from './dispute.entity';

/** What a customer objected to an attestation, latest first; the newest twenty. */
export async function readDisputes(manager: EntityManager, acceptanceId: string): Promise<Dispute[]> {
  const found = await manager.find(DisputeEntity, { where: { acceptanceId }, order: { recordedAt: 'DESC', id: 'DESC' }, take: 20 });
  return found.map(({ recordedAt, reason }) => make(Dispute, { at: recordedAt.toISOString(), reason }));
}

/** The open requests to attest through these relationships, latest first. */
export async function readOpenRequests(manager: EntityManager, relationshipIds: readonly string[]): Promise<AttestationRequest[]> {
  const where = { relationshipId: In([...relationshipIds]), openKey: Not(IsNull()) };
  const open = await manager.find(AttestationRequestEntity, { where, order: { createdAt: 'DESC', id: 'DESC' } });
  return open.map(({ id, requestedByKind, message, createdAt }) => make(AttestationRequest, { id, byCustomer: requestedByKind === 'CUSTOMER_USER', message, at: createdAt.toISOString() }));
}
