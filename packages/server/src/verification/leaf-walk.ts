import { leafHash, leafOf, type LogEvent } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { eventColumns, logEventOf, type EventRow } from '../events/log-event';
import { end } from './finding';

export interface Leaf {
  readonly event: LogEvent;
  readonly hash: Buffer;
}

interface LeafRow extends EventRow {
  readonly logIndex: number;
  readonly leafEventId: string;
  readonly leafHash: string;
}

const PAGE = 500;

/** Every leaf in its order, in pages: each has the place that follows, its event is there, and hashes to it. */
export async function* walkLeaves(database: Database): AsyncGenerator<Leaf[]> {
  for (let next = 0; ; next += PAGE) {
    const rows = await database.read((manager) => readPage(manager, next));
    const leaves = rows.map((row, at) => checkLeaf(row, next + at));
    if (leaves.length > 0) yield leaves;
    if (rows.length < PAGE) return;
  }
}

function readPage(manager: EntityManager, next: number): Promise<LeafRow[]> {
  return manager.query<LeafRow[]>(
    `SELECT leaf.log_index AS "logIndex", leaf.event_id AS "leafEventId", leaf.leaf_hash AS "leafHash", ${eventColumns('event')}
     FROM log_leaf leaf LEFT JOIN event ON event.id = leaf.event_id WHERE leaf.log_index >= $1 ORDER BY leaf.log_index LIMIT ${PAGE}`,
    [next],
  );
}

function checkLeaf(row: LeafRow, place: number): Leaf {
  if (row.logIndex !== place) return end('log_leaf', place, `is missing: after it comes ${row.logIndex}`);
  // A left join without a partner leaves nulls where the type has none.
  const isThere: unknown = row.id;
  if (isThere === null) return end('event', row.leafEventId, `is missing, though it is leaf ${place} of the log`);
  const event = parsed(row, place);
  const hash = Buffer.from(leafHash(leafOf(event)));
  if (hash.toString('hex') !== row.leafHash) return end('event', row.id, `does not hash to leaf ${place}: what it says, or the leaf, was changed`);
  return { event, hash };
}

function parsed(row: LeafRow, place: number): LogEvent {
  try {
    return logEventOf(row);
  } catch {
    return end('event', row.id, `has a payload that is no JSON (leaf ${place})`);
  }
}

/** An event is in the log or waits for it, and not both. */
export async function checkQueue(database: Database): Promise<void> {
  await database.read(async (manager) => {
    const [lost] = await manager.query<{ id: string }[]>(
      'SELECT id AS "id" FROM event WHERE id NOT IN (SELECT event_id FROM log_leaf) AND id NOT IN (SELECT event_id FROM pending_event) ORDER BY id LIMIT 1',
    );
    if (lost !== undefined) end('event', lost.id, 'is not in the log and does not wait for it');
    const [double] = await manager.query<{ id: string }[]>('SELECT event_id AS "id" FROM pending_event WHERE event_id IN (SELECT event_id FROM log_leaf) ORDER BY event_id LIMIT 1');
    if (double !== undefined) end('pending_event', double.id, 'waits though it is in the log');
  });
}
