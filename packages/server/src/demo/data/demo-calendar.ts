import type { CountryCode } from '@assent/domain';
import type { Day, Instant } from './demo-world.types';

const MILLISECONDS_A_DAY = 86_400_000;

export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

export function daysBefore(day: Day, days: number): Day {
  return daysAfter(day, -days);
}

export function instantDaysAfter(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * MILLISECONDS_A_DAY).toISOString();
}

/** The first anniversary of `start` that lies after `today`; 29 February becomes 1 March. */
export function nextAnniversary(start: Day, today: Day): Day {
  const [year = 0, month = 1, date = 1] = start.split('-').map(Number);
  for (let years = 1; ; years += 1) {
    const anniversary = new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
    if (anniversary > today) return anniversary;
  }
}

// An hour of the working day in each country, in UTC, that is on the same calendar day there and in UTC, in summer and winter.
const OFFICE_HOUR: Readonly<Partial<Record<CountryCode, number>>> = { AU: 2, BR: 14, CA: 16, IN: 7, JP: 4, SG: 5, US: 18 };
const EUROPEAN_OFFICE_HOUR = 10;

/** During office hours of that country on that day; `minute` keeps what happens on one day in order. */
export function officeTime(day: Day, country: CountryCode, minute: number): Instant {
  const hour = OFFICE_HOUR[country] ?? EUROPEAN_OFFICE_HOUR;
  return new Date(Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000).toISOString();
}
