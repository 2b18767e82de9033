import { describe, expect, it } from 'vitest';
import { isTermOver, nextTermEnd, renewalMadeBy, type RunningSubscription } from './renewal';

const running: RunningSubscription = { state: 'ACTIVE', autoRenew: true, endsOn: '2026-06-15' };

describe('the end of a term', () => {
  it('is the day after its last one', () => {
    expect(['2026-06-14', '2026-06-15', '2026-06-16'].map((today) => isTermOver(running, today))).toEqual([false, false, true]);
    expect(isTermOver({ ...running, state: 'SUSPENDED' }, '2026-06-16')).toBe(true);
    expect(isTermOver({ ...running, state: 'ENDED' }, '2026-06-16')).toBe(false);
  });

  it('begins one of 365 days, counted from the last day and not from when somebody looked', () => {
    expect(nextTermEnd(running)).toBe('2027-06-15');
  });

  it('renews what is active and renews itself, under an active relationship', () => {
    expect(renewalMadeBy(running, true)).toBe('AUTO_RENEWAL');
    expect(renewalMadeBy(running, false)).toBe('SCHEDULER');
    expect(renewalMadeBy({ ...running, autoRenew: false }, true)).toBe('SCHEDULER');
    expect(renewalMadeBy({ ...running, state: 'SUSPENDED' }, true)).toBe('SCHEDULER');
  });
});
