import { isDay } from '../time/day';
import { latestDayOnEarth } from '../time/zone';
import type { DeadlineFacts } from './deadline.table';
import type { VersionRow } from './version';

export interface DeadlineInput {
  /** The new last good day, as typed and tidied. */
  readonly reacceptBy: string;
  /** The version with its last good day as it stands; null when there is none of that name. */
  readonly version: Pick<VersionRow, 'effectiveOn' | 'reacceptBy'> | null;
  readonly now: Date;
}

/** What table M asks, from a day as typed and the version as it is. */
export function deadlineFacts({ reacceptBy, version, now }: DeadlineInput): DeadlineFacts {
  return {
    isDayGood: isDay(reacceptBy),
    isVersionKnown: version !== null,
    asksAgain: version !== null && version.reacceptBy !== null,
    day: dayFact({ reacceptBy, version, now }),
  };
}

function dayFact({ reacceptBy, version, now }: DeadlineInput): DeadlineFacts['day'] {
  if (version !== null && reacceptBy === version.reacceptBy) return 'SAME';
  if (version !== null && reacceptBy < version.effectiveOn) return 'BEFORE_EFFECTIVE';
  return reacceptBy < latestDayOnEarth(now) ? 'PASSED' : 'GOOD';
}
