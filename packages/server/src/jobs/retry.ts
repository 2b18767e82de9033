/** How often a job is tried, and how long it waits in between: twice as long each time, up to a limit. */
export interface RetryRules {
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** The wait after a failed attempt (the first is 1). Half of it is drawn by lot, so that what failed together does not come back together. */
export function waitAfter(attempt: number, { firstWaitMs, longestWaitMs }: RetryRules, random: () => number = Math.random): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (random() * whole) / 2);
}
