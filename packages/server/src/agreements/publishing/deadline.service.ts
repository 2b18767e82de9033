import { deadlineFacts, decide, tables, tidy } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { once, type Outcome, type Replayable } from '../../auth/idempotency.service';
import { newId } from '../../database/id';
import { recordEvent } from '../../events/event.service';
import { announcePublication } from '../../events/followers';
import type { Context, OperatorViewer } from '../../graphql/context';
import { refused, type RefusalFacts } from '../../graphql/refusals';
import { AgreementDeadlineEntity } from '../agreement-deadline.entity';
import { readAgreementByVersion } from '../agreement.reader';
import { lockPublishing } from './stored.reader';

export interface DeadlineInput {
  readonly country: string;
  readonly version: string;
  /** The new last good day, `YYYY-MM-DD`. */
  readonly reacceptBy: string;
}

export interface DeadlineMoved {
  readonly kind: 'MOVED';
  readonly agreementId: string;
  /** Whether anything was written; not if it was that day already. */
  readonly isNew: boolean;
}

export type DeadlineResult = DeadlineMoved | RefusalFacts;

const isMoved = (stored: unknown): stored is DeadlineMoved => typeof stored === 'object' && stored !== null && Reflect.get(stored, 'kind') === 'MOVED';

/** Table M: the last day for accepting a version again becomes another one, for everybody whom it concerns. */
export function moveReacceptanceDay(context: Context, operator: OperatorViewer, { idempotencyKey: key, ...input }: DeadlineInput & { readonly idempotencyKey: string }): Promise<Replayable<DeadlineResult>> {
  const { database, now } = context;
  const call = { actorId: operator.id, key, operation: 'moveReacceptanceDay', input, now };
  return once<DeadlineResult>(database, call, isMoved, async (manager): Promise<Outcome<DeadlineResult>> => {
    const result = await moveDeadline(manager, input, { operatorId: operator.id, now });
    return { result, isRecorded: result.kind === 'MOVED' };
  });
}

/** In the transaction of the caller; `operatorId` is null for a command. */
export async function moveDeadline(manager: EntityManager, input: DeadlineInput, { operatorId, now }: { operatorId: string | null; now: Date }): Promise<DeadlineResult> {
  await lockPublishing(manager);
  const [country, name, reacceptBy] = [tidy(input.country), tidy(input.version), tidy(input.reacceptBy)];
  const version = await readAgreementByVersion(manager, country, name);
  const { row, outcome } = decide(tables.M, deadlineFacts({ reacceptBy, version, now }));
  const actor = { kind: 'OPERATOR', id: operatorId } as const;
  if (outcome.kind === 'REFUSE') {
    await recordEvent(manager, { kind: 'DEADLINE_REFUSED', actor, subjectId: version?.id ?? null, code: outcome.code, rule: row, now });
    return refused(row, outcome);
  }
  if (version === null) throw new Error('table M moved the day of what is not there');
  if (outcome.kind === 'KEEP') return { kind: 'MOVED', agreementId: version.id, isNew: false };
  const number = 1 + (await manager.countBy(AgreementDeadlineEntity, { agreementId: version.id }));
  await manager.insert(AgreementDeadlineEntity, { id: newId(), agreementId: version.id, number, reacceptBy, recordedAt: now });
  const payload = { country, version: name, from: version.reacceptBy, reacceptBy, number };
  await recordEvent(manager, { kind: 'AGREEMENT_DEADLINE_MOVED', actor, subjectId: version.id, rule: row, payload, now });
  await announcePublication(manager, { countries: [country], now });
  return { kind: 'MOVED', agreementId: version.id, isNew: true };
}
