import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, checkDay, daysBetween, isDay, msOfDay } from './day';

describe('a day', () => {
  it('is written strictly as year, month and day', () => {
    const wrong = ['2026-1-05', '2026/01/05', '20260105', '2026-01-05T00:00:00Z', ' 2026-01-05', '2026-01-05 ', '+02026-01-05', '２０２６-01-05', ''];
    expect(wrong.filter(isDay)).toEqual([]);
    expect(isDay('2026-01-05')).toBe(true);
  });

  it('exists in the calendar', () => {
    const none = ['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32', '0000-01-01'];
    expect(none.filter(isDay)).toEqual([]);
  });

  it('is a leap day every fourth year, but not in 1900 or 2100, and in 2000', () => {
    expect(['2024-02-29', '2028-02-29', '2000-02-29'].filter(isDay)).toHaveLength(3);
    expect(['2025-02-29', '1900-02-29', '2100-02-29'].filter(isDay)).toEqual([]);
  });

  it('may lie in the first centuries, which a two-digit year does not turn into the twentieth', () => {
    expect(isDay('0001-01-01')).toBe(true);
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01');
    expect(isDay('9999-12-31')).toBe(true);
  });
});

describe('day arithmetic', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });

  it('adds and measures the same number of days, and keeps the order of days', () => {
    const start = fc.integer({ min: 0, max: 1_000_000 }).map((days) => addDays('0001-01-01', days));
    fc.assert(fc.property(start, fc.integer({ min: -300, max: 300_000 }), (from, days) => {
      fc.pre(daysBetween('0001-01-01', from) + days >= 0);
      const to = addDays(from, days);
      expect(daysBetween(from, to)).toBe(days);
      expect(to > from).toBe(days > 0);
    }));
  });

  it('throws on what is no day, or leaves the calendar', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError);
    expect(() => msOfDay('tomorrow')).toThrow(RangeError);
  });
});

describe('the date agreed, as typed', () => {
  const limits = { today: '2026-03-15', notBefore: '2026-03-01' };

  it('is good from the version\'s first day to today', () => {
    expect(checkDay('2026-03-01', limits)).toEqual({ fact: 'GOOD', day: '2026-03-01' });
    expect(checkDay('2026-03-15', limits)).toEqual({ fact: 'GOOD', day: '2026-03-15' });
    expect(checkDay(' 2026-03-10\n', limits)).toEqual({ fact: 'GOOD', day: '2026-03-10' });
  });

  it('cannot be in the future', () => {
    expect(checkDay('2026-03-16', limits)).toEqual({ fact: 'IN_FUTURE' });
  });

  it('cannot be before the version could be accepted, and is told the first day that can', () => {
    expect(checkDay('2026-02-28', limits)).toEqual({ fact: 'BEFORE_VERSION', earliest: '2026-03-01' });
    expect(checkDay('2026-02-28', { today: '2026-03-15' })).toEqual({ fact: 'GOOD', day: '2026-02-28' });
  });

  it('is invalid when missing, malformed or no day', () => {
    for (const text of [null, undefined, '', '   ', '15/03/2026', '2026-02-29', 'yesterday']) {
      expect(checkDay(text, limits)).toEqual({ fact: 'INVALID' });
    }
  });
});
