const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The calendar day that a person typed, as `YYYY-MM-DD`, or null. Reads year-month-day with any separator, the Japanese
 * form, and day or month as a word; never 03/04/2026, which two readers take for two days.
 */
export function parseDay(text: string): string | null {
  const typed = text.normalize('NFKC').trim()
  return yearFirst(typed) ?? monthAsWord(typed)
}

function yearFirst(typed: string): string | null {
  const found =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed)
  return found === null ? null : realDay(found[1], found[2], found[3])
}

function monthAsWord(typed: string): string | null {
  const dayFirst = /^(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4})$/i.exec(typed)
  if (dayFirst !== null) return realDay(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1])
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(typed)
  return monthFirst === null ? null : realDay(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2])
}

function monthNumber(word = ''): string {
  return String(months.indexOf(word.slice(0, 3).toLowerCase()) + 1)
}

function realDay(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
