import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js';
import type { DatabaseOptions } from '../store';
import { PlainDataSource } from '../plain-manager';
import { SnakeNamingStrategy } from '../naming-strategy';
import { PreparingDatabase } from './preparing-database';

/** TypeORM always calls verbose(), which takes a stack trace for every statement: a third of a point read. */
const quickDriver = new Proxy(sqlite3, {
  get: (target, key, receiver): unknown => {
    if (key === 'verbose') return () => quickDriver;
    return key === 'Database' ? PreparingDatabase : Reflect.get(target, key, receiver);
  },
});

/** A connection that writes, set up so that what was acknowledged survives a loss of power. */
export async function openWriter(options: DatabaseOptions): Promise<DataSource> {
  const source = await open({ ...shared(options), enableWAL: true }, options);
  const [mode] = await rows(source, 'PRAGMA journal_mode');
  if (mode?.['journal_mode'] !== 'wal') {
    await source.destroy();
    throw new Error(`${options.file}: this file system cannot hold a SQLite database in WAL mode`);
  }
  await source.query('PRAGMA synchronous = FULL');
  return source;
}

export async function openReader(options: DatabaseOptions): Promise<DataSource> {
  const source = await open({ ...shared(options), flags: sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX }, options);
  await source.query('PRAGMA query_only = ON');
  return source;
}

/** The native handle, which TypeORM holds as `any`. */
export function handleOf(driver: SqliteDriver): sqlite3.Database {
  const handle: unknown = driver.databaseConnection;
  if (handle instanceof sqlite3.Database) return handle;
  throw new Error('The SQLite connection is not open');
}

export function driverOf(source: DataSource): SqliteDriver {
  if (source.driver instanceof SqliteDriver) return source.driver;
  throw new Error('This data source is not one of SQLite');
}

type SqliteOptions = Extract<DataSourceOptions, { type: 'sqlite' }>;

const shared = (options: DatabaseOptions): SqliteOptions => ({
  type: 'sqlite',
  database: options.file,
  driver: quickDriver,
  entities: options.entities,
  namingStrategy: new SnakeNamingStrategy(),
  busyTimeout: options.lockTimeout,
});

async function open(options: SqliteOptions, { file }: DatabaseOptions): Promise<DataSource> {
  const source = new PlainDataSource(options);
  try {
    await source.initialize();
  } catch (error) {
    throw new Error(`${file}: cannot open the SQLite database`, { cause: error });
  }
  await source.query('PRAGMA foreign_keys = ON');
  // Without it INSERT OR REPLACE deletes a row without asking the triggers that guard it.
  await source.query('PRAGMA recursive_triggers = ON');
  return source;
}

async function rows(source: DataSource, statement: string): Promise<Record<string, unknown>[]> {
  return source.query<Record<string, unknown>[]>(statement);
}
