import { formatInstant, isSameClock, translate, type Locale, type MessageKey, type MessageParams } from '@assent/i18n';
import type { JsonObject } from '@assent/proof';

/** One label and what stands beside it. */
export interface ReceiptRow {
  readonly key: string;
  readonly label: string;
  /** One line each. */
  readonly lines: readonly string[];
  /** A hash or a reference: set in the typeface that tells 0 from O. */
  readonly isCode: boolean;
  /** Where the thing itself is. */
  readonly url: string | null;
}

export interface ReceiptSection {
  readonly key: 'acceptance' | 'evidence' | 'words' | 'proof';
  readonly title: string;
  readonly rows: readonly ReceiptRow[];
}

/** In whose words and on whose clock. */
export interface Reading {
  readonly locale: Locale;
  /** IANA name, known to be one. */
  readonly timeZone: string;
}

export type Say = (key: MessageKey, params?: MessageParams) => string;

export const sayIn = ({ locale }: Reading): Say => (key, params) => translate(locale, key, params);

type Lines = readonly (string | null | undefined)[];

/** A row, or none where there is nothing to say: what is not known is left out, never filled in. */
export function row(say: Say, key: Labelled, lines: Lines, more: Partial<Pick<ReceiptRow, 'isCode' | 'url'>> = {}): ReceiptRow[] {
  const known = lines.filter(isSaid);
  return known.length === 0 ? [] : [{ key, label: say(`receipt.${key}`), lines: known, isCode: more.isCode ?? false, url: more.url ?? null }];
}

const isSaid = (line: string | null | undefined): line is string => line !== null && line !== undefined && line !== '';

export type Labelled =
  | 'reference' | 'company' | 'domain' | 'registrationNumber' | 'agreement' | 'country' | 'language' | 'signer' | 'method' | 'provider' | 'recordedBy'
  | 'dateAgreed' | 'recordedAt' | 'attachment' | 'supersedes' | 'withdrawn' | 'erased' | 'displayedAt' | 'signIn' | 'credentials' | 'address'
  | 'userAgent' | 'browserLanguage' | 'timeZone' | 'siteBuild' | 'wordsLanguage' | 'statement' | 'boxes' | 'button' | 'wordsHash' | 'state' | 'leaf'
  | 'checkpoint' | 'verify' | 'timestamp' | 'fileHash' | 'shownHash' | 'event' | 'rule';

/** In UTC, which everyone can compare, and on the reader's own clock. */
export function instantLines(instant: string | null, { locale, timeZone }: Reading): string[] {
  if (instant === null || Number.isNaN(Date.parse(instant))) return [];
  const [utc, local] = [formatInstant(instant, locale, 'UTC'), formatInstant(instant, locale, timeZone)];
  if (utc === local) return [utc];
  // London in winter reads the same clock as UTC, and calls it by another name.
  return isSameClock(instant, 'UTC', timeZone) ? [translate(locale, 'receipt.instantBoth', { instant: utc })] : [utc, local];
}

export function textIn(fields: JsonObject, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
}
