import { onRecord, tidy } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../agreements/publish.service';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { lockHistory } from '../relationships/history.reader';
import { AcceptanceEntity } from './acceptance.entity';
import { DisputeEntity } from './dispute.entity';

export interface DisputeInput {
  readonly acceptanceId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export interface DisputeRecorded {
  readonly kind: 'DISPUTED';
  readonly acceptanceId: string;
}

export type DisputeResult = DisputeRecorded | RefusalFacts;

const isDisputed = (stored: unknown): stored is DisputeRecorded => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'DISPUTED';

const LONGEST_REASON = 1000;

/** Anybody of the company may say that an attestation on record is not right; it holds until its partner withdraws or replaces it. */
export function disputeAcceptance(context: Context, viewer: CustomerUserViewer, { idempotencyKey: key, ...input }: DisputeInput): Promise<Replayable<DisputeResult>> {
  const { database, now } = context;
  return once<DisputeResult>(database, { actorId: viewer.id, key, operation: 'disputeAcceptance', input, now }, isDisputed, (manager) => dispute(manager, viewer, input, now));
}

async function dispute(manager: EntityManager, viewer: CustomerUserViewer, input: Omit<DisputeInput, 'idempotencyKey'>, now: Date): Promise<Outcome<DisputeResult>> {
  const { acceptanceId } = input;
  const reason = tidy(input.reason);
  const history = await lockHistory(manager, viewer.customerId, now);
  const acceptance = await manager.findOneBy(AcceptanceEntity, { id: acceptanceId, customerId: viewer.customerId });
  if (history === null || acceptance === null) return { result: { ...malformed('NOT_FOUND', []), remedies: [] }, isRecorded: false };
  if (reason === '') return { result: malformed('REASON_REQUIRED', [{ path: 'reason', code: 'REQUIRED' }]), isRecorded: false };
  if (reason.length > LONGEST_REASON) return { result: malformed('REASON_TOO_LONG', [{ path: 'reason', code: 'TOO_LONG' }]), isRecorded: false };
  const isOnRecord = onRecord(history.acceptances).some(({ id }) => id === acceptanceId);
  if (acceptance.method !== 'ATTESTED' || !isOnRecord) return { result: { ...malformed('NOT_DISPUTABLE', []), remedies: [] }, isRecorded: false };
  const id = newId();
  await manager.insert(DisputeEntity, { id, acceptanceId, disputedById: viewer.id, reason, recordedAt: now });
  const actor = { kind: 'CUSTOMER_USER', id: viewer.id } as const;
  const { partnerId, customerId } = acceptance;
  await recordEvent(manager, { kind: 'ACCEPTANCE_DISPUTED', actor, partnerId, customerId, subjectId: id, payload: { acceptanceId, reasonHash: sha256(Buffer.from(reason)) }, now });
  return { result: { kind: 'DISPUTED', acceptanceId }, isRecorded: true };
}
