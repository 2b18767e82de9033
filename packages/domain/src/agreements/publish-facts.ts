import { type Day, addDays } from '../time/day';
import { latestDayOnEarth } from '../time/zone';
import { ACCEPTANCES_BEFORE_DAYS } from './publication';
import type { PublishFacts } from './publish.table';

/** The days with which a version is published. */
export interface PublishedDays {
  readonly effectiveOn: Day;
  readonly acceptancesFrom: Day;
  readonly reacceptBy: Day | null;
}

/** A text by its hashes. */
export interface PublishedHashes {
  readonly language: string;
  readonly fileHash: string;
  readonly shownHash: string;
}

/** A version of the country as it was published, whatever was moved since. */
export interface StoredVersion extends PublishedDays {
  readonly version: string;
  readonly texts: readonly PublishedHashes[];
}

/** What is given, against the version of this name that is there. */
export function storedFact(given: Omit<StoredVersion, 'version'>, stored: StoredVersion | null): PublishFacts['version'] {
  if (stored === null) return 'NEW';
  const hasSameDays = stored.effectiveOn === given.effectiveOn && stored.acceptancesFrom === given.acceptancesFrom && stored.reacceptBy === given.reacceptBy;
  const known = given.texts.map((text) => ({ text, there: stored.texts.find(({ language }) => language === text.language) }));
  const hasSameBytes = known.every(({ text, there }) => there === undefined || (there.fileHash === text.fileHash && there.shownHash === text.shownHash));
  if (!hasSameDays || !hasSameBytes) return 'OTHER';
  return known.every(({ there }) => there !== undefined) ? 'SAME' : 'ADDS_LANGUAGES';
}

/**
 * What table G asks of a version whose fields are good. `stored`: every version of its country. `isFirst`: the country had none before
 * this import, so that what is brought in is history and nobody's acceptance can lapse by it.
 */
export function publishFacts(given: StoredVersion, { stored, isFirst, now }: { readonly stored: readonly StoredVersion[]; readonly isFirst: boolean; readonly now: Date }): PublishFacts {
  const today = latestDayOnEarth(now);
  const same = stored.find(({ version }) => version === given.version) ?? null;
  const others = stored.filter(({ version }) => version !== given.version);
  return {
    isInputGood: true,
    version: storedFact(given, same),
    hasBegun: same !== null && same.effectiveOn <= today,
    isDayFree: others.every(({ effectiveOn }) => effectiveOn !== given.effectiveOn),
    isOlderThanInForce: others.some(({ effectiveOn }) => effectiveOn <= today && effectiveOn > given.effectiveOn),
    acceptances: given.acceptancesFrom <= addDays(given.effectiveOn, -ACCEPTANCES_BEFORE_DAYS) ? 'EARLY_ENOUGH' : 'TOO_LATE',
    reacceptBy: reacceptFact(given, { today, isFirst }),
  };
}

function reacceptFact({ effectiveOn, reacceptBy }: PublishedDays, { today, isFirst }: { today: Day; isFirst: boolean }): PublishFacts['reacceptBy'] {
  if (reacceptBy === null) return 'NONE';
  if (reacceptBy < effectiveOn) return 'BEFORE_EFFECTIVE';
  return reacceptBy < today && !isFirst ? 'PASSED' : 'GOOD';
}
