import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day';
import { reminderDue } from './reminder';

const LAST = '2026-07-31';

describe('the reminder that is due', () => {
  it('is one 30, one 7 and one 1 day before the last good day, and stays due until the next', () => {
    const due = [31, 30, 29, 8, 7, 6, 2, 1, 0, -1].map((left) => reminderDue(LAST, addDays(LAST, -left)));
    expect(due).toEqual([null, 30, 30, 30, 7, 7, 7, 1, 1, null]);
  });
});
