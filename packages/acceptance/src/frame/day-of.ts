import { formatDay, type Locale } from '@assent/i18n'

/** The day of an instant on the reader's calendar. */
export function dayOf(instant: string, locale: Locale, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  // Sweden writes its days as ISO 8601 does.
  return formatDay(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant)), locale)
}
