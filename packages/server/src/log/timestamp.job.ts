import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { newId } from '../database/id';
import { insertUnlessTaken } from '../database/insert-rows';
import { enqueue } from '../jobs/enqueue.service';
import type { JobHandler } from '../jobs/job-handler';
import { CheckpointTimestampEntity } from './checkpoint-timestamp.entity';
import type { CheckpointEntity } from './checkpoint.entity';
import { readLatestCheckpoint } from './checkpoint.reader';
import { stamp, type TimestampAuthority } from './timestamp';

const KIND = 'TIMESTAMP';

/** For about two days: an authority that is away costs nothing but the wait. */
const RETRY = { attempts: 60, firstWaitMs: 10_000, longestWaitMs: 3_600_000 };

/** Follows a checkpoint: the latest one is stamped at the end of its interval, and so is every leaf before it. */
export function followWithTimestamp(everyMs: number): (manager: EntityManager, checkpoint: CheckpointEntity) => Promise<void> {
  return async (manager, { id, signedAt }) => {
    const interval = everyMs === 0 ? null : Math.floor(signedAt.getTime() / everyMs);
    const dueAt = interval === null ? signedAt : new Date((interval + 1) * everyMs);
    await enqueue(manager, { kind: KIND, payload: {}, idempotencyKey: interval === null ? id : String(interval), now: signedAt, dueAt });
  };
}

/** Stamps the latest checkpoint, unless it has a stamp. One that another worker stamped meanwhile keeps the stamp that came first. */
export function timestampJob({ database, authority }: { database: Database; authority: TimestampAuthority }): JobHandler {
  return {
    kind: KIND,
    retry: RETRY,
    run: async ({ signal }) => {
      const checkpoint = await database.read(readLatestCheckpoint);
      if (checkpoint === null || (await database.read((manager) => manager.existsBy(CheckpointTimestampEntity, { checkpointId: checkpoint.id })))) return 'CANCELLED';
      const { token, stampedAt } = await stamp(authority, checkpoint.note, signal);
      const row = { id: newId(), checkpointId: checkpoint.id, token, stampedAt };
      await database.transact((manager) => insertUnlessTaken(manager, CheckpointTimestampEntity, row));
      return 'DONE';
    },
  };
}
