import { parseVerifierKey, type VerifierKey } from './note-key';
import { parseNote, verifyNote } from './signed-note';

/** Domain separation: a note of a log that begins so says nothing but which key follows. */
const PURPOSE = 'assent/log-key/v1\n';

/** The text in which a key names the one that follows it. */
export const endorsementOf = (verifierKey: string): string => `${PURPOSE}${verifierKey}\n`;

/** Whether a text is a note in which a key names the one that follows it, whoever signed it. */
export const isEndorsement = (text: string): boolean => parseNote(text)?.text.startsWith(PURPOSE) === true;

/** The key that such a note names, when one of the trusted keys of the same log signed it; null otherwise. */
export function endorsedKey(note: string, trusted: readonly VerifierKey[]): VerifierKey | null {
  const verified = verifyNote(note, trusted);
  if (!verified.ok || !verified.text.startsWith(PURPOSE)) return null;
  const key = parseVerifierKey(verified.text.slice(PURPOSE.length, -1));
  return key !== null && verified.signedBy.some(({ name }) => name === key.name) ? key : null;
}
