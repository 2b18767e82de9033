import { fromBase64 } from './bytes';
import { isKeyName, type SignerKey, type VerifierKey } from './note-key';

/** One line of a note's signatures: https://c2sp.org/signed-note. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** With its last newline: these are the bytes that are signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export type NoteFault = 'MALFORMED' | 'NO_KNOWN_KEY' | 'BAD_SIGNATURE';

export type VerifiedNote = { readonly ok: true; readonly text: string; readonly signedBy: readonly VerifierKey[] } | { readonly ok: false; readonly fault: NoteFault };

const MOST_SIGNATURES = 100;
const LONGEST = 1_000_000;

/** Splits a note into its text and signatures; null when it is not one. Nothing in it is to be believed before it is verified. */
export function parseNote(note: string): SignedNote | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || note.length > LONGEST || !isPlain(note) || !note.endsWith('\n')) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures = lines.map(parseSignature);
  return signatures.every((signature) => signature !== null) ? { text: note.slice(0, end + 1), signatures } : null;
}

/** Whether one of the keys signed the note, and none of them falsely. Signatures of other keys mean nothing. */
export function verifyNote(note: string, keys: readonly VerifierKey[]): VerifiedNote {
  const parsed = parseNote(note);
  if (parsed === null) return { ok: false, fault: 'MALFORMED' };
  const { text, signatures } = parsed;
  const signedBy: VerifierKey[] = [];
  for (const { name, keyId, signature } of signatures) {
    const key = keys.find((each) => each.name === name && each.id === keyId);
    if (key === undefined) continue;
    if (!key.isSignatureOf(text, signature)) return { ok: false, fault: 'BAD_SIGNATURE' };
    signedBy.push(key);
  }
  return signedBy.length > 0 ? { ok: true, text, signedBy } : { ok: false, fault: 'NO_KNOWN_KEY' };
}

/** Signs a text, which ends with a newline. */
export function signNote(text: string, signers: readonly SignerKey[]): string {
  if (!text.endsWith('\n') || !isPlain(text) || signers.length === 0) throw new RangeError('This is not the text of a note');
  const lines = signers.map(({ verifier, signatureOf }) => {
    const signature = Buffer.concat([Buffer.from(verifier.id, 'hex'), signatureOf(text)]);
    return `— ${verifier.name} ${signature.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

function parseSignature(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null;
  return { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

// No control character but newline, and nothing that UTF-8 cannot write.
const isPlain = (text: string): boolean => !/[\0-\x09\x0b-\x1f\p{Surrogate}]/u.test(text);
