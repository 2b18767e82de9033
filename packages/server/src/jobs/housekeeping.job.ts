import { LessThanOrEqual, type EntityManager, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { SignInCodeEntity } from '../auth/factors/sign-in-code.entity';
import { IdempotencyEntity } from '../auth/idempotency.entity';
import { PasswordResetEntity } from '../auth/reset/password-reset.entity';
import { SessionEntity } from '../auth/session.entity';
import { SignInAttemptEntity } from '../auth/sign-in-attempt.entity';
import type { Database } from '../database/database';
import { EventOriginEntity } from '../events/event-origin.entity';
import { removeTold } from '../live/told.service';
import type { JobHandler, Schedule } from './job-handler';
import { JobEntity } from './job.entity';

const DAY_MS = 86_400_000;
const KIND = 'HOUSEKEEPING';

/** Once a day, whichever process comes first. */
export const housekeepingSchedule: Schedule = { kind: KIND, keyAt: (now) => now.toISOString().slice(0, 10) };

/** Days after which rows that only served a moment are removed (ADR 0120). */
export const KEPT_DAYS = { session: 90, idempotency: 30, finishedJob: 30, eventOrigin: 400, liveEvent: 3 };

export interface HousekeepingOptions {
  readonly database: Database;
  /** After it an attempt to sign in counts for nothing. */
  readonly attemptWindowMs: number;
  /** What other folders keep for a time only. */
  readonly passing?: readonly Passing[];
}

/** Rows of a table that are removed some days after an instant in them. */
export interface Passing {
  readonly entity: new () => ObjectLiteral;
  readonly column: string;
  readonly keptDays: number;
}

/** Removes what has served its time: sessions, idempotency keys, attempts to sign in, codes, links that set a password, finished jobs, and from where events came. */
export function housekeeping({ database, attemptWindowMs, passing = [] }: HousekeepingOptions): JobHandler {
  return {
    kind: KIND,
    retry: { attempts: 5, firstWaitMs: 60_000, longestWaitMs: 3_600_000 },
    run: async ({ now, signal }) => {
      const before = (ms: number): Date => new Date(now.getTime() - ms);
      const sweeps = [
        // Every session runs out, ended or not. Ended ones are kept for a time: they say from where somebody is known to sign in (ADR 0083).
        () => removeSome(database, SessionEntity, { expiresAt: LessThanOrEqual(before(KEPT_DAYS.session * DAY_MS)) }),
        () => removeSome(database, IdempotencyEntity, { createdAt: LessThanOrEqual(before(KEPT_DAYS.idempotency * DAY_MS)) }),
        () => removeSome(database, SignInAttemptEntity, { windowStartedAt: LessThanOrEqual(before(attemptWindowMs)) }),
        () => removeSome(database, PasswordResetEntity, { validUntil: LessThanOrEqual(before(0)) }),
        () => removeSome(database, SignInCodeEntity, { validUntil: LessThanOrEqual(before(DAY_MS)) }),
        () => removeSome(database, JobEntity, { finishedAt: LessThanOrEqual(before(KEPT_DAYS.finishedJob * DAY_MS)) }),
        // From where somebody acted is personal: the audit trail keeps it for a little more than a year (ADR 0169).
        () => removeSome(database, EventOriginEntity, { createdAt: LessThanOrEqual(before(KEPT_DAYS.eventOrigin * DAY_MS)) }),
        ...passing.map(({ entity, column, keptDays }) => () => removeSome(database, entity, { [column]: LessThanOrEqual(before(keptDays * DAY_MS)) })),
      ];
      for (const sweep of [...sweeps, () => removeTold(database, before(KEPT_DAYS.liveEvent * DAY_MS))]) {
        while (await sweep()) signal.throwIfAborted();
      }
      return 'DONE';
    },
  };
}

const BATCH = 500;

/** A bounded number of rows in one short transaction; whether there may be more. */
async function removeSome<Entity extends ObjectLiteral>(database: Database, entity: new () => Entity, where: FindOptionsWhere<Entity>): Promise<boolean> {
  const rows = await database.read((manager: EntityManager) => manager.find(entity, { where, take: BATCH }));
  if (rows.length > 0) await database.transact((manager) => manager.remove(rows));
  return rows.length === BATCH;
}
