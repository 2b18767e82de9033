import { countryName, formatDay, formatInstant, languageName, type Locale, type MessageKey, type MessageParams, personName } from '@assent/i18n'
import type { ReceiptFactsFragment } from '@assent/sdk/documents'

export interface ReceiptRow {
  key: string
  label: string
  /** One line each. */
  lines: readonly string[]
  /** A hash or a reference: set in the typeface that tells 0 from O. */
  isCode?: boolean
}

export interface Reading {
  t: (key: MessageKey, params?: MessageParams) => string
  locale: Locale
  timeZone: string
}

/** What a receipt says, in order; what the server did not give (or may not be seen) is left out, never filled in. */
export function receiptRows(acceptance: ReceiptFactsFragment, reading: Reading): readonly ReceiptRow[] {
  const { t, locale } = reading
  const { agreement, evidence, withdrawn } = acceptance
  const rows: ReceiptRow[] = [
    row('reference', [acceptance.id], true),
    row('company', [acceptance.customer.companyName]),
    row('agreement', [t('common.agreement')]),
    row('version', [agreement.version]),
    row('country', [countryName(agreement.country, locale)]),
    row('language', optional(acceptance.language, (language) => languageName(language, locale))),
    row('signer', signerLines(acceptance)),
    row('method', [methodWords(acceptance, reading)]),
    row('credentials', optional(evidence?.credentialsIssuedBy, (issuer) => t('acceptance.receipt.credentialsValue', { partner: issuer.name }))),
    row('dateAgreed', [formatDay(acceptance.dateAgreed, locale)]),
    row('recordedAt', instantLines(acceptance.recordedAt, reading)),
    row('withdrawn', withdrawn ? [...instantLines(withdrawn.at, reading), ...optional(withdrawn.reason, (reason) => reason)] : []),
    row('fileHash', optional(acceptance.fileHash, (hash) => hash), true),
    // Attested, the text was not shown here to anyone.
    row('shownHash', acceptance.method === 'DIRECT' ? optional(acceptance.shownHash, (hash) => hash) : [], true),
  ]
  return rows.filter(({ lines }) => lines.length > 0)

  function row(key: ReceiptRowKey, lines: readonly string[], isCode = false): ReceiptRow {
    return { key, label: t(`acceptance.receipt.${key}`), lines, isCode }
  }
}

type ReceiptRowKey =
  | 'reference' | 'company' | 'agreement' | 'version' | 'country' | 'language' | 'signer' | 'method' | 'credentials'
  | 'dateAgreed' | 'recordedAt' | 'withdrawn' | 'fileHash' | 'shownHash'

function optional<Value>(value: Value | null | undefined, written: (value: Value) => string): string[] {
  return value === null || value === undefined ? [] : [written(value)]
}

function signerLines({ signer }: ReceiptFactsFragment): string[] {
  if (signer === null) return []
  const name = personName({ firstName: signer.firstName ?? '', lastName: signer.lastName ?? '' })
  return [name, signer.email ?? '', signer.phone ?? ''].filter((line) => line !== '')
}

function methodWords({ method, partner }: ReceiptFactsFragment, { t }: Reading): string {
  if (partner === null) return t(`acceptance.receipt.method.${method}`)
  return t(`acceptance.receipt.methodBy.${method}`, { partner: partner.name })
}

/** In UTC, which everyone can compare, and on the reader's own clock. */
function instantLines(instant: string | null, { locale, timeZone }: Reading): string[] {
  if (instant === null) return []
  return [...new Set([formatInstant(instant, locale, 'UTC'), formatInstant(instant, locale, timeZone)])]
}
