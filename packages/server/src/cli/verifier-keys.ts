import { readFile } from 'node:fs/promises';
import { endorsedKey, isEndorsement, parseNote, parseVerifierKey, type VerifierKey } from '@assent/proof';
import { StartFault } from '../start-fault';

/** How the commands that take keys describe them. */
export const KEY_OPTION = [
  '-k, --key <key...>',
  'key of the log (name+id+base64), or a file that has one on each line; also the note of /log/keys/{id}, in which a key that you give names the one after it',
] as const;

/** The keys that were typed or are in the files named, and those to which notes lead from them. */
export async function readVerifierKeys(given: readonly string[]): Promise<VerifierKey[]> {
  const all = await Promise.all(given.map(readGiven));
  return withEndorsed(
    all.flatMap(({ keys }) => keys),
    all.flatMap(({ note, from }) => (note === null ? [] : [{ note, from }])),
  );
}

interface Note {
  readonly note: string;
  readonly from: string;
}

interface Given {
  readonly keys: readonly VerifierKey[];
  /** A note that names a further key; null when there is none. */
  readonly note: string | null;
  readonly from: string;
}

async function readGiven(given: string): Promise<Given> {
  const typed = parseVerifierKey(given);
  if (typed !== null) return { keys: [typed], note: null, from: given };
  const text = await readText(given, `--key ${given} is neither a key of a log (name+id+base64) nor a file that is there`);
  if (isEndorsement(text)) return { keys: [], note: text, from: given };
  const lines = text.split('\n').map((line) => line.trim());
  return { keys: lines.filter((line) => line !== '').map((line) => parseVerifierKey(line) ?? refuseKey(given)), note: null, from: given };
}

/** Follows notes from key to key, in whatever order they were given. */
function withEndorsed(keys: readonly VerifierKey[], notes: readonly Note[]): VerifierKey[] {
  const known = [...keys];
  let left = [...notes];
  while (left.length > 0) {
    const found = left.map(({ note }) => endorsedKey(note, known));
    if (found.every((key) => key === null)) return refuseNote(left);
    known.push(...found.filter((key) => key !== null));
    left = left.filter((_, at) => found[at] === null);
  }
  return known;
}

function refuseNote([first]: readonly Note[]): never {
  const signers = parseNote(first?.note ?? '')?.signatures.map(({ name, keyId }) => `${name}+${keyId}`) ?? [];
  throw new StartFault(`--key ${first?.from ?? ''} is signed by ${signers.join(', ')}, and that is no key that you gave: a note leads from a key that you trust to the next one`);
}

function refuseKey(given: string): never {
  throw new StartFault(`--key ${given} holds something that is no key of a log (name+id+base64)`);
}

/** A file that was named on the command line; `missing` is said when there is none. */
export async function readText(file: string, missing: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG');
    throw new StartFault(isMissing ? missing : `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
