import { nameKey } from './name-key';

/** Scripts that are written without spaces between words: their runs are found from every character on. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
const WORD = new RegExp(String.raw`(?:(?!\p{P})[${UNSPACED}])+|(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const HAS_LETTER = /[\p{L}\p{N}]/u;

/** The words of a text, folded for searching, each once: punctuation and spaces part them, and so does a change of the kind of script. */
export function wordsOf(text: string): string[] {
  const words = folded(text).match(WORD) ?? [];
  return [...new Set(words.filter((word) => HAS_LETTER.test(word)))];
}

/** Katakana from ァ to ヶ and the marks ヽ and ヾ: Unicode has hiragana for each of them, this far before it. */
const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/g;
const TO_HIRAGANA = 0x60;

/** Kinds of company as they are abbreviated; NFKC has made (株) of ㈱. Either spelling becomes a word of its own. */
const COMPANY_KINDS = [
  [/\(株\)|株式会社/g, ' 株式会社 '],
  [/\(有\)|有限会社/g, ' 有限会社 '],
] as const;

/** As names are compared, and beyond that: kana are one, and so are a kind of company and its abbreviation (ADR 0185). */
function folded(text: string): string {
  const key = nameKey(text).replaceAll(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_HIRAGANA));
  return COMPANY_KINDS.reduce((known, [spelled, whole]) => known.replaceAll(spelled, whole), key);
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
