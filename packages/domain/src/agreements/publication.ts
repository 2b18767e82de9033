import { AGREEMENT_LANGUAGES, type AgreementLanguage, type CountryCode, isCountryCode } from '../countries';
import { faultsOf } from '../people/signer';
import { textFault, tidy } from '../people/text';
import type { Checked, FieldCode, FieldFault } from '../refusal';
import { type Day, addDays, isDay } from '../time/day';
import { type FileKind, fileFault } from './file';

/** A customer at the date line may agree two days before a version takes effect where the days are latest. */
export const ACCEPTANCES_BEFORE_DAYS = 2;
export const MAX_FILE_NAME = 150;

/** A version as an operator gives it. */
export interface PublicationInput {
  readonly country?: string | null;
  readonly version?: string | null;
  readonly effectiveOn?: string | null;
  /** Two days before it takes effect, when left out. */
  readonly acceptancesFrom?: string | null;
  readonly reacceptBy?: string | null;
  readonly texts?: readonly PublicationTextInput[] | null;
}

/** A language of it: HTML or Markdown, and perhaps the PDF that it was made from. */
export interface PublicationTextInput {
  readonly language?: string | null;
  readonly html?: Uint8Array | null;
  readonly markdown?: Uint8Array | null;
  readonly pdf?: Uint8Array | null;
  /** Made from country, version and language, when left out. */
  readonly fileName?: string | null;
}

/** A version, tidied. */
export interface Publication {
  readonly country: CountryCode;
  readonly version: string;
  readonly effectiveOn: Day;
  readonly acceptancesFrom: Day;
  readonly reacceptBy: Day | null;
  readonly texts: readonly PublicationText[];
}

/** `source` is what is shown; `file` is what is kept and downloaded: the PDF if there is one, else the source. */
export interface PublicationText {
  readonly language: AgreementLanguage;
  readonly source: { readonly kind: 'HTML' | 'MARKDOWN'; readonly bytes: Uint8Array };
  readonly file: { readonly kind: FileKind; readonly bytes: Uint8Array };
  readonly fileName: string;
}

const EXTENSIONS: Record<FileKind, readonly [string, ...string[]]> = { HTML: ['html', 'htm'], MARKDOWN: ['md', 'markdown'], PDF: ['pdf'] };

/**
 * Tidies and checks a version with its texts, every field by itself; how its days stand to one another and to other versions is asked of table G.
 * Paths: `country`, `version`, `effectiveOn`, ..., `texts.0.language`, `texts.0.html`.
 */
export function checkPublication(input: PublicationInput): Checked<Publication> {
  const [country, version, effectiveOn] = [tidy(input.country), tidy(input.version), tidy(input.effectiveOn)];
  const acceptancesFrom = tidy(input.acceptancesFrom) || (isDay(effectiveOn) ? addDays(effectiveOn, -ACCEPTANCES_BEFORE_DAYS) : null);
  const reacceptBy = tidy(input.reacceptBy) || null;
  const texts = (input.texts ?? []).map((text) => checkText(text, { country, version }));
  const fields = [
    ...faultsOf({
      country: country === '' ? 'REQUIRED' : isCountryCode(country) ? null : 'UNKNOWN',
      version: versionFault(version),
      effectiveOn: effectiveOn === '' ? 'REQUIRED' : dayFault(effectiveOn),
      acceptancesFrom: acceptancesFrom === null ? null : dayFault(acceptancesFrom),
      reacceptBy: reacceptBy === null ? null : dayFault(reacceptBy),
      texts: texts.length === 0 ? 'REQUIRED' : null,
    }),
    ...texts.flatMap((text, index) => (text.ok ? [] : text.fields.map(({ path, code }) => ({ path: `texts.${index}.${path}`, code })))),
    ...languagesTwice(input.texts ?? []),
  ];
  if (fields.length > 0 || !isCountryCode(country) || acceptancesFrom === null) return { ok: false, fields };
  return { ok: true, value: { country, version, effectiveOn, acceptancesFrom, reacceptBy, texts: texts.flatMap((text) => (text.ok ? [text.value] : [])) } };
}

function versionFault(version: string): FieldCode | null {
  if (version === '') return 'REQUIRED';
  if (version.length > 32) return 'TOO_LONG';
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(version) ? null : 'MALFORMED';
}

const dayFault = (day: string): FieldCode | null => (isDay(day) ? null : 'MALFORMED');

function languagesTwice(texts: readonly PublicationTextInput[]): FieldFault[] {
  const languages = texts.map(({ language }) => tidy(language));
  return languages.flatMap((language, index) => (language !== '' && languages.indexOf(language) < index ? [{ path: `texts.${index}.language`, code: 'TWICE' } as const] : []));
}

function checkText(input: PublicationTextInput, named: { readonly country: string; readonly version: string }): Checked<PublicationText> {
  const { html, markdown, pdf } = input;
  const language = AGREEMENT_LANGUAGES.find((known) => known === tidy(input.language));
  const source = sourceOf(input);
  const kind = pdf ? 'PDF' : (source?.kind ?? 'HTML');
  const fileName = tidy(input.fileName) || `customer-agreement_${named.country}_${named.version}_${language ?? ''}.${EXTENSIONS[kind][0]}`;
  const fields = faultsOf({
    language: languageFault(tidy(input.language)),
    html: html ? fileFault('HTML', html) : markdown ? null : 'REQUIRED',
    markdown: markdown ? (html ? 'NOT_ALLOWED' : fileFault('MARKDOWN', markdown)) : null,
    pdf: pdf ? fileFault('PDF', pdf) : null,
    fileName: fileNameFault(fileName, kind),
  });
  if (fields.length > 0 || language === undefined || source === null) return { ok: false, fields };
  return { ok: true, value: { language, source, file: pdf ? { kind: 'PDF', bytes: pdf } : source, fileName } };
}

function sourceOf({ html, markdown }: PublicationTextInput): PublicationText['source'] | null {
  if (html) return { kind: 'HTML', bytes: html };
  return markdown ? { kind: 'MARKDOWN', bytes: markdown } : null;
}

function languageFault(language: string): FieldCode | null {
  if (language === '') return 'REQUIRED';
  if (!isTag(language)) return 'NOT_A_LANGUAGE_TAG';
  return AGREEMENT_LANGUAGES.some((known) => known === language) ? null : 'UNKNOWN_LANGUAGE';
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language)[0] === language;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A name and no path, which says by its ending what the file is. */
function fileNameFault(name: string, kind: FileKind): FieldCode | null {
  const fault = textFault(name, MAX_FILE_NAME);
  if (fault) return fault;
  if (/[/\\:*?"<>|]/.test(name) || name.startsWith('.')) return 'MALFORMED';
  return EXTENSIONS[kind].some((extension) => name.toLowerCase().endsWith(`.${extension}`)) ? null : 'WRONG_TYPE';
}
