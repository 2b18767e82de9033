export const locales = ['en', 'ja'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'en'

/** What is known about the reader's language, strongest wish first. */
export interface LocaleWishes {
  /** The `lang` parameter of the address. */
  query?: string | null
  /** What the reader chose earlier. */
  stored?: string | null
  /** An Accept-Language header, or the browser's list. */
  accepted?: string | readonly string[] | null
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The language of the product nearest to what the reader asked for. */
export function pickLocale(wishes: LocaleWishes): Locale {
  const tags = [wishes.query, wishes.stored, ...acceptedTags(wishes.accepted)]
  for (const tag of tags) {
    const locale = tag?.trim().toLowerCase().split(/[-_]/)[0]
    if (isLocale(locale)) return locale
  }
  return defaultLocale
}

function acceptedTags(accepted: LocaleWishes['accepted']): readonly string[] {
  if (accepted === null || accepted === undefined) return []
  if (typeof accepted !== 'string') return accepted
  return accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';')
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find((found) => found !== undefined)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality)
    .map(({ tag }) => tag)
}
