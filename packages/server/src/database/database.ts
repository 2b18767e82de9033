import { dialect, dialectOf } from './columns';
import { openPostgres } from './postgres/postgres';
import { openSqlite } from './sqlite/sqlite';
import type { Database, DatabaseOptions } from './store';

export type { Database, DatabaseOptions, Store } from './store';

export const databaseDefaults = {
  readers: 3,
  writers: 10,
  transactionTimeout: 10_000,
  waitTimeout: 30_000,
  lockTimeout: 5_000,
  report: (error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)),
};

type Required = 'entities' | 'file';
export type OpenOptions = Pick<DatabaseOptions, Required> & Partial<Omit<DatabaseOptions, Required>>;

export async function openDatabase(given: OpenOptions): Promise<Database> {
  const options: DatabaseOptions = { ...databaseDefaults, ...given };
  if (dialectOf(options.url) !== dialect) throw new Error(`This process was started for ${dialect}: DATABASE_URL decides it once`);
  return dialect === 'postgres' ? openPostgres(options) : openSqlite(options);
}

