import { newestAskingAgain, REMINDER_DAYS, reminderDue } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import type { JobHandler, Schedule } from '../jobs/job-handler';
import { readDueCustomers, type DueCustomer } from '../relationships/due.reader';
import { lockHistory } from '../relationships/history.reader';
import { ReacceptanceReminderEntity } from '../relationships/reacceptance-reminder.entity';
import { dueBy } from './due';

const KIND = 'REACCEPTANCE_REMINDERS';
const BATCH = 200;

/** Once an hour, whichever process comes first: a customer's day begins at any hour. */
export const remindersSchedule: Schedule = { kind: KIND, keyAt: (now) => now.toISOString().slice(0, 13) };

/** Finds who has to accept again soon, and says so once for each of the days on which a reminder is due. */
export function reminders(database: Database): JobHandler {
  return {
    kind: KIND,
    retry: { attempts: 5, firstWaitMs: 60_000, longestWaitMs: 3_600_000 },
    run: async ({ now, signal }) => {
      for (const days of REMINDER_DAYS) {
        let last: DueCustomer | null = null;
        do {
          const after: DueCustomer | null = last;
          const batch: DueCustomer[] = await database.read((manager) => readDueCustomers(manager, { days, now, after, most: BATCH }));
          for (const due of batch) await database.transact((manager) => remind(manager, due, now));
          last = batch.length === BATCH ? (batch.at(-1) ?? null) : null;
          signal.throwIfAborted();
        } while (last !== null);
      }
      return 'DONE';
    },
  };
}

/** As it is now: what was found may have accepted meanwhile, or its day may have been moved. */
async function remind(manager: EntityManager, { customerId, reacceptBy }: DueCustomer, now: Date): Promise<void> {
  const history = await lockHistory(manager, customerId, now);
  if (history === null || dueBy(history, reacceptBy).length === 0) return;
  const daysBefore = reminderDue(reacceptBy, history.today);
  const asking = newestAskingAgain(history);
  if (daysBefore === null || asking === null) return;
  if (await manager.existsBy(ReacceptanceReminderEntity, { customerId, reacceptBy, daysBefore })) return;
  await manager.insert(ReacceptanceReminderEntity, { id: newId(), customerId, reacceptBy, daysBefore, remindedAt: now });
  await recordEvent(manager, { kind: 'REACCEPTANCE_REMINDED', actor: { kind: 'SYSTEM' }, customerId, subjectId: asking.id, payload: { reacceptBy, daysBefore }, now });
}
