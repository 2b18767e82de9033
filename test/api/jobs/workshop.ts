import type { JobHandler, JobInHand, JobOutcome } from '@assent/server/src/jobs/job-handler';
import { enqueue, type NewJob } from '@assent/server/src/jobs/enqueue.service';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { startWorker, type Worker, type WorkerOptions } from '@assent/server/src/jobs/worker';
import { createLogger } from '@assent/server/src/log';
import { onTestFinished } from 'vitest';
import type { World } from '../../support/world/world';

export interface Workshop {
  readonly kind: string;
  readonly lines: string[];
  /** Another worker for the jobs of this test, stopped at its end. */
  employ(run: (job: JobInHand) => Promise<JobOutcome>, options?: Employing): Promise<Worker>;
  /** Asks for a job of this test; answers its id. */
  order(given?: Partial<NewJob>): Promise<string>;
  row(id: string): Promise<JobEntity>;
}

export interface Employing extends Partial<Pick<WorkerOptions, 'pollMs' | 'leaseMs' | 'atOnce' | 'graceMs' | 'clock'>> {
  readonly retry?: JobHandler['retry'];
  readonly keep?: JobHandler['keep'];
}

export const RETRY = { attempts: 3, firstWaitMs: 60_000, longestWaitMs: 3_600_000 };

/** Jobs of a kind that only this test knows, on the world's database and by its clock. */
export function workshop(world: World): Workshop {
  const { database } = world;
  const kind = `TEST_${world.next()}`;
  const lines: string[] = [];
  const logger = createLogger({ logLevel: 'debug', logFormat: 'json' }, { write: (line) => lines.push(line) });
  return {
    kind,
    lines,
    employ: async (run, { retry = RETRY, keep, ...options } = {}) => {
      const worker = await startWorker({ database, handlers: [{ kind, retry, run, keep }], clock: () => world.now, logger, pollMs: 10, ...options });
      onTestFinished(() => worker.stop());
      return worker;
    },
    order: (given = {}) => database.transact((manager) => enqueue(manager, { kind, payload: {}, idempotencyKey: `key ${world.next()}`, now: world.now, ...given })),
    row: (id) => database.read((manager) => manager.findOneByOrFail(JobEntity, { id })),
  };
}

/** Something that a handler waits for and a test brings about. */
export function signalOf<T = void>(): { readonly came: Promise<T>; come(value: T): void } {
  let come: (value: T) => void = () => undefined;
  const came = new Promise<T>((resolve) => (come = resolve));
  return { came, come: (value) => come(value) };
}
