import { decide, onRecord, reasonFault, tables, tidy, type DisputeFacts, type Refuse } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../agreements/publish.service';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import type { Context, CustomerUserViewer } from '../graphql/context';
import { malformed, refused, type RefusalFacts } from '../graphql/refusals';
import { lockHistory, type History } from '../relationships/history.reader';
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

/** Table X: somebody of the company says that an attestation on record is not right. */
export function disputeAcceptance(context: Context, viewer: CustomerUserViewer, { idempotencyKey: key, ...input }: DisputeInput): Promise<Replayable<DisputeResult>> {
  const { database, now } = context;
  return once<DisputeResult>(database, { actorId: viewer.id, key, operation: 'disputeAcceptance', input, now }, isDisputed, (manager) => dispute(manager, viewer, input, now));
}

type Asked = Omit<DisputeInput, 'idempotencyKey'>;

async function dispute(manager: EntityManager, viewer: CustomerUserViewer, input: Asked, now: Date): Promise<Outcome<DisputeResult>> {
  const { acceptanceId } = input;
  const reason = tidy(input.reason);
  const fault = reasonFault(reason);
  if (fault !== null) return { result: malformed('REASON_TOO_LONG', [{ path: 'reason', code: fault }]), isRecorded: false };
  const history = await lockHistory(manager, viewer.customerId, now);
  const acceptance = await manager.findOneBy(AcceptanceEntity, { id: acceptanceId, customerId: viewer.customerId });
  const { row, outcome } = decide(tables.X, { acceptance: standingOf(history, acceptance), hasReason: reason !== '' });
  if (outcome.kind === 'REFUSE') return refuse(manager, viewer, { acceptance, row, outcome, now });
  if (acceptance === null) throw new Error('table X disputed what is not there');
  const { partnerId, customerId } = acceptance;
  const id = newId();
  await manager.insert(DisputeEntity, { id, acceptanceId, disputedById: viewer.id, reason, recordedAt: now });
  const actor = { kind: 'CUSTOMER_USER', id: viewer.id } as const;
  await recordEvent(manager, { kind: 'ACCEPTANCE_DISPUTED', actor, partnerId, customerId, subjectId: id, rule: row, payload: { acceptanceId, reasonHash: sha256(Buffer.from(reason)) }, now });
  return { result: { kind: 'DISPUTED', acceptanceId }, isRecorded: true };
}

function standingOf(history: History | null, acceptance: AcceptanceEntity | null): DisputeFacts['acceptance'] {
  if (history === null || acceptance === null) return 'UNKNOWN';
  const isOnRecord = onRecord(history.acceptances).some(({ id }) => id === acceptance.id);
  return acceptance.method === 'ATTESTED' && isOnRecord ? 'ATTESTATION_ON_RECORD' : 'OTHER';
}

interface Refusing {
  readonly acceptance: AcceptanceEntity | null;
  readonly row: string;
  readonly outcome: Refuse;
  readonly now: Date;
}

async function refuse(manager: EntityManager, { id, customerId }: CustomerUserViewer, { acceptance, row, outcome, now }: Refusing): Promise<Outcome<DisputeResult>> {
  const actor = { kind: 'CUSTOMER_USER', id } as const;
  const { partnerId = null, id: subjectId = null } = acceptance ?? {};
  await recordEvent(manager, { kind: 'DISPUTE_REFUSED', actor, partnerId, customerId, subjectId, code: outcome.code, rule: row, now });
  return { result: refused(row, outcome), isRecorded: false };
}
