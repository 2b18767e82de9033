import type { DataSource, QueryRunner } from 'typeorm';
import { migrations } from '../migrations/migrations';
import type { Migration } from '../migrations/table';
import type { Database, DatabaseOptions } from './store';
import { openSource } from './postgres/source';
import { openWriter } from './sqlite/source';
import { installTriggers } from './triggers';

/** Brings the database to this version. Of several processes that start at once one does it and the others wait. */
export async function migrate({ dialect, options }: Database): Promise<string[]> {
  const source = await openMigrationSource(dialect, options);
  const runner = source.createQueryRunner();
  try {
    return await inOneTransaction(runner, async () => {
      const applied = await appliedNames(runner);
      const pending = pendingAfter(applied);
      for (const migration of pending) await apply(runner, migration);
      await installTriggers(runner, dialect);
      return pending.map(({ name }) => name);
    });
  } finally {
    await runner.release();
    await source.destroy();
  }
}

/** A connection without the time-outs and the gate of the application, for migrations and for comparing the schema with the entities. */
export function openMigrationSource(dialect: Database['dialect'], options: DatabaseOptions): Promise<DataSource> {
  const patient = { ...options, lockTimeout: Math.max(options.lockTimeout, 60_000) };
  return dialect === 'postgres' ? openSource(patient, { connections: 1, isReadOnly: false, longest: 0 }) : openWriter(patient);
}

async function inOneTransaction<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  await runner.beforeMigration();
  await begin(runner);
  try {
    const result = await work();
    await assertForeignKeys(runner);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  } finally {
    await runner.afterMigration();
  }
}

// Any number will do, as long as every version of the product takes the same.
const UPGRADE_LOCK = 7_165_367_843;

async function begin(runner: QueryRunner): Promise<void> {
  if (!isPostgres(runner)) {
    await runner.query('BEGIN IMMEDIATE');
    return;
  }
  await runner.query('BEGIN');
  await runner.query(`SELECT pg_advisory_xact_lock(${UPGRADE_LOCK})`);
}

async function appliedNames(runner: QueryRunner): Promise<string[]> {
  await runner.query('CREATE TABLE IF NOT EXISTS migration (name varchar(100) NOT NULL CONSTRAINT pk_migration PRIMARY KEY, applied_at varchar(24) NOT NULL)');
  const rows: unknown = await runner.query('SELECT name FROM migration ORDER BY name');
  return namesIn(rows);
}

function namesIn(rows: unknown): string[] {
  const isNamed = (row: unknown): row is { name: string } => typeof row === 'object' && row !== null && 'name' in row && typeof row.name === 'string';
  return Array.isArray(rows) ? rows.filter(isNamed).map(({ name }) => name) : [];
}

function pendingAfter(applied: string[]): Migration[] {
  const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown !== undefined) throw new Error(`The database was made by a newer version of Assent (${unknown}): start that one`);
  return migrations.filter(({ name }) => !applied.includes(name));
}

async function apply(runner: QueryRunner, migration: Migration): Promise<void> {
  await migration.up(runner);
  const marks = isPostgres(runner) ? '$1, $2' : '?, ?';
  await runner.query(`INSERT INTO migration (name, applied_at) VALUES (${marks})`, [migration.name, new Date().toISOString()]);
}

// SQLite does not check them while tables are made anew.
async function assertForeignKeys(runner: QueryRunner): Promise<void> {
  if (isPostgres(runner)) return;
  const broken: unknown = await runner.query('PRAGMA foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`The upgrade would break ${broken.length} foreign keys; nothing was changed`);
}

const isPostgres = (runner: QueryRunner): boolean => runner.connection.options.type === 'postgres';
