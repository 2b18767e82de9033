import { type Day, addDays, msOfDay } from './day';

/** Making a formatter costs a hundred times more than using one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Zones that people type may be spelled in many ways: beyond so many, all are made anew. */
const MOST_FORMATTERS = 1000;

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit',
  });
  if (formatters.size >= MOST_FORMATTERS) formatters.clear();
  formatters.set(timeZone, made);
  return made;
}

/** Whether `name` is an IANA time zone that this runtime knows. Bare offsets are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatter(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The calendar day in `timeZone` (IANA) at `instant`. Throws RangeError on an unknown zone or an invalid instant. */
export function todayIn(timeZone: string, instant: Date): Day {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(instant)) parts[type] = value;
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`;
}

/** The day that has begun somewhere on earth (UTC+14): what is effective by it may be in force for some customer. */
export function latestDayOnEarth(instant: Date): Day {
  return todayIn('Etc/GMT-14', instant);
}

/** The day that has begun everywhere on earth (UTC-12). */
export function earliestDayOnEarth(instant: Date): Day {
  return todayIn('Etc/GMT+12', instant);
}

/**
 * The first instant at which it is `day`, or later, in `timeZone`. Searched and not computed: clocks skip midnight in some
 * zones, and Samoa skipped a whole day.
 */
export function startOfDay(timeZone: string, day: Day): Date {
  let before = msOfDay(addDays(day, -2));
  let reached = msOfDay(addDays(day, 2));
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (todayIn(timeZone, new Date(middle)) >= day) reached = middle;
    else before = middle;
  }
  return new Date(reached);
}

/** The first instant after `day` in `timeZone`. */
export function endOfDay(timeZone: string, day: Day): Date {
  return startOfDay(timeZone, addDays(day, 1));
}
