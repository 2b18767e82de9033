import { describe, expect, it } from 'vitest';
import { waitAfter } from './retry';

const rules = { attempts: 5, firstWaitMs: 1_000, longestWaitMs: 60_000 };

describe('The wait before a job is tried again', () => {
  it('doubles with every attempt up to its limit', () => {
    expect([1, 2, 3, 4, 10, 400].map((attempt) => waitAfter(attempt, rules, () => 1))).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000]);
  });

  it('is drawn from its upper half', () => {
    expect([0, 0.5, 1].map((lot) => waitAfter(3, rules, () => lot))).toEqual([2_000, 3_000, 4_000]);
  });
});
