import type { RetryRules } from './retry';

/** A job as its handler gets it. */
export interface JobInHand {
  readonly id: string;
  readonly payload: Record<string, unknown>;
  /** The first is 1. */
  readonly attempt: number;
  readonly createdAt: Date;
  readonly now: Date;
  /** Aborted when the job is not held any more, and when a stop has lasted too long. */
  readonly signal: AbortSignal;
}

/** CANCELLED: what it was for does not hold any more, and nothing was done. */
export type JobOutcome = 'DONE' | 'CANCELLED';

export interface JobHandler {
  readonly kind: string;
  readonly retry: RetryRules;
  /** Runs at least once: a worker that dies half-way is followed by another, so doing it twice must come to the same. Throws a JobFault for what may happen. */
  run(job: JobInHand): Promise<JobOutcome>;
  /** What is kept of the payload once the job is finished, however it ended; all of it when left out. */
  keep?(payload: Record<string, unknown>): Record<string, unknown>;
}

/** Work that comes round: a job of this kind for every key, enqueued by whichever process is first. */
export interface Schedule {
  readonly kind: string;
  keyAt(now: Date): string;
}
