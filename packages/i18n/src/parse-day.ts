const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The year before the first of an era, by its name and by the letter that forms have for it. */
const eras: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 }

/**
 * The calendar day that a person typed, as `YYYY-MM-DD`, or null. Reads year-month-day with any separator, the Japanese
 * form, also with an era, and day or month as a word; never 03/04/2026, which two readers take for two days.
 */
export function parseDay(text: string): string | null {
  const parts = partsOf(text)
  return parts && realDay(parts)
}

/** Whether what was typed can be read, and the calendar has no such day: 30 February. */
export function isNoSuchDay(text: string): boolean {
  const parts = partsOf(text)
  return parts !== null && realDay(parts) === null
}

interface Parts {
  year: string
  month: string
  day: string
}

function partsOf(text: string): Parts | null {
  const typed = text.normalize('NFKC').trim()
  return yearFirst(typed) ?? withEra(typed) ?? withoutSeparators(typed) ?? monthAsWord(typed)
}

function yearFirst(typed: string): Parts | null {
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(typed) ?? []
  return given(year, month, day)
}

function withEra(typed: string): Parts | null {
  const [, era, count, month, day] = /^(令和|平成|[RH])\s*(元|\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/i.exec(typed) ?? []
  const before = eras[era?.toUpperCase() ?? '']
  const years = count === '元' ? 1 : Number(count)
  return before === undefined || years === 0 ? null : given(String(before + years), month, day)
}

/** Eight digits are a day only if they are one: whoever begins with the day of the month means another. */
function withoutSeparators(typed: string): Parts | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? []
  const parts = given(year, month, day)
  return parts !== null && realDay(parts) !== null ? parts : null
}

function monthAsWord(typed: string): Parts | null {
  const [, day, month, year] = /^(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4})$/i.exec(typed) ?? []
  const [, monthFirst, dayNext, yearLast] = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(typed) ?? []
  return given(year ?? yearLast, monthNumber(month ?? monthFirst), day ?? dayNext)
}

function monthNumber(word = ''): string | undefined {
  const index = months.indexOf(word.slice(0, 3).toLowerCase())
  return index < 0 ? undefined : String(index + 1)
}

function given(year?: string, month?: string, day?: string): Parts | null {
  return year === undefined || month === undefined || day === undefined ? null : { year, month, day }
}

function realDay({ year, month, day }: Parts): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
