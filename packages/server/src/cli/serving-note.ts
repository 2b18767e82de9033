import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config';
import type { Logger } from '../log';

/** Which process serves from this folder. */
const NOTE = 'serving.pid';

/**
 * Leaves word in the folder of the embedded database that this process serves from it, and says so in the log when another one does:
 * they take turns safely, but each knows nothing of what the other serves. Returns what takes the note away again.
 */
export async function noteServing({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>, logger: Pick<Logger, 'warn'>): Promise<() => Promise<void>> {
  if (databaseUrl !== null) return async () => undefined;
  const file = join(dataDir, NOTE);
  const other = await processIn(file);
  if (other !== null && other !== process.pid && isRunning(other)) {
    logger.warn({ dataDir, otherProcess: other }, 'another server uses this data folder: they take turns, and changes of one reach pages of the other late. Stop one of them, or use DATABASE_URL');
  }
  await writeFile(file, `${process.pid}\n`);
  return async () => {
    if ((await processIn(file)) === process.pid) await rm(file, { force: true });
  };
}

async function processIn(file: string): Promise<number | null> {
  try {
    const pid = Number((await readFile(file, 'utf8')).trim());
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
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
