import { dayIn, formatDay, type Locale } from '@assent/i18n'

/** The day of an instant on the reader's calendar. */
export function dayOf(instant: string, locale: Locale, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  return formatDay(dayIn(timeZone, instant), locale)
}
