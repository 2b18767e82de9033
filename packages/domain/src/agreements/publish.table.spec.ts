import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { publishTable } from './publish.table';

const GOOD = { isInputGood: true, version: 'NEW', hasBegun: false, isDayFree: true, isOlderThanInForce: false, acceptances: 'EARLY_ENOUGH', reacceptBy: 'NONE' } as const;

describeCases(publishTable, GOOD, [
  { it: 'a malformed field is refused', when: { isInputGood: false }, row: 'G1', outcome: refused('AGREEMENT_INCOMPLETE') },
  { it: 'the same version with the same bytes is there already, in force or not', when: { version: 'SAME', hasBegun: true }, row: 'G2', outcome: { kind: 'KEEP' } },
  { it: 'the same version with other bytes is refused', when: { version: 'OTHER' }, row: 'G3', outcome: refused('AGREEMENT_VERSION_TAKEN', { fields: [{ path: 'version', code: 'TAKEN' }] }) },
  { it: 'a version in force gets no further language', when: { version: 'ADDS_LANGUAGES', hasBegun: true }, row: 'G4', outcome: refused('AGREEMENT_VERSION_IN_FORCE') },
  { it: 'a version that has not begun gets a further language', when: { version: 'ADDS_LANGUAGES' }, row: 'G5', outcome: { kind: 'ADD_TEXTS' } },
  { it: 'two versions of a country never share their day', when: { isDayFree: false }, row: 'G6', outcome: refused('AGREEMENT_DAY_TAKEN') },
  { it: 'a version older than the one in force is refused', when: { isOlderThanInForce: true }, row: 'G7', outcome: refused('AGREEMENT_TOO_OLD') },
  { it: 'acceptances must be possible two days before it takes effect', when: { acceptances: 'TOO_LATE' }, row: 'G8', outcome: refused('AGREEMENT_DATES_WRONG', { fields: [{ path: 'acceptancesFrom', code: 'TOO_LATE' }] }) },
  { it: 'nobody is asked again before it takes effect', when: { reacceptBy: 'BEFORE_EFFECTIVE' }, row: 'G9', outcome: refused('AGREEMENT_DATES_WRONG', { fields: [{ path: 'reacceptBy', code: 'BEFORE_EFFECTIVE' }] }) },
  { it: 'what is on record does not lapse without notice', when: { reacceptBy: 'PASSED' }, row: 'G10', outcome: refused('AGREEMENT_DATES_WRONG', { fields: [{ path: 'reacceptBy', code: 'PASSED' }] }) },
  { it: 'a new version is published', when: { reacceptBy: 'GOOD' }, row: 'G11', outcome: { kind: 'PUBLISH' } },
]);

describe('table G over its whole cross product', () => {
  it('publishes exactly a new version with a day of its own, newest, with good days', () => {
    const found = disagreements(publishTable, ({ kind }) => kind === 'PUBLISH', ({ isInputGood, version, isDayFree, isOlderThanInForce, acceptances, reacceptBy }) =>
      isInputGood && version === 'NEW' && isDayFree && !isOlderThanInForce && acceptances === 'EARLY_ENOUGH' && (reacceptBy === 'NONE' || reacceptBy === 'GOOD'));
    expect(found).toEqual([]);
  });

  it('never writes about a version that has begun', () => {
    const found = disagreements(publishTable, ({ kind }) => kind === 'PUBLISH' || kind === 'ADD_TEXTS', () => false).filter(({ hasBegun }) => hasBegun);
    expect(found).toEqual([]);
  });
});
