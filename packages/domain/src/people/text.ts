import type { FieldCode } from '../refusal';

/** Controls, lone surrogates, private use, and the marks that reorder what a reader sees. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Co}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;

/** Composes (NFKC), trims, and makes every run of white space one space; nothing typed becomes the empty string. */
export function tidy(text: string | null | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** How long a text is for its reader: in code points, not in UTF-16 units. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** What is wrong with a tidy text of 1 to `max` characters; null when nothing is. */
export function textFault(text: string, max: number): FieldCode | null {
  if (text === '') return 'REQUIRED';
  if (UNFIT.test(text)) return 'MALFORMED';
  return lengthOf(text) > max ? 'TOO_LONG' : null;
}

export const MAX_REASON = 1000;

/** What is wrong with a tidy reason or message, which may be left out. */
export function reasonFault(text: string): FieldCode | null {
  return lengthOf(text) > MAX_REASON ? 'TOO_LONG' : null;
}

/** What is wrong with a tidy name of 1 to `max` characters, which must hold a letter. */
export function nameFault(text: string, max: number): FieldCode | null {
  return textFault(text, max) ?? (/\p{L}/u.test(text) ? null : 'NOT_A_NAME');
}
