import { leafHash, leafOf, merkleRoot } from '@assent/proof';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { eventColumns, logEventOf, type EventRow } from '../events/log-event';
import { PendingEventEntity } from '../events/pending-event.entity';
import { LogSubtreeEntity } from './log-subtree.entity';
import { readSize, readTile, TILE_WIDTH } from './tree.reader';

/** The most events that are ordered in one transaction, and so the longest that a writer waits for. A batch ends where a tile does, so that it completes at most one. */
export const MOST_IN_A_BATCH = TILE_WIDTH;

interface Batch {
  /** Place of the first of them. */
  readonly next: number;
  readonly leaves: readonly { readonly eventId: string; readonly leafHash: string }[];
}

/**
 * Gives the events that wait longest their place in the log; how many there were. Any number of processes may do this at once: one of them
 * orders, the others find that it is done or being done. What waits are rows, so an event that commits late is ordered late and never missed.
 */
export async function orderBatch(database: Database): Promise<number> {
  const batch = await database.read(readBatch);
  if (batch.leaves.length === 0) return 0;
  return database.transact(async (manager) => {
    if (database.dialect === 'postgres' && !(await isOnlySequencer(manager))) return 0;
    return append(manager, batch);
  });
}

/** Nothing that takes time is left for the transaction: what is read and hashed here is insert-only. */
async function readBatch(manager: EntityManager): Promise<Batch> {
  const next = await readSize(manager);
  const rows = await manager.query<EventRow[]>(
    `SELECT ${eventColumns('event')} FROM pending_event pending JOIN event ON event.id = pending.event_id ORDER BY pending.event_id LIMIT $1`,
    [MOST_IN_A_BATCH - (next % TILE_WIDTH)],
  );
  return { next, leaves: rows.map((row) => ({ eventId: row.id, leafHash: Buffer.from(leafHash(leafOf(logEventOf(row)))).toString('hex') })) };
}

// Any number will do, as long as every version of the product takes the same.
const SEQUENCER_LOCK = 7_165_367_844;

/** Held until the transaction ends. SQLite needs none: its one write lock is taken when a transaction begins. */
async function isOnlySequencer(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<{ isLocked: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS "isLocked"', [SEQUENCER_LOCK]);
  return row?.isLocked === true;
}

async function append(manager: EntityManager, { next, leaves }: Batch): Promise<number> {
  // Between reading and now another process may have ordered the same.
  if ((await readSize(manager)) !== next) return 0;
  const { affected } = await manager.delete(PendingEventEntity, { eventId: In(leaves.map(({ eventId }) => eventId)) });
  if (affected !== leaves.length) throw new Error(`Of ${leaves.length} events to be ordered ${affected ?? 0} waited`);
  const marks = leaves.map((_, at) => `($${at * 3 + 1}, $${at * 3 + 2}, $${at * 3 + 3})`).join(', ');
  // TypeORM's own insert costs several times the rest of a batch.
  await manager.query(
    `INSERT INTO log_leaf (log_index, event_id, leaf_hash) VALUES ${marks}`,
    leaves.flatMap(({ eventId, leafHash: hash }, at) => [next + at, eventId, hash]),
  );
  await completeSubtrees(manager, next + leaves.length);
  return leaves.length;
}

/** Keeps the root of each tile that is full now. */
async function completeSubtrees(manager: EntityManager, size: number): Promise<void> {
  let entries = size;
  for (let level = 0; entries > 0 && entries % TILE_WIDTH === 0; level += 1) {
    const root = merkleRoot(await readTile(manager, { level, start: entries - TILE_WIDTH, end: entries }));
    entries /= TILE_WIDTH;
    await manager.insert(LogSubtreeEntity, { level: level + 1, position: entries - 1, rootHash: Buffer.from(root).toString('hex') });
  }
}
