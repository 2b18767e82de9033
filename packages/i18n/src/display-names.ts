import type { Locale } from './locale'

export interface CountryOption {
  value: string
  label: string
}

/** The country's name in the reader's language; the code itself when it is not known. */
export function countryName(code: string, locale: Locale): string {
  return nameOf('region', code, locale)
}

/** The language's name in the reader's language: `ja` and `ja-JP` -> Japanese, 日本語; `zh-TW` keeps what tells it apart. */
export function languageName(tag: string, locale: Locale): string {
  return nameOf('language', shortest(tag), locale)
}

/** The language's name as its own readers call it: 日本語, Deutsch, français. */
export function ownLanguageName(tag: string): string {
  return nameOf('language', shortest(tag), tag)
}

/** Countries for a select, named and ordered as the reader's language orders them. */
export function countryOptions(codes: readonly string[], locale: Locale): CountryOption[] {
  const order = new Intl.Collator(locale)
  return codes
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((left, right) => order.compare(left.label, right.label))
}

/** A tag without what its language implies anyway; the tag itself when it is none. */
function shortest(tag: string): string {
  try {
    return new Intl.Locale(tag).minimize().toString()
  } catch (error) {
    if (error instanceof RangeError) return tag
    throw error
  }
}

function nameOf(type: 'region' | 'language', code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type, fallback: 'code' }).of(code) ?? code
  } catch (error) {
    if (error instanceof RangeError) return code
    throw error
  }
}
