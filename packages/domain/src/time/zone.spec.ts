import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, checkDay } from './day';
import { endOfDay, isTimeZone, startOfDay, todayIn } from './zone';

describe('today', () => {
  it('is three different days at one instant', () => {
    const instant = new Date('2026-03-01T10:30:00Z');
    expect(todayIn('Pacific/Kiritimati', instant)).toBe('2026-03-02');
    expect(todayIn('UTC', instant)).toBe('2026-03-01');
    expect(todayIn('Etc/GMT+12', instant)).toBe('2026-02-28');
  });

  it('begins at UTC+14 ten hours before noon UTC of the day before, to the millisecond', () => {
    expect(todayIn('Pacific/Kiritimati', new Date('2026-02-28T09:59:59.999Z'))).toBe('2026-02-28');
    expect(todayIn('Pacific/Kiritimati', new Date('2026-02-28T10:00:00.000Z'))).toBe('2026-03-01');
  });

  it('ends at UTC-12 at noon UTC of the day after', () => {
    expect(todayIn('Etc/GMT+12', new Date('2026-03-01T11:59:59.999Z'))).toBe('2026-02-28');
    expect(todayIn('Etc/GMT+12', new Date('2026-03-01T12:00:00.000Z'))).toBe('2026-03-01');
  });

  it('knows leap days in every zone', () => {
    expect(todayIn('Pacific/Kiritimati', new Date('2028-02-28T10:00:00Z'))).toBe('2028-02-29');
    expect(todayIn('Etc/GMT+12', new Date('2028-03-01T11:00:00Z'))).toBe('2028-02-29');
  });

  it('follows summer time', () => {
    expect(todayIn('Europe/Berlin', new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
    expect(todayIn('Europe/Berlin', new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
    expect(todayIn('Europe/Berlin', new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
  });

  it('decides whether a date is in the future: true in Kiritimati, not yet on Baker Island', () => {
    const instant = new Date('2026-03-01T10:30:00Z');
    expect(checkDay('2026-03-02', { today: todayIn('Pacific/Kiritimati', instant) }).fact).toBe('GOOD');
    expect(checkDay('2026-03-01', { today: todayIn('Etc/GMT+12', instant) }).fact).toBe('IN_FUTURE');
  });

  it('throws on an unknown zone and on an instant that is none', () => {
    expect(() => todayIn('Mars/Olympus', new Date(0))).toThrow(RangeError);
    expect(() => todayIn('UTC', new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('a time zone', () => {
  it('is an IANA name that the runtime knows', () => {
    expect(['Asia/Tokyo', 'UTC', 'Etc/GMT+12', 'America/Argentina/Buenos_Aires'].filter(isTimeZone)).toHaveLength(4);
    expect(['', '+09:00', 'Mars/Olympus', 'JST9', '９'].filter(isTimeZone)).toEqual([]);
  });
});

describe('the start of a day', () => {
  it('is midnight where the clock shows one', () => {
    expect(startOfDay('Asia/Tokyo', '2026-03-01').toISOString()).toBe('2026-02-28T15:00:00.000Z');
    expect(startOfDay('Pacific/Kiritimati', '2026-03-01').toISOString()).toBe('2026-02-28T10:00:00.000Z');
    expect(startOfDay('Etc/GMT+12', '2026-03-01').toISOString()).toBe('2026-03-01T12:00:00.000Z');
    expect(endOfDay('Asia/Tokyo', '2026-02-28').toISOString()).toBe('2026-02-28T15:00:00.000Z');
  });

  it('is one o\'clock where summer time skips midnight', () => {
    expect(startOfDay('America/Sao_Paulo', '2018-11-04').toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(startOfDay('Africa/Cairo', '2026-04-24').toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });

  it('is the start of the next one where a day was skipped', () => {
    expect(startOfDay('Pacific/Apia', '2011-12-30')).toEqual(startOfDay('Pacific/Apia', '2011-12-31'));
  });

  it('is the first instant of that day, in any zone, on any day', () => {
    const zone = fc.constantFrom('Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu', 'America/St_Johns', 'Africa/Cairo', 'Australia/Lord_Howe');
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
    fc.assert(fc.property(zone, day, (timeZone, wanted) => {
      const start = startOfDay(timeZone, wanted);
      expect(todayIn(timeZone, start) >= wanted).toBe(true);
      expect(todayIn(timeZone, new Date(start.getTime() - 1)) < wanted).toBe(true);
    }), { numRuns: 200 });
  });
});
