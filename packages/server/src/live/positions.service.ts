import { IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { LiveEventEntity } from './live-event.entity';

/** Where processes tell each other that there is something to read. */
export const CHANNEL = 'assent_live';

// Any number will do, as long as every version of the product takes the same.
const LOCK = 7_165_367_844;
const BATCH = 500;

/**
 * On PostgreSQL transactions commit in another order than they write. So a place is given only to what is committed, by one at a time,
 * and always after every place that was given before: whoever has read up to a place has missed nothing (ADR 0150).
 */
export async function givePositions(database: Database): Promise<void> {
  if (database.dialect === 'sqlite') return;
  while (await hasUnplaced(database)) {
    await database.transact(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
      // A statement of its own: READ COMMITTED sees here all that was committed before the lock was had.
      await manager.query(PLACE);
      // Delivered with the commit. Only here and not with every fact: all commits that notify wait for each other.
      await manager.query(`SELECT pg_notify('${CHANNEL}', '')`);
    });
  }
}

// Looking takes no lock.
function hasUnplaced(database: Database): Promise<boolean> {
  return database.read((manager) => manager.existsBy(LiveEventEntity, { position: IsNull() }));
}

const PLACE = `
  UPDATE live_event SET position = placed.position
  FROM (
    SELECT id, (SELECT COALESCE(MAX(position), 0) FROM live_event) + ROW_NUMBER() OVER (ORDER BY id) AS position
    FROM (SELECT id FROM live_event WHERE position IS NULL ORDER BY id LIMIT ${BATCH}) AS waiting
  ) AS placed
  WHERE live_event.id = placed.id`;
