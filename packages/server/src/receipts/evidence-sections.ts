import { isMessageKey, languageName } from '@assent/i18n';
import { isObject, type JsonObject, type ReceiptSummary } from '@assent/proof';
import { instantLines, row, sayIn, textIn, type Reading, type ReceiptRow, type ReceiptSection, type Say } from './receipt-row';

export interface EvidenceSource {
  readonly summary: Pick<ReceiptSummary, 'evidence'>;
  readonly credentialsIssuedBy: string | null;
}

/** How a direct acceptance was made, and the words around its tick. */
export function evidenceSections({ summary: { evidence }, credentialsIssuedBy }: EvidenceSource, reading: Reading): ReceiptSection[] {
  if (evidence === null) return [];
  const say = sayIn(reading);
  const { words } = evidence;
  const how = { key: 'evidence', title: say('receipt.section.evidence'), rows: howRows(evidence, credentialsIssuedBy, reading) } as const;
  if (!isObject(words)) return [how];
  return [how, { key: 'words', title: say('receipt.section.words'), rows: wordRows(words, reading, say) }];
}

function howRows(evidence: JsonObject, issuer: string | null, reading: Reading): ReceiptRow[] {
  const say = sayIn(reading);
  const text = (name: string): string | null => textIn(evidence, name);
  const method = text('signInMethod');
  const served = instantLines(text('displayedAt'), reading);
  return [
    ...row(say, 'displayedAt', served.length > 0 ? served : [say('receipt.displayedAtUnknown')]),
    ...row(say, 'signIn', [signInWords(method, say), ...instantLines(text('signedInAt'), reading)]),
    ...row(say, 'credentials', [issuer && say('receipt.credentialsValue', { partner: issuer })]),
    ...row(say, 'address', [text('address')], { isCode: true }),
    ...row(say, 'userAgent', [text('userAgent')]),
    ...row(say, 'browserLanguage', [text('browserLanguage')]),
    ...row(say, 'timeZone', [text('timeZone')]),
    ...row(say, 'siteBuild', [text('siteBuild')], { isCode: true }),
  ];
}

function signInWords(method: string | null, say: Say): string | null {
  const key = `receipt.signIn.${method ?? ''}`;
  return isMessageKey(key) ? say(key) : method;
}

function wordRows(words: JsonObject, { locale }: Reading, say: Say): ReceiptRow[] {
  const text = (name: string): string | null => textIn(words, name);
  const language = text('language');
  return [
    ...row(say, 'wordsLanguage', [language && languageName(language, locale)]),
    ...row(say, 'statement', [text('statement'), text('notice')]),
    ...row(say, 'boxes', [text('relationshipBox'), text('agreementBox')]),
    ...row(say, 'button', [text('button')]),
    ...row(say, 'wordsHash', [text('hash')], { isCode: true }),
  ];
}
