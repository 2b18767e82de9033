import { readFile } from 'node:fs/promises';
import { parseVerifierKey, type VerifierKey } from '@assent/proof';
import { StartFault } from '../start-fault';

/** A key of the log as it was typed, or every key of a file that has one on each line. */
export async function readVerifierKeys(given: string): Promise<VerifierKey[]> {
  const own = parseVerifierKey(given);
  if (own !== null) return [own];
  const lines = (await readText(given, '--key')).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => parseVerifierKey(line) ?? refuseKey(given));
}

function refuseKey(given: string): never {
  throw new StartFault(`--key ${given} holds something that is no key of a log (name+id+base64)`);
}

/** A file that was named on the command line. */
export async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartFault(`${what} ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
