import { LessThan, LessThanOrEqual } from 'typeorm';
import type { Database } from '../database/database';
import { readNewest } from './feed.reader';
import { LiveEventEntity } from './live-event.entity';

const BATCH = 500;

/**
 * Removes what no stream comes back for any more, a bounded number in one short transaction; whether there may be more.
 * The newest stays, however old it is: positions go on from it, and streams that were told nothing since begin there.
 */
export async function removeTold(database: Database, before: Date): Promise<boolean> {
  const rows = await database.read(async (manager) => {
    const { position } = await readNewest(manager);
    return manager.find(LiveEventEntity, { where: { createdAt: LessThanOrEqual(before), position: LessThan(position) }, order: { createdAt: 'ASC' }, take: BATCH });
  });
  if (rows.length > 0) await database.transact((manager) => manager.remove(rows));
  return rows.length === BATCH;
}
