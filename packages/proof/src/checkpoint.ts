import { fromBase64, toBase64 } from './bytes';
import type { Hash } from './merkle';
import type { SignerKey, VerifierKey } from './note-key';
import { parseNote, signNote, verifyNote, type NoteFault } from './signed-note';

/** What a log commits to: so many leaves, with this root (https://c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Which log; also the name of the key that signs it. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

export type VerifiedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly signedBy: readonly VerifierKey[] }
  | { readonly ok: false; readonly fault: NoteFault };

/** Reads the checkpoint in a note without looking at its signatures; null when it holds none. */
export function parseCheckpoint(note: string): Checkpoint | null {
  const parsed = parseNote(note);
  return parsed && checkpointIn(parsed.text);
}

/** Whether a note is a checkpoint that one of the keys signed under its own name. */
export function verifyCheckpoint(note: string, keys: readonly VerifierKey[]): VerifiedCheckpoint {
  const verified = verifyNote(note, keys);
  if (!verified.ok) return verified;
  const checkpoint = checkpointIn(verified.text);
  if (checkpoint === null) return { ok: false, fault: 'MALFORMED' };
  // The key of another log may be known too, and says nothing about this one.
  const signedBy = verified.signedBy.filter(({ name }) => name === checkpoint.origin);
  return signedBy.length > 0 ? { ok: true, checkpoint, signedBy } : { ok: false, fault: 'NO_KNOWN_KEY' };
}

/** The signed note of a checkpoint. */
export function signCheckpoint({ origin, size, root }: Checkpoint, signers: readonly SignerKey[]): string {
  return signNote(`${origin}\n${size}\n${toBase64(root)}\n`, signers);
}

function checkpointIn(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  const hash = fromBase64(root);
  if (origin === '' || hash?.length !== 32 || extensions.includes('')) return null;
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return null;
  return { origin, size: Number(size), root: hash };
}
