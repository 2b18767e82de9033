import { type Day, daysBetween } from '../time/day';

/** How many days before the last good day a customer is reminded, once each. */
export const REMINDER_DAYS = [30, 7, 1] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/**
 * The reminder that a customer with this last good day is to have had by `today`, both days in its own zone: the latest that has come due, so
 * that whoever was not reached in time gets one mail and not three. Null: it is too early, or too late.
 */
export function reminderDue(reacceptBy: Day, today: Day): ReminderDays | null {
  const left = daysBetween(today, reacceptBy);
  if (left < 0) return null;
  return REMINDER_DAYS.findLast((days) => left <= days) ?? null;
}
