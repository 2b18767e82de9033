import type { EntityManager } from 'typeorm';
import { newId } from '../database/id';
import { insertUnlessTaken } from '../database/insert-rows';
import { jobBell } from './bell';
import { JobEntity } from './job.entity';

export interface NewJob {
  readonly kind: string;
  /** Ids, codes and days, with which the handler finds the rest; a secret only encrypted. */
  readonly payload: Record<string, unknown>;
  /** Of one kind and key there is one job, however often it is asked for. At most 200 characters. */
  readonly idempotencyKey: string;
  readonly now: Date;
  /** Not before; at once when left out. */
  readonly dueAt?: Date;
}

/** Leaves work for the worker, in the caller's transaction: there is a job exactly if what it follows from was committed. Returns the job's id. */
export async function enqueue(manager: EntityManager, { kind, payload, idempotencyKey, now, dueAt = now }: NewJob): Promise<string> {
  const job = { id: newId(), kind, payload, state: 'WAITING', idempotencyKey, attempts: 0, dueAt, leasedUntil: null, leasedBy: null, lastError: null, createdAt: now, finishedAt: null } as const;
  const isNew = await insertUnlessTaken(manager, JobEntity, job);
  jobBell.ring(manager);
  if (isNew) return job.id;
  const { id } = await manager.findOneOrFail(JobEntity, { where: { kind, idempotencyKey }, select: { id: true } });
  return id;
}
