import { describe, expect, it } from 'vitest';
import { version } from '../../test/history';
import { isInForce, isUpToDate, newestAskingAgain, offeredVersion, reacceptanceDueBy } from './version';

const v1 = version('v1', '2026-01-01');
const v2 = version('v2', '2026-03-01', { reacceptBy: '2026-06-30' });
const v3 = version('v3', '2026-09-01');
const versions = [v1, v2, v3];
const on = (today: string) => ({ versions, today });

describe('a version', () => {
  it('comes into force on its effective day, not before', () => {
    expect(isInForce(v2, on('2026-02-28'))).toBe(false);
    expect(isInForce(v2, on('2026-03-01'))).toBe(true);
  });

  it('stays in force up to and including the last good day of the one that replaces it', () => {
    expect(isInForce(v1, on('2026-06-30'))).toBe(true);
    expect(isInForce(v1, on('2026-07-01'))).toBe(false);
  });

  it('is not ended by one that is not effective yet, even past that one\'s last good day', () => {
    const early = version('early', '2027-01-01', { reacceptBy: '2026-12-01' });
    expect(isInForce(v1, { versions: [v1, early], today: '2026-12-15' })).toBe(true);
    expect(isInForce(v1, { versions: [v1, early], today: '2027-01-01' })).toBe(false);
  });

  it('is not ended by a later one that asks nobody again', () => {
    expect(isInForce(v2, on('2029-01-01'))).toBe(true);
  });

  it('is up to date when it is not older than the newest that asks again: v1 > v2 (asks) > v3 (does not)', () => {
    const late = on('2026-10-01');
    expect([v1, v2, v3].map((one) => isUpToDate(one, late))).toEqual([false, true, true]);
  });

  it('is up to date, however old, when none asks again', () => {
    expect(isUpToDate(v1, { versions: [v1, v3], today: '2026-10-01' })).toBe(true);
    expect(newestAskingAgain({ versions: [v1, v3], today: '2026-10-01' })).toBeNull();
  });

  it('is up to date until the day on which the one that asks takes effect', () => {
    expect(isUpToDate(v1, on('2026-02-28'))).toBe(true);
    expect(isUpToDate(v1, on('2026-03-01'))).toBe(false);
  });
});

describe('the version that is offered', () => {
  it('is the newest effective one that has a text', () => {
    expect(offeredVersion(on('2026-02-28'))?.id).toBe('v1');
    expect(offeredVersion(on('2026-03-01'))?.id).toBe('v2');
    expect(offeredVersion(on('2026-12-31'))?.id).toBe('v3');
    const silent = { ...v3, hasText: false };
    expect(offeredVersion({ versions: [v1, v2, silent], today: '2026-12-31' })?.id).toBe('v2');
  });

  it('is none before the first takes effect, or when none has a text', () => {
    expect(offeredVersion(on('2025-12-31'))).toBeNull();
    expect(offeredVersion({ versions: [{ ...v1, hasText: false }], today: '2026-12-31' })).toBeNull();
    expect(offeredVersion({ versions: [], today: '2026-12-31' })).toBeNull();
  });

  it('is never one that would leave the newest question to accept again open', () => {
    const silent = { ...v2, hasText: false };
    expect(offeredVersion({ versions: [v1, silent], today: '2026-04-01' })).toBeNull();
  });

  it('does not depend on the order in which versions are read', () => {
    expect(offeredVersion({ versions: [v3, v1, v2], today: '2026-12-31' })?.id).toBe('v3');
  });
});

describe('the day by which acceptance is due again', () => {
  it('is the last good day of the version that asks', () => {
    expect(reacceptanceDueBy(v1, on('2026-04-01'))).toBe('2026-06-30');
    expect(reacceptanceDueBy(v1, on('2026-06-30'))).toBe('2026-06-30');
  });

  it('is none before that version takes effect, and none for whoever accepted it', () => {
    expect(reacceptanceDueBy(v1, on('2026-02-01'))).toBeNull();
    expect(reacceptanceDueBy(v2, on('2026-04-01'))).toBeNull();
  });

  it('is the earliest of several', () => {
    const sooner = version('sooner', '2026-04-01', { reacceptBy: '2026-05-31' });
    expect(reacceptanceDueBy(v1, { versions: [v1, v2, sooner], today: '2026-04-15' })).toBe('2026-05-31');
  });
});
