import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config';
import type { Logger } from '../log';

/** Which process serves from this folder, and where the console is. */
const NOTE = 'serving.pid';

interface Note {
  readonly pid: number;
  /** Null where an older version wrote it. */
  readonly consoleUrl: string | null;
}

/**
 * Leaves word in the folder of the embedded database that this process serves from it, and says so in the log when another one does:
 * they take turns safely, but each knows nothing of what the other serves. Returns what takes the note away again.
 */
export async function noteServing({ databaseUrl, dataDir, consoleUrl }: Pick<Config, 'databaseUrl' | 'dataDir'> & { readonly consoleUrl: string }, logger: Pick<Logger, 'warn'>): Promise<() => Promise<void>> {
  if (databaseUrl !== null) return async () => undefined;
  const file = join(dataDir, NOTE);
  const other = (await noteIn(file))?.pid ?? process.pid;
  if (other !== process.pid && isRunning(other)) {
    logger.warn({ dataDir, otherProcess: other }, 'another server uses this data folder: they take turns, and changes of one reach pages of the other late. Stop one of them, or use DATABASE_URL');
  }
  await writeFile(file, `${process.pid} ${consoleUrl}\n`);
  return async () => {
    if ((await noteIn(file))?.pid === process.pid) await rm(file, { force: true });
  };
}

/** Where the console is: of the server that runs on this folder, else as this process was configured. */
export async function consoleAddress({ databaseUrl, dataDir, console: { origin } }: Pick<Config, 'databaseUrl' | 'dataDir' | 'console'>): Promise<string> {
  const note = databaseUrl === null ? await noteIn(join(dataDir, NOTE)) : null;
  return note?.consoleUrl != null && isRunning(note.pid) ? note.consoleUrl : origin;
}

async function noteIn(file: string): Promise<Note | null> {
  try {
    const [first = '', consoleUrl = null] = (await readFile(file, 'utf8')).trim().split(' ');
    const pid = Number(first);
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, consoleUrl } : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Signal 0 only asks; a process of another user is there as well. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
