import { formatter } from './formatter'
import type { Locale } from './locale'

// British English gives day-month-year with the month as a word, which no reader can take for another day.
const tags: Record<Locale, string> = { en: 'en-GB', ja: 'ja-JP' }

/** A calendar day `YYYY-MM-DD`: 22 Nov 2026, 2026年11月22日. */
export function formatDay(day: string, locale: Locale): string {
  return writeDay(utcDate(day), locale)
}

/** The weekday of a calendar day: Sunday, 日曜日. */
export function formatWeekday(day: string, locale: Locale): string {
  return formatter(tags[locale], { weekday: 'long', timeZone: 'UTC' }).format(utcDate(day))
}

/** The day of an instant in a zone, where the hour does not matter. */
export function formatDayOf(instant: string, locale: Locale, timeZone: string): string {
  return writeDay(new Date(instant), locale, timeZone)
}

/** The day of an instant on the calendar of a zone, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, instant: string): string {
  // Sweden writes its days as ISO 8601 does.
  return formatter('sv-SE', { timeZone }).format(new Date(instant))
}

/** Whether clocks in both zones show the same at an instant, whatever they are called. */
export function isSameClock(instant: string, timeZone: string, other: string): boolean {
  const clock = (zone: string) => formatter('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(new Date(instant))
  return clock(timeZone) === clock(other)
}

/** An instant in a zone, with the zone named: 22 Nov 2026, 14:05 GMT+9. */
export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  const day = formatDayOf(instant, locale, timeZone)
  const time = formatTime(instant, locale, timeZone)
  return locale === 'ja' ? `${day} ${time}` : `${day}, ${time}`
}

export function formatTime(instant: string, locale: Locale, timeZone: string): string {
  return formatter(tags[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(instant))
}

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale]).format(value)
}

/** The size of a file as a person reads it: 37 kB, 1.4 MB. */
export function formatFileSize(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(tags[locale], { style: 'unit', unit, maximumFractionDigits: unit === 'kilobyte' ? 0 : 1 }).format(value)
}

function writeDay(instant: Date, locale: Locale, timeZone = 'UTC'): string {
  const part = (options: Intl.DateTimeFormatOptions, tag = tags[locale]) => formatter(tag, { ...options, timeZone }).format(instant)
  if (locale === 'ja') return part({ day: 'numeric', month: 'long', year: 'numeric' })
  // British English shortens September to four letters: columns of dates want three.
  return [part({ day: 'numeric' }), part({ month: 'short' }, 'en-US'), part({ year: 'numeric' })].join(' ')
}

function utcDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
