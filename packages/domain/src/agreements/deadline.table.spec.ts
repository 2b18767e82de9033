import { describe, expect, it } from 'vitest';
import { describeCases, refused } from '../../test/table-cases';
import { deadlineFacts } from './deadline';
import { deadlineTable } from './deadline.table';

describeCases(deadlineTable, { isDayGood: true, isVersionKnown: true, asksAgain: true, day: 'GOOD' }, [
  { it: 'what is no day is refused', when: { isDayGood: false }, row: 'M1', outcome: refused('AGREEMENT_INCOMPLETE') },
  { it: 'an unknown version is named', when: { isVersionKnown: false }, row: 'M2', outcome: refused('AGREEMENT_VERSION_UNKNOWN') },
  { it: 'a version that asked nobody does not begin to', when: { asksAgain: false }, row: 'M3', outcome: refused('AGREEMENT_DOES_NOT_ASK') },
  { it: 'the same day writes nothing', when: { day: 'SAME' }, row: 'M4', outcome: { kind: 'KEEP' } },
  { it: 'a day before the version takes effect is refused', when: { day: 'BEFORE_EFFECTIVE' }, row: 'M5', outcome: refused('AGREEMENT_DATES_WRONG') },
  { it: 'a day that is over would let acceptances lapse unseen', when: { day: 'PASSED' }, row: 'M6', outcome: refused('AGREEMENT_DATES_WRONG') },
  { it: 'any other day moves it', when: {}, row: 'M7', outcome: { kind: 'MOVE' } },
]);

describe('the facts of moving a last good day', () => {
  const now = new Date('2026-06-15T12:00:00.000Z');
  const version = { effectiveOn: '2026-05-01', reacceptBy: '2026-05-31' };

  it('compare it with the version and with the day that has begun somewhere', () => {
    expect(deadlineFacts({ reacceptBy: '2026-06-16', version, now })).toEqual({ isDayGood: true, isVersionKnown: true, asksAgain: true, day: 'GOOD' });
    expect(deadlineFacts({ reacceptBy: '2026-06-15', version, now }).day).toBe('PASSED');
    expect(deadlineFacts({ reacceptBy: '2026-04-30', version, now }).day).toBe('BEFORE_EFFECTIVE');
    expect(deadlineFacts({ reacceptBy: '2026-05-31', version, now }).day).toBe('SAME');
  });

  it('know a version that asks nobody, and one that is not there', () => {
    expect(deadlineFacts({ reacceptBy: '2026-07-01', version: { ...version, reacceptBy: null }, now })).toMatchObject({ isVersionKnown: true, asksAgain: false });
    expect(deadlineFacts({ reacceptBy: 'soon', version: null, now })).toMatchObject({ isDayGood: false, isVersionKnown: false, asksAgain: false });
  });
});
