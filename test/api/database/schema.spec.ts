import { dialect } from '@assent/server/src/database/columns';
import type { Database } from '@assent/server/src/database/database';
import { entities } from '@assent/server/src/database/entities';
import { migrate, openMigrationSource } from '@assent/server/src/database/migrate';
import { triggerNames } from '@assent/server/src/database/triggers';
import { migrations } from '@assent/server/src/migrations/migrations';
import { type DataSource, TableColumn } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyPlace, openAt, type Place } from '../../support/database';
import { rowsOf } from '../../support/rows';
import { insertSampleRows } from './sample-rows';

let place: Place;
let database: Database;
beforeEach(async () => {
  place = await emptyPlace();
  database = await openAt(place, { entities });
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

const everyMigration = migrations.map(({ name }) => name);

it('an empty database that was migrated leaves nothing for the schema builder to change', async () => {
  expect(await migrate(database)).toEqual(everyMigration);
  const { upQueries } = await asOwner((source) => source.driver.createSchemaBuilder().log());
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

it('a schema that differs would be noticed', async () => {
  await migrate(database);
  await asOwner((source) => source.query('DROP INDEX ix_acceptance_customer'));
  const { upQueries } = await asOwner((source) => source.driver.createSchemaBuilder().log());
  expect(upQueries.map(({ query }) => query).join()).toContain('ix_acceptance_customer');
});

it('every table takes a row', async () => {
  await migrate(database);
  await database.transact((manager) => insertSampleRows(manager));
  for (const entity of entities) expect(await database.read((manager) => manager.count(entity))).toBe(1);
});

it('migrating again changes nothing', async () => {
  await migrate(database);
  expect(await migrate(database)).toEqual([]);
});

it('of processes that migrate at once one does it and the others wait', async () => {
  const outcomes = await Promise.all([migrate(database), migrate(database), migrate(database)]);
  expect(outcomes.filter((applied) => applied.length > 0)).toEqual([everyMigration]);
});

it('a database of a newer version is left alone', async () => {
  await migrate(database);
  await asOwner((source) => source.query(`INSERT INTO migration (name, applied_at) VALUES ('9999-future', '2100-01-01T00:00:00.000Z')`));
  await expect(migrate(database)).rejects.toThrow('newer version of Assent (9999-future)');
});

it('a migration that fails leaves no trace', async () => {
  await asOwner((source) => source.query('CREATE TABLE pending_event (in_the_way integer)'));
  await expect(migrate(database)).rejects.toThrow('pending_event');
  expect(rowsOf(await asOwner((source) => source.query(tableNames)))).toEqual([{ name: 'pending_event' }]);
});

it('every guard of the facts is there, and again after a table was made anew', async () => {
  await migrate(database);
  expect(await triggers()).toEqual(triggerNames(dialect).sort());
  await asOwner(async (source) => {
    const runner = source.createQueryRunner();
    await runner.addColumn('acceptance', new TableColumn({ name: 'added_later', type: 'integer', isNullable: true }));
    await runner.release();
  });
  await migrate(database);
  expect(await triggers()).toEqual(triggerNames(dialect).sort());
});

it('every constraint and index has a name of ours, short enough for PostgreSQL', async () => {
  await database.read(async (manager) => {
    for (const entity of manager.connection.entityMetadatas) {
      const names = [...entity.indices, ...entity.uniques, ...entity.foreignKeys, ...entity.checks].map(({ name }) => name);
      for (const name of names) expect(name).toMatch(/^(ix|uq|fk|ck)_[a-z_]{1,60}$/);
    }
  });
});

const tableNames =
  dialect === 'postgres'
    ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`
    : `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`;

async function triggers(): Promise<unknown[]> {
  const rows: unknown = await asOwner((source) =>
    source.query(
      dialect === 'postgres'
        ? `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A' ORDER BY tgname`
        : `SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`,
    ),
  );
  return rowsOf(rows).map(({ name }) => name);
}

async function asOwner<T>(work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await openMigrationSource(database.dialect, database.options);
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
