import { In, LessThanOrEqual, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { dialect } from '../database/columns';
import type { Database } from '../database/database';
import { JobEntity } from './job.entity';

/** A job that one worker holds. The worker's name and the number of the attempt fence it: whoever comes too late changes nothing. */
export interface LeasedJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly attempt: number;
  readonly leasedBy: string;
  readonly createdAt: Date;
}

export interface Leasing {
  readonly kinds: readonly string[];
  readonly worker: string;
  readonly now: Date;
  readonly leaseMs: number;
}

/** Takes the job that has waited longest, or one whose lease ran out; null when there is none. Looking takes no write lock. */
export async function leaseNext(database: Database, leasing: Leasing): Promise<LeasedJob | null> {
  const isAny = await database.read((manager) => due(manager, leasing).select('job.id').getOne());
  return isAny === null ? null : database.transact((manager) => take(manager, leasing));
}

function due(manager: EntityManager, { kinds, now }: Pick<Leasing, 'kinds' | 'now'>): SelectQueryBuilder<JobEntity> {
  const kind = In([...kinds]);
  return manager
    .createQueryBuilder(JobEntity, 'job')
    .where([
      { kind, state: 'WAITING', dueAt: LessThanOrEqual(now) },
      { kind, state: 'RUNNING', leasedUntil: LessThanOrEqual(now) },
    ])
    .orderBy('job.dueAt')
    .addOrderBy('job.id')
    .limit(1);
}

/** On PostgreSQL a row that another worker is just taking is passed over; the conditional update is what decides, on both databases. */
async function take(manager: EntityManager, { kinds, worker, now, leaseMs }: Leasing): Promise<LeasedJob | null> {
  const query = due(manager, { kinds, now });
  const job = await (dialect === 'postgres' ? query.setLock('pessimistic_write').setOnLocked('skip_locked') : query).getOne();
  if (job === null) return null;
  const { id, kind, payload, state, attempts, createdAt } = job;
  const taken = { state: 'RUNNING', attempts: attempts + 1, leasedBy: worker, leasedUntil: new Date(now.getTime() + leaseMs) } as const;
  const { affected } = await manager.update(JobEntity, { id, state, attempts }, taken);
  return affected === 1 ? { id, kind, payload: { ...payload }, attempt: attempts + 1, leasedBy: worker, createdAt } : null;
}

/** Holds on to a job that takes long; false when it is not held any more. */
export function renewLease(database: Database, job: LeasedJob, until: Date): Promise<boolean> {
  return change(database, job, { leasedUntil: until });
}

export interface Finish {
  readonly state: 'DONE' | 'FAILED' | 'CANCELLED';
  readonly payload: Record<string, unknown>;
  readonly code: string | null;
  readonly now: Date;
}

/** The end of a job; what of its payload must not be kept is gone with it. */
export function finish(database: Database, job: LeasedJob, { state, payload, code, now }: Finish): Promise<boolean> {
  return change(database, job, { state, payload, lastError: code, finishedAt: now, leasedBy: null, leasedUntil: null });
}

/** Back into the queue, to be tried again. */
export function putBack(database: Database, job: LeasedJob, { dueAt, code }: { dueAt: Date; code: string | null }): Promise<boolean> {
  return change(database, job, { state: 'WAITING', dueAt, lastError: code, leasedBy: null, leasedUntil: null });
}

function change(database: Database, { id, attempt, leasedBy }: LeasedJob, next: Partial<JobEntity>): Promise<boolean> {
  return database.transact(async (manager) => {
    const { affected } = await manager.update(JobEntity, { id, state: 'RUNNING', attempts: attempt, leasedBy }, next);
    return affected === 1;
  });
}
