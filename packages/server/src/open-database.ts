import { constants, existsSync } from 'node:fs';
import { access, chmod, mkdir, open as openFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from './config';
import { openDatabase, type Database } from './database/database';
import { entities } from './database/entities';
import { migrate } from './database/migrate';
import type { Logger } from './log';
import { migrations } from './migrations/migrations';
import { StartFault } from './start-fault';

/** The database that the configuration names, brought to this version. What is in the way is told in one line. */
export async function openMigrated(config: Config, logger: Logger): Promise<Database> {
  if (config.databaseUrl === null) {
    await assertWritable(config.dataDir);
    await keepToOwner(fileOf(config), logger);
  }
  const database = await open(config, logger);
  try {
    const applied = await migrate(database);
    if (applied.length > 0) logger.info({ migrations: applied }, 'database migrated');
    return database;
  } catch (error) {
    await database.close();
    throw new StartFault(`The database cannot be brought to this version: ${messageOf(error)}`, { cause: error });
  }
}

/** Throws unless the database answers and holds the tables of this version. */
export async function assertMigrated(database: Database): Promise<void> {
  const newest = migrations.at(-1)?.name;
  const rows = await database.read((manager) => manager.query<{ name: string }[]>('SELECT name FROM migration'));
  if (!rows.some(({ name }) => name === newest)) throw new Error(`The database lacks migration ${newest ?? ''}`);
}

const fileOf = ({ dataDir }: Config): string => join(dataDir, 'assent.sqlite');

function open(config: Config, logger: Logger): Promise<Database> {
  const opening = openDatabase({
    entities,
    file: fileOf(config),
    url: config.databaseUrl ?? undefined,
    transactionTimeout: config.transactionTimeoutMs,
    report: (error) => logger.error({ err: error }, 'fault outside of a request'),
  });
  return opening.catch((error: unknown) => {
    throw new StartFault(`The database does not open (${placeOf(config)}): ${messageOf(error)}`, { cause: error });
  });
}

// Without the password, which an address holds.
function placeOf({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl === null) return `DATA_DIR ${dataDir}`;
  const { host, pathname } = new URL(databaseUrl);
  return `DATABASE_URL ${host}${pathname}`;
}

async function assertWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFault(`DATA_DIR ${folder} cannot be written: ${messageOf(error)}. Give another folder in DATA_DIR or change its owner`, { cause: error });
  }
}

// Node's own recursive mkdir tries for ever where a file system answers ENOENT to what has a parent, as /proc does.
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 });
}

/** Names, addresses and password hashes are in it: its owner alone reads it, also where an earlier version or a copy left it open to others. */
async function keepToOwner(file: string, logger: Logger): Promise<void> {
  try {
    // SQLite gives the files that it makes beside it the mode of this one.
    await (await openFile(file, 'wx', 0o600)).close();
  } catch (error) {
    if (!isFault(error, 'EEXIST')) throw new StartFault(`${file} cannot be made: ${messageOf(error)}`, { cause: error });
  }
  for (const each of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      if (((await stat(each)).mode & 0o077) !== 0) await chmod(each, 0o600);
    } catch (error) {
      if (!isFault(error, 'ENOENT')) logger.warn({ file: each, err: error }, 'others on this machine may read the database: its mode cannot be changed');
    }
  }
}

const isFault = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

// A refused connection is an AggregateError without a message of its own.
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.message.split('\n')[0] || error.name;
}
