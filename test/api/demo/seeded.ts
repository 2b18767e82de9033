import { entities } from '@assent/server/src/database/entities';
import type { Database } from '@assent/server/src/database/database';
import { migrate } from '@assent/server/src/database/migrate';
import type { ObjectLiteral } from 'typeorm';
import { emptyPlace, openAt } from '../../support/database';

/** The day on which the demo is loaded; what it expects is `demoWorld(TODAY)`. */
export const TODAY = '2026-11-22';
export const NOW = new Date(`${TODAY}T09:30:00.000Z`);

export interface Migrated {
  readonly database: Database;
  remove(): Promise<void>;
}

export async function migratedDatabase(): Promise<Migrated> {
  const place = await emptyPlace();
  const database = await openAt(place, { entities });
  await migrate(database);
  return {
    database,
    remove: async () => {
      await database.close();
      await place.remove();
    },
  };
}

export const countOf = (database: Database, entity: new () => ObjectLiteral): Promise<number> => database.read((manager) => manager.count(entity));

export const rowsOf = <Entity extends ObjectLiteral>(database: Database, entity: new () => Entity): Promise<Entity[]> => database.read((manager) => manager.find(entity));

/** How many rows each table has. */
export async function countsOf(database: Database): Promise<Record<string, number>> {
  const counts = entities.map(async (entity) => [entity.name.replace('Entity', ''), await countOf(database, entity)] as const);
  return Object.fromEntries(await Promise.all(counts));
}
