import { isUnspaced, marked, SHORT } from '../database/search-key';
import type { Parameters } from '../database/statement';
import type { Filter, Word } from './customer-list.wish';

/** Comes after every text that begins with what stands before it. */
export const LAST = '\u{10FFFF}';

/** Whether the row `pc` passes. */
export function passes(filter: Filter, parameters: Parameters): string {
  if (filter.kind === 'VALUE') return `pc.${filter.column} IN (${parameters.list(filter.values)})`;
  return like(`% ${marked(filter.id)}%`, parameters);
}

/** Whether the row `pc` has the word: one begins so, or, in a script without spaces, has it. No word holds a sign of patterns. */
export function hasWord({ text }: Word, parameters: Parameters): string {
  return like(isUnspaced(text) ? `%${text}%` : `% ${text}%`, parameters);
}

/** PostgreSQL takes patterns to be rare, and a comparison to hold for a third of the rows. */
const like = (pattern: string, parameters: Parameters): string => `CASE WHEN pc.search_key LIKE ${parameters.add(pattern)} THEN 1 ELSE 0 END > 0`;

/** Whether the row `k` of the keys is of the word. */
export function isKeyOf({ kind, text }: Word, parameters: Parameters): string {
  if (kind === 'KEY') return `k.key = ${parameters.add(text)}`;
  return `k.key >= ${parameters.add(text)} AND k.key < ${parameters.add(text + LAST)}`;
}

/** The longest key that every row with the word has. */
export const sharedKey = ({ kind, text }: Word): string => (kind === 'KEY' ? text : Array.from(text).slice(0, SHORT).join(''));
