import { decide, onRecord, reasonFault, strongestAgentRole, tables, tidy } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../agreements/publish.service';
import { once, type Outcome, type Replayable } from '../auth/idempotency.service';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import { announce } from '../events/followers';
import type { AgentViewer, Context } from '../graphql/context';
import { malformed, type RefusalFacts } from '../graphql/refusals';
import { refuseAgent } from '../partners/refuse-agent.service';
import { lockHistory, type History } from '../relationships/history.reader';
import { AcceptanceEntity } from './acceptance.entity';
import { WithdrawalEntity } from './withdrawal.entity';

export interface WithdrawInput {
  readonly acceptanceId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export interface AttestationWithdrawn {
  readonly kind: 'WITHDRAWN';
  readonly acceptanceId: string;
  readonly customerId: string;
}

export type WithdrawResult = AttestationWithdrawn | RefusalFacts;

const isWithdrawn = (stored: unknown): stored is AttestationWithdrawn => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'WITHDRAWN';

/** Table W: a partner takes its own attestation back, also after the relationship ended. The acceptance stays; a row that points at it is added. */
export function withdrawAcceptance(context: Context, viewer: AgentViewer, { idempotencyKey: key, ...input }: WithdrawInput): Promise<Replayable<WithdrawResult>> {
  const { database, now } = context;
  return once<WithdrawResult>(database, { actorId: viewer.id, key, operation: 'withdrawAcceptance', input, now }, isWithdrawn, (manager) => withdraw(manager, viewer, input, now));
}

type Asked = Omit<WithdrawInput, 'idempotencyKey'>;

async function withdraw(manager: EntityManager, viewer: AgentViewer, input: Asked, now: Date): Promise<Outcome<WithdrawResult>> {
  const reason = tidy(input.reason);
  const fault = reasonFault(reason);
  if (fault !== null) return { result: malformed('REASON_TOO_LONG', [{ path: 'reason', code: fault }]), isRecorded: false };
  const acceptance = await manager.findOneBy(AcceptanceEntity, { id: input.acceptanceId });
  const history = acceptance && (await lockHistory(manager, acceptance.customerId, now));
  const { row, outcome } = decide(tables.W, {
    role: strongestAgentRole(viewer.roles),
    isOwnAttestationOnRecord: isOwnOnRecord(history, viewer.partnerId, input.acceptanceId),
    hasReason: reason !== '',
  });
  if (outcome.kind === 'REFUSE') {
    const result = await refuseAgent(manager, viewer, { kind: 'WITHDRAWAL_REFUSED', row, outcome, customerId: history?.customer.id ?? null, now });
    return { result, isRecorded: false };
  }
  if (history === null) throw new Error('table W withdrew what is not there');
  const customerId = history.customer.id;
  const withdrawalId = newId();
  await manager.insert(WithdrawalEntity, { id: withdrawalId, acceptanceId: input.acceptanceId, withdrawnById: viewer.id, reason, recordedAt: now });
  const actor = { kind: 'AGENT', id: viewer.id } as const;
  const payload = { acceptanceId: input.acceptanceId, reasonHash: sha256(Buffer.from(reason)) };
  await recordEvent(manager, { kind: 'ACCEPTANCE_WITHDRAWN', actor, partnerId: viewer.partnerId, customerId, subjectId: withdrawalId, rule: row, payload, now });
  await announce(manager, { kind: 'ACCEPTANCE', customerId, now });
  return { result: { kind: 'WITHDRAWN', acceptanceId: input.acceptanceId, customerId }, isRecorded: true };
}

function isOwnOnRecord(history: History | null, partnerId: string, acceptanceId: string): boolean {
  return onRecord(history?.acceptances ?? []).some((one) => one.id === acceptanceId && one.method === 'ATTESTED' && one.partnerId === partnerId);
}
