import { isKeyName, type SignerKey } from '@assent/proof';
import type { Config } from '../config';
import type { Database } from '../database/database';
import { createLogger } from '../log';
import { nameOfLog } from '../log/key-file';
import { createKey, rotateKey } from '../log/key.service';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';

/** The key that signs the log: made once, and replaced when it may be known to somebody else or is due. */
export async function createLogKey(config: Config, { name }: { name?: string }): Promise<void> {
  if (name !== undefined && !isKeyName(name)) throw new StartFault('--name must have no space and no +, such as agreements.example.com/log');
  await withKeyFile(config, async (database, file) => {
    const key = await createKey(database, { file, name: name ?? nameOfLog(config.console.origin), now: new Date() });
    return [`The key of the log is in ${file}. Keep a copy apart from the database; whoever has it can sign in your name.`, ...published(key)];
  });
}

export async function rotateLogKey(config: Config, { lost = false }: { lost?: boolean }): Promise<void> {
  await withKeyFile(config, async (database, file) => {
    const key = await rotateKey(database, { file, isLost: lost, now: new Date() });
    const endorsed = lost ? 'No key endorses it: tell those who verify your receipts.' : 'The key before it endorses it, and what that one signed stays verifiable.';
    return [`The new key of the log is in ${file}, and the old one is gone. ${endorsed}`, 'Restart the servers that sign.', ...published(key)];
  });
}

/** Those who verify are to have it from somewhere else than the server that they judge. */
const published = ({ verifierKey }: SignerKey): string[] => ['', 'Publish its public half:', '', `  ${verifierKey}`];

async function withKeyFile(config: Config, work: (database: Database, file: string) => Promise<string[]>): Promise<void> {
  const { key } = config.log;
  if (key === null) throw new StartFault('LOG_KEY_FILE must be set: it names the file of the key');
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    console.log((await work(database, key.file)).join('\n'));
  } finally {
    await database.close();
  }
}
