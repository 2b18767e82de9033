import { isKeyName, type SignerKey } from '@assent/proof';
import type { Config } from '../config';
import type { Database } from '../database/database';
import { createLogger } from '../log';
import { nameOfLog, readKeyFile } from '../log/key-file';
import { readCurrentKey, readKeys } from '../log/key.reader';
import { createKey, rotateKey } from '../log/key.service';
import type { LogKeyEntity } from '../log/log-key.entity';
import { openMigrated } from '../open-database';
import { StartFault } from '../start-fault';
import { ownTerminal, type Terminal } from './terminal';

/** The key that signs the log: made once, and replaced when it may be known to somebody else or is due. */
export async function createLogKey(config: Config, { name }: { name?: string }): Promise<void> {
  if (name !== undefined && !isKeyName(name)) throw new StartFault('--name must have no space and no +, such as agreements.example.com/log');
  await withKeyFile(config, async (database, file) => {
    const key = await createKey(database, { file, name: name ?? nameOfLog(config.console.origin), now: new Date() });
    return [`The key of the log is in ${file}. Keep a copy apart from the database; whoever has it can sign in your name.`, `Servers that were started without LOG_KEY_FILE sign nothing: start them again with LOG_KEY_FILE=${file}, and what waits is signed.`, ...published(key)];
  });
}

export interface RotateOptions {
  readonly lost?: boolean;
  /** Said beforehand, for a script. */
  readonly yes?: boolean;
}

const GIVEN_UP = 'keys rotate was given up: the key is as it was';

/** The old key is gone afterwards, and everyone who verifies has to learn of the new one: somebody has to say yes. */
export async function rotateLogKey(config: Config, { lost = false, yes = false }: RotateOptions, terminal: Terminal | null = ownTerminal(GIVEN_UP)): Promise<void> {
  if (!yes && terminal === null) throw new StartFault('Nobody is at a terminal to be asked, and the old key does not come back: add --yes');
  await withKeyFile(config, async (database, file) => {
    if (!yes) await askFirst(database, { file, lost, terminal });
    const key = await rotateKey(database, { file, isLost: lost, now: new Date() });
    const endorsed = lost ? 'No key endorses it: tell those who verify your receipts.' : 'The key before it endorses it, and what that one signed stays verifiable.';
    return [
      `The new key of the log is in ${file}, and the old one is gone. ${endorsed}`,
      'Servers that read this file sign with it from their next checkpoint on; others sign nothing until they are given it. None has to be restarted.',
      ...published(key),
    ];
  });
}

interface Asking {
  readonly file: string;
  readonly lost: boolean;
  readonly terminal: Terminal | null;
}

async function askFirst(database: Database, { file, lost, terminal }: Asking): Promise<void> {
  const current = await database.read(readCurrentKey);
  const endorsing = lost ? 'No key will endorse the new one: whoever verifies needs it from you.' : 'It endorses the new one before it goes.';
  terminal?.tell(`This replaces the key ${current?.keyId ?? ''} of the log in ${file}, which is gone then and signs nothing any more. ${endorsing}`);
  const answer = await terminal?.ask('Replace it? Type yes: ');
  if (answer?.trim().toLowerCase() !== 'yes') throw new StartFault(GIVEN_UP);
}

/** Every key that the log has had: what signed when, and with what to verify it. */
export async function listLogKeys(config: Config): Promise<void> {
  const database = await openMigrated(config, createLogger({ ...config, logLevel: 'warn' }));
  try {
    const keys = await database.read(readKeys);
    const inFile = config.log.key === null ? null : await readKeyFile(config.log.key.file);
    console.log(keys.length === 0 ? 'The log has no key yet.' : [...keys.map((key, at) => linesOf(key, keys[at - 1])), ...whereabouts(config, keys[0], inFile)].join('\n\n'));
  } finally {
    await database.close();
  }
}

type ListedKey = Pick<LogKeyEntity, 'number' | 'keyId' | 'verifierKey' | 'endorsement' | 'addedAt'>;

function linesOf({ number, verifierKey, endorsement, addedAt }: ListedKey, next: ListedKey | undefined): string {
  const until = next === undefined ? 'signs now' : `until ${next.addedAt.toISOString()}, retired: what it signed stays verifiable`;
  const trust = number === 1 ? [] : [endorsement === null ? 'no key endorses it: the one before it was lost' : 'endorsed by the key before it'];
  return [`${number}. ${verifierKey}`, `   since ${addedAt.toISOString()}, ${until}`, ...trust.map((line) => `   ${line}`)].join('\n');
}

/** Whether this machine has the secret half of the key that signs. */
function whereabouts({ log: { key } }: Config, current: ListedKey | undefined, inFile: SignerKey | null): string[] {
  if (key === null) return ['LOG_KEY_FILE is not set here.'];
  return [inFile?.verifier.id === current?.keyId ? `${key.file} holds the key that signs now.` : `${key.file} does not hold the key that signs now.`];
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
