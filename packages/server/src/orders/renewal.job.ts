import type { Database } from '../database/database';
import type { JobHandler, Schedule } from '../jobs/job-handler';
import { renewDue } from './renewal.service';

const KIND = 'RENEWAL';

/** Every hour, for somewhere a day begins at almost any of them; whichever process comes first. */
export const renewalSchedule: Schedule = { kind: KIND, keyAt: (now) => now.toISOString().slice(0, 13) };

/** Ends or renews what has run its term (ADR 0144). Doing it twice comes to the same: the end of the term has moved. */
export function renewal(database: Database): JobHandler {
  return {
    kind: KIND,
    retry: { attempts: 5, firstWaitMs: 60_000, longestWaitMs: 3_600_000 },
    run: async ({ now, signal }) => {
      await renewDue(database, now, signal);
      return 'DONE';
    },
  };
}
