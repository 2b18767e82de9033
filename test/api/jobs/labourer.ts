import { openDatabase } from '@assent/server/src/database/database';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { startWorker } from '@assent/server/src/jobs/worker';
import { createLogger } from '@assent/server/src/log';

export interface Labour {
  readonly file: string;
  readonly url?: string;
  readonly kind: string;
  /** What it takes the time for. */
  readonly now: string;
  /** Begins jobs and never ends them. */
  readonly isStuck: boolean;
}

/** A worker of another process: says the id of every job that it begins. */
export async function work({ file, url, kind, now, isStuck }: Labour): Promise<void> {
  const database = await openDatabase({ file, url, entities: [JobEntity] });
  const run = async ({ id }: { id: string }): Promise<'DONE'> => {
    process.stdout.write(`${id}\n`);
    return isStuck ? new Promise(() => undefined) : 'DONE';
  };
  const handler = { kind, run, retry: { attempts: 3, firstWaitMs: 1_000, longestWaitMs: 1_000 } };
  const logger = createLogger({ logLevel: 'error', logFormat: 'json' }, process.stderr);
  await startWorker({ database, handlers: [handler], clock: () => new Date(now), logger, pollMs: 20, leaseMs: 60_000 });
  // The worker's own timer keeps no process alive.
  setInterval(() => undefined, 60_000);
  process.stdout.write('READY\n');
}
