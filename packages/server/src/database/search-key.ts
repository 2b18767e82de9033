import { nameKey } from './name-key';

/** Scripts that are written without spaces between words: their runs are found from every character on. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
const WORD = new RegExp(String.raw`(?:(?!\p{P})[${UNSPACED}])+|(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const HAS_LETTER = /[\p{L}\p{N}]/u;

/** The words of a text, folded as names are, each once: punctuation and spaces part them, and so does a change of the kind of script. */
export function wordsOf(text: string): string[] {
  const words = nameKey(text).match(WORD) ?? [];
  return [...new Set(words.filter((word) => HAS_LETTER.test(word)))];
}

/** What a search looks through: the words of all parts, each after a space, so that a word can be found by its beginning. */
export function searchKey(parts: readonly (string | null)[]): string {
  return wordsOf(parts.join('\n')).map((word) => ` ${word}`).join('');
}

/** Beginnings of this many characters are keys of their own, in the order of names; of what is longer only its first forty characters. */
export const SHORT = 3;
export const LONGEST = 40;

/**
 * The keys that a row with this search key is found by (ADR 0146): of each word its beginnings of one, two and three characters and
 * the whole of it; of a run without spaces the same from each of its characters on. Marked words are none of them.
 */
export function keysOf(search: string): Set<string> {
  const keys = new Set<string>();
  for (const word of search.split(' ')) {
    if (word !== '' && !word.startsWith(MARK)) addKeys(keys, Array.from(word));
  }
  return keys;
}

function addKeys(keys: Set<string>, characters: readonly string[]): void {
  const starts = isUnspaced(characters.join('')) ? characters.length : 1;
  for (let start = 0; start < starts; start += 1) {
    for (const length of [1, 2, SHORT, LONGEST]) keys.add(characters.slice(start, start + length).join(''));
  }
}

export const isUnspaced = (word: string): boolean => IS_UNSPACED.test(word);

/** No word begins with it, so nobody finds a marked word by typing. */
const MARK = '@';

/** A word that only the application looks for: an identifier. */
export const marked = (id: string): string => `${MARK}${id}`;

/** The identifiers in a search key. */
export const markedIn = (search: string): string[] => search.split(' ').flatMap((word) => (word.startsWith(MARK) ? [word.slice(MARK.length)] : []));
