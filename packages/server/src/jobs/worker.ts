import type { Database } from '../database/database';
import { newId } from '../database/id';
import type { Logger } from '../log';
import { jobBell } from './bell';
import { enqueue } from './enqueue.service';
import { codeOfFault, JobFault } from './job-fault';
import type { JobHandler, JobOutcome, Schedule } from './job-handler';
import { finish, leaseNext, putBack, renewLease, type LeasedJob } from './lease.service';
import { waitAfter } from './retry';

export interface WorkerOptions {
  readonly database: Database;
  readonly handlers: readonly JobHandler[];
  readonly schedules?: readonly Schedule[];
  readonly clock: () => Date;
  readonly logger: Logger;
  /** How often it looks for work of other processes, and for what has become due. */
  readonly pollMs?: number;
  readonly leaseMs?: number;
  /** How many jobs run at once. */
  readonly atOnce?: number;
  /** How long a stop waits for what is running. */
  readonly graceMs?: number;
}

export interface Worker {
  /** Takes nothing new; what runs is finished, or after a time given back. */
  stop(): Promise<void>;
}

/** Runs the jobs of the kinds that have a handler. Any number of workers and processes may share one database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database } = options;
  const worker = new JobWorker(options);
  await database.transact(async (manager) => jobBell.hang(manager, () => database.afterCommit(() => worker.wake())));
  worker.start();
  return worker;
}

interface Held {
  readonly job: LeasedJob;
  readonly abort: AbortController;
  /** Its end is no longer ours to write. */
  isGivenUp: boolean;
}

const ABORTED = 'WORKER_STOPPED';
const DIED = 'WORKER_DIED';
/** For handlers that end when they are told to. */
const AFTER_ABORT_MS = 1_000;

class JobWorker implements Worker {
  readonly #name = newId();
  readonly #options: Required<WorkerOptions>;
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #running = new Map<Held, Promise<void>>();
  readonly #scheduled = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #isAsked = false;
  #isStopping = false;

  constructor(options: WorkerOptions) {
    this.#options = { schedules: [], pollMs: 1_000, leaseMs: 60_000, atOnce: 4, graceMs: 10_000, ...options };
    this.#handlers = new Map(options.handlers.map((handler) => [handler.kind, handler]));
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.#options.pollMs);
    this.#timer.unref();
    this.wake();
  }

  wake(): void {
    this.#isAsked = true;
    if (this.#looking !== null || this.#isStopping) return;
    this.#looking = this.#look().finally(() => (this.#looking = null));
  }

  async #look(): Promise<void> {
    while (this.#isAsked && !this.#isStopping) {
      this.#isAsked = false;
      try {
        await this.#enqueueScheduled();
        await this.#takeWhatIsDue();
      } catch (error) {
        this.#options.logger.error({ err: error }, 'looking for jobs failed');
      }
    }
  }

  async #enqueueScheduled(): Promise<void> {
    const { schedules, clock, database } = this.#options;
    const now = clock();
    for (const { kind, keyAt } of schedules) {
      const idempotencyKey = keyAt(now);
      if (this.#scheduled.get(kind) === idempotencyKey) continue;
      await database.transact((manager) => enqueue(manager, { kind, idempotencyKey, payload: {}, now }));
      this.#scheduled.set(kind, idempotencyKey);
    }
  }

  async #takeWhatIsDue(): Promise<void> {
    const { database, clock, leaseMs, atOnce } = this.#options;
    const kinds = [...this.#handlers.keys()];
    while (!this.#isStopping && this.#running.size < atOnce) {
      const job = await leaseNext(database, { kinds, worker: this.#name, now: clock(), leaseMs });
      if (job === null) return;
      const held = { job, abort: new AbortController(), isGivenUp: false };
      const run = this.#run(held).finally(() => {
        this.#running.delete(held);
        this.wake();
      });
      this.#running.set(held, run);
    }
  }

  async #run(held: Held): Promise<void> {
    const { logger } = this.#options;
    const handler = this.#handlers.get(held.job.kind);
    if (handler === undefined) return;
    const renewal = setInterval(() => void this.#renew(held), this.#options.leaseMs / 3);
    try {
      await this.#settle(held, handler);
    } catch (error) {
      // Its lease runs out, and it is taken again.
      logger.error({ err: error, job: held.job.id, kind: held.job.kind }, 'the end of a job could not be written');
    } finally {
      clearInterval(renewal);
    }
  }

  async #settle(held: Held, handler: JobHandler): Promise<void> {
    const { database, clock } = this.#options;
    const { job } = held;
    // Whoever had the last attempt died with it.
    if (job.attempt > handler.retry.attempts) return this.#giveUp(held, handler, DIED);
    let outcome: JobOutcome;
    try {
      outcome = await handler.run({ ...job, now: clock(), signal: held.abort.signal });
    } catch (error) {
      return this.#failed(held, handler, error);
    }
    if (held.isGivenUp) return;
    this.#tellIfLost(held, await finish(database, job, { state: outcome, payload: kept(handler, job), code: null, now: clock() }));
  }

  async #failed(held: Held, handler: JobHandler, error: unknown): Promise<void> {
    if (held.isGivenUp) return;
    const { database, clock, logger } = this.#options;
    const { job } = held;
    if (held.abort.signal.aborted) {
      await putBack(database, job, { dueAt: clock(), code: ABORTED });
      return;
    }
    const code = codeOfFault(error);
    const line = { job: job.id, kind: job.kind, attempt: job.attempt, code };
    // A fault that its handler knows is told by its code; any other is a mistake of ours.
    if (!(error instanceof JobFault)) logger.error({ ...line, err: error }, 'a job failed');
    if (job.attempt >= handler.retry.attempts || (error instanceof JobFault && error.isPermanent)) return this.#giveUp(held, handler, code);
    const dueAt = new Date(clock().getTime() + waitAfter(job.attempt, handler.retry));
    logger.warn({ ...line, dueAt }, 'a job will be tried again');
    this.#tellIfLost(held, await putBack(database, job, { dueAt, code }));
  }

  async #giveUp(held: Held, handler: JobHandler, code: string): Promise<void> {
    const { database, clock, logger } = this.#options;
    const { job } = held;
    logger.warn({ job: job.id, kind: job.kind, attempt: job.attempt, code }, 'a job was given up');
    this.#tellIfLost(held, await finish(database, job, { state: 'FAILED', payload: kept(handler, job), code, now: clock() }));
  }

  async #renew(held: Held): Promise<void> {
    const { database, clock, leaseMs, logger } = this.#options;
    try {
      const isOurs = await renewLease(database, held.job, new Date(clock().getTime() + leaseMs));
      if (!isOurs && this.#running.has(held)) this.#letGo(held);
    } catch (error) {
      logger.error({ err: error, job: held.job.id }, 'a lease could not be renewed');
    }
  }

  #letGo(held: Held): void {
    held.isGivenUp = true;
    held.abort.abort();
  }

  #tellIfLost({ job }: Held, isOurs: boolean): void {
    if (!isOurs) this.#options.logger.warn({ job: job.id, kind: job.kind }, 'the lease of a job ran out while it was running');
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#looking;
    if (await this.#hasEnded(this.#options.graceMs)) return;
    for (const { abort } of this.#running.keys()) abort.abort();
    if (await this.#hasEnded(AFTER_ABORT_MS)) return;
    for (const held of this.#running.keys()) {
      held.isGivenUp = true;
      await putBack(this.#options.database, held.job, { dueAt: this.#options.clock(), code: ABORTED });
    }
  }

  async #hasEnded(withinMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), withinMs)));
    const ended = Promise.all(this.#running.values()).then(() => true);
    return Promise.race([ended, tooLate]).finally(() => clearTimeout(timer));
  }
}

const kept = ({ keep }: JobHandler, { payload }: LeasedJob): Record<string, unknown> => keep?.(payload) ?? payload;
