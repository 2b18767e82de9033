/** A calendar day, `YYYY-MM-DD`, years 0001 to 9999. Days compare as strings. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Whether `text` is a day that exists, written strictly `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match || match[1] === '0000') return false;
  return dayOf(utcMidnight(Number(match[1]), Number(match[2]), Number(match[3]))) === text;
}

/** The day `days` after `day`; negative counts back. Throws on what is no day or leaves the years 0001 to 9999. */
export function addDays(day: Day, days: number): Day {
  const result = dayOf(msOfDay(day) + days * MS_PER_DAY);
  if (!isDay(result)) throw new RangeError(`no day ${days} after ${day}`);
  return result;
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return (msOfDay(to) - msOfDay(from)) / MS_PER_DAY;
}

/** Milliseconds since the epoch of a day's midnight in UTC. Throws on what is no day. */
export function msOfDay(day: Day): number {
  const match = DAY.exec(day);
  if (!match || !isDay(day)) throw new RangeError(`not a day: ${day}`);
  return utcMidnight(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** `Date.UTC` reads the years 0 to 99 as 1900 to 1999; setting the full year does not. */
function utcMidnight(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, date);
}

function dayOf(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

/** What table A asks of the date agreed. */
export type DateFact = 'GOOD' | 'INVALID' | 'IN_FUTURE' | 'BEFORE_VERSION';

/** A day as typed, judged. `day` is there when it is good, and the first day that would be when it is too early. */
export type CheckedDay =
  | { readonly fact: 'GOOD'; readonly day: Day }
  | { readonly fact: 'BEFORE_VERSION'; readonly earliest: Day }
  | { readonly fact: 'INVALID' | 'IN_FUTURE' };

/**
 * Judges the date agreed as typed (guide: "You cannot set this to a future date").
 * `today`: the day in the partner's time zone. `notBefore`: the version's `acceptancesFrom`, if a version is known.
 */
export function checkDay(
  text: string | null | undefined,
  { today, notBefore = null }: { readonly today: Day; readonly notBefore?: Day | null },
): CheckedDay {
  const day = text?.trim() ?? '';
  if (!isDay(day)) return { fact: 'INVALID' };
  if (day > today) return { fact: 'IN_FUTURE' };
  if (notBefore !== null && day < notBefore) return { fact: 'BEFORE_VERSION', earliest: notBefore };
  return { fact: 'GOOD', day };
}
