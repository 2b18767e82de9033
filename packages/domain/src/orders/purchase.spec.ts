import { describe, expect, it } from 'vitest';
import { attested, direct, version } from '../../test/history';
import { hasBoughtBefore, isBlocked } from './purchase';

const versions = [version('v1', '2026-01-01'), version('v2', '2026-03-01', { reacceptBy: '2026-06-30' })];
const seller = { sellerId: 'seller', providerId: null };
const bought = { versions, today: '2026-02-01', acceptances: [], hasBoughtBefore: true };

describe('bought before', () => {
  it('means a placed order, imported or not; one held or cancelled is no purchase', () => {
    expect(hasBoughtBefore([{ state: 'HELD' }, { state: 'CANCELLED' }])).toBe(false);
    expect(hasBoughtBefore([{ state: 'HELD' }, { state: 'PLACED' }])).toBe(true);
    expect(hasBoughtBefore([])).toBe(false);
  });
});

describe('a customer is blocked', () => {
  it('when it bought before and nothing provides the relationship', () => {
    expect(isBlocked(bought, seller)).toBe(true);
  });

  it('not when it never bought', () => {
    expect(isBlocked({ ...bought, hasBoughtBefore: false }, seller)).toBe(false);
  });

  it('not once its partner attested, and again when that lapses', () => {
    const acceptances = [attested('a', 'seller', 'v1')];
    expect(isBlocked({ ...bought, acceptances }, seller)).toBe(false);
    expect(isBlocked({ ...bought, acceptances, today: '2026-06-30' }, seller)).toBe(false);
    expect(isBlocked({ ...bought, acceptances, today: '2026-07-01' }, seller)).toBe(true);
  });

  it("although another partner attested: that one's word does not count here", () => {
    expect(isBlocked({ ...bought, acceptances: [attested('a', 'other', 'v1')] }, seller)).toBe(true);
  });

  it('not once it ever accepted directly, even when that has lapsed', () => {
    expect(isBlocked({ ...bought, acceptances: [direct('a', 'v1')], today: '2026-12-01' }, seller)).toBe(false);
  });
});
