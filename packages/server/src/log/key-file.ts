import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { newSignerKey, parseSignerKey, type SignerKey } from '@assent/proof';
import { StartFault } from '../start-fault';

/** Reads the key in a file; null when there is no such file. */
export async function readKeyFile(file: string): Promise<SignerKey | null> {
  const text = await readIfThere(file);
  if (text === null) return null;
  const key = parseSignerKey(text.trim());
  // What is in it is not repeated: it may be most of a secret.
  if (key === null) throw new StartFault(`LOG_KEY_FILE ${file} holds no whole key: put the right file back`);
  return key;
}

/** Makes a key in a file of its own, which only its owner may read. Throws when there is one already. */
export async function writeKeyFile(file: string, name: string): Promise<SignerKey> {
  const text = newSignerKey(name);
  const key = parseSignerKey(text);
  if (key === null) throw new Error('A new key cannot be read');
  try {
    await writeWhole(file, `${text}\n`);
  } catch (error) {
    throw new StartFault(`LOG_KEY_FILE ${file} cannot be made: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return key;
}

/** A process that is killed leaves all of a new file or none of it: half a key would keep every later start from beginning. */
async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part-${randomBytes(4).toString('hex')}`;
  await writeFile(part, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // Unlike a rename, a link never takes the place of a file that is there.
    await link(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

/** Where a new key lies until it is the key of the log. */
export const nextOf = (file: string): string => `${file}.next`;

/** The new key takes the place of the old one, which is gone. */
export const replaceKeyFile = (file: string): Promise<void> => rename(nextOf(file), file);

/** A name for a new log: the host that it is served from, and for this machine a number, for every machine has that name. */
export function nameOfLog(consoleOrigin: string): string {
  const { host, hostname } = new URL(consoleOrigin);
  return hostname === 'localhost' ? `localhost/log-${randomBytes(4).toString('hex')}` : `${host}/log`;
}

/** What was signed last, kept beside the key and outside the database: whoever restores an older database is not given a second history. */
const lastOf = (file: string): string => `${file}.checkpoint`;

export const readLastSigned = (keyFile: string): Promise<string | null> => readIfThere(lastOf(keyFile));

export async function keepLastSigned(keyFile: string, note: string): Promise<void> {
  const file = lastOf(keyFile);
  // A name of its own: two processes that sign with the same key may be at this at once.
  const part = `${file}.part-${randomBytes(4).toString('hex')}`;
  await writeFile(part, note, { flush: true });
  await rename(part, file);
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new StartFault(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
