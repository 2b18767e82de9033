export type Locale = 'en' | 'ja'
export type Theme = 'light' | 'dark'
export type Width = 'wide' | 'narrow'

export interface Look {
  locale: Locale
  theme: Theme
  width: Width
}

export const everyWidth: readonly Width[] = ['wide', 'narrow']
export const everyTheme: readonly Theme[] = ['light', 'dark']

/** Every look in one language: what `npm run gallery` shows. */
export const everyLook = (locale: Locale): Look[] => everyWidth.flatMap((width) => everyTheme.map((theme) => ({ locale, width, theme })))

/**
 * One look of a state in each language, which between them have both themes and both widths: what `npm test` shows. Which language
 * has which follows from the name of the state, so that the states of a site meet every look, and the same ones in every run (ADR 0148).
 */
export function alternateLook(name: string, locale: Locale): Look {
  const turn = Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
  const isOther = locale === 'ja'
  const isNarrow = turn % 4 >= 2
  const isDark = turn % 2 === 1
  return { locale, width: isNarrow === isOther ? 'wide' : 'narrow', theme: isDark === isOther ? 'light' : 'dark' }
}
