import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The hash of the words that were shown around a tick: SHA-256, in lower-case hexadecimal, over a purpose tag and their canonical JSON without the hash. */
export function wordsHash(words: object): string {
  const shown = Object.fromEntries(Object.entries(words).filter(([name]) => name !== 'hash'));
  return createHash('sha256').update('assent/words/v1\0').update(canonicalize(shown) ?? '').digest('hex');
}
