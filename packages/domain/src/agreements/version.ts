import type { Day } from '../time/day';

/**
 * One version of the agreement for one country, as a plain row.
 * `acceptancesFrom` is at least two days before `effectiveOn`. `reacceptBy` is the last good day of every earlier version;
 * null when this one does not ask for acceptance again. Two versions of a country never share `effectiveOn`.
 */
export interface VersionRow {
  readonly id: string;
  readonly country: string;
  readonly effectiveOn: Day;
  readonly acceptancesFrom: Day;
  readonly reacceptBy: Day | null;
  readonly hasText: boolean;
}

/** Every version of one country, effective or not, and what day it is in the customer's time zone. */
export interface VersionsOn {
  readonly versions: readonly VersionRow[];
  readonly today: Day;
}

/** Whether `a` is older than `b`. */
export function isOlder(a: VersionRow, b: VersionRow): boolean {
  return a.effectiveOn < b.effectiveOn;
}

function newest(versions: readonly VersionRow[]): VersionRow | null {
  return versions.reduce<VersionRow | null>((best, one) => (best === null || isOlder(best, one) ? one : best), null);
}

/** Whether a version is effective and no later effective version's `reacceptBy` has passed. `reacceptBy` is the last good day. */
export function isInForce(version: VersionRow, { versions, today }: VersionsOn): boolean {
  if (version.effectiveOn > today) return false;
  return !versions.some((later) => isOlder(version, later)
    && later.effectiveOn <= today && later.reacceptBy !== null && later.reacceptBy < today);
}

/** The newest effective version that asks those who accepted earlier to accept again; null when none does. */
export function newestAskingAgain({ versions, today }: VersionsOn): VersionRow | null {
  return newest(versions.filter(({ effectiveOn, reacceptBy }) => effectiveOn <= today && reacceptBy !== null));
}

/**
 * The version to show and to ask: the newest effective one that has a text; null means "no text".
 * One older than the newest that asks again is not offered: accepting it would leave the same question open (docs/adr/0104).
 */
export function offeredVersion(on: VersionsOn): VersionRow | null {
  const offered = newest(on.versions.filter(({ effectiveOn, hasText }) => hasText && effectiveOn <= on.today));
  const asking = newestAskingAgain(on);
  return offered && asking && isOlder(offered, asking) ? null : offered;
}

/** Whether this version answers every request to accept again that is effective today. */
export function isUpToDate(version: VersionRow, on: VersionsOn): boolean {
  const asking = newestAskingAgain(on);
  return asking === null || !isOlder(version, asking);
}

/** By which day a relationship that is provided by `version` must be provided again; null when nothing asks. */
export function reacceptanceDueBy(version: VersionRow, { versions, today }: VersionsOn): Day | null {
  const days = versions
    .filter((later) => isOlder(version, later) && later.effectiveOn <= today)
    .flatMap(({ reacceptBy }) => (reacceptBy !== null && reacceptBy >= today ? [reacceptBy] : []));
  return days.sort().at(0) ?? null;
}
