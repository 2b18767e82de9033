import { createOperatorKey, listOperatorKeys, revokeOperatorKey, type OperatorKeyFacts } from '../auth/operator-key.service';
import type { Config } from '../config';
import type { Database } from '../database/database';
import { createLogger } from '../log';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';
import { consoleAddress } from './serving-note';

/** Keys with which programs of whoever runs the product publish agreements. */

export function createKey(config: Config, name: string): Promise<void> {
  return withDatabase(config, async (database) => {
    const made = await database.transact((manager) => createOperatorKey(manager, name, new Date()));
    if (made === null) throw new StartFault('--name must have 1 to 100 characters: say what the key is for');
    console.log([made.key, '', `This is the only time that the key is shown. Its id is ${made.id}.`, `Send it to ${await consoleAddress(config)}/graphql as: Authorization: Bearer <key>`].join('\n'));
  });
}

export function listKeys(config: Config): Promise<void> {
  return withDatabase(config, async (database) => {
    const keys = await database.read(listOperatorKeys);
    console.log(keys.length === 0 ? 'There is no operator key.' : keys.map(lineOf).join('\n'));
  });
}

export function revokeKey(config: Config, id: string): Promise<void> {
  return withDatabase(config, async (database) => {
    const isRevoked = await database.transact((manager) => revokeOperatorKey(manager, id, new Date()));
    if (!isRevoked) throw new StartFault(`No key with the id ${id} is in use: see operators keys list`);
    console.log('The key opens nothing any more.');
  });
}

function lineOf({ id, name, createdAt, lastUsedAt, revokedAt }: OperatorKeyFacts): string {
  const use = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`;
  return [id, name, `created ${createdAt.toISOString()}`, revokedAt === null ? use : `revoked ${revokedAt.toISOString()}`].join('  ');
}

async function withDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
