import { type VersionRow, type VersionsOn, isInForce, isOlder, isUpToDate } from '../agreements/version';
import type { Day } from '../time/day';
import type { AcceptanceMethod } from '../vocabulary';

/**
 * One acceptance of a customer, as a plain row. `partnerId` of an ATTESTED one: the partner that attested. Of a DIRECT one:
 * null. `supersedesId` is the acceptance that this row replaces.
 */
export interface AcceptanceRow {
  readonly id: string;
  readonly method: AcceptanceMethod;
  readonly partnerId: string | null;
  readonly versionId: string;
  readonly dateAgreed: Day;
  readonly supersedesId: string | null;
  readonly isWithdrawn: boolean;
}

/** A relationship by its two partners; `providerId` is null unless the seller is a reseller. */
export interface RelationshipPartners {
  readonly sellerId: string;
  readonly providerId: string | null;
}

/** The partner that attests for a relationship: its seller, or its provider when the seller is a reseller. */
export function attestingPartner({ sellerId, providerId }: RelationshipPartners): string {
  return providerId ?? sellerId;
}

/** The acceptances that are neither withdrawn nor superseded, in force or not. Withdrawing does not revive what was superseded. */
export function onRecord(acceptances: readonly AcceptanceRow[]): AcceptanceRow[] {
  const superseded = new Set(acceptances.map(({ supersedesId }) => supersedesId));
  return acceptances.filter(({ id, isWithdrawn }) => !isWithdrawn && !superseded.has(id));
}

/** This partner's attestation on record; null when it has none. Two, as only an import could leave, count by their newest date. */
export function attestationOnRecord(acceptances: readonly AcceptanceRow[], partnerId: string): AcceptanceRow | null {
  const own = onRecord(acceptances).filter((one) => one.method === 'ATTESTED' && one.partnerId === partnerId);
  return own.sort((a, b) => (a.dateAgreed < b.dateAgreed ? 1 : -1)).at(0) ?? null;
}

/** Whether this acceptance counts for this relationship: a direct one for all, an attestation for those its partner attests for. */
export function countsFor(acceptance: AcceptanceRow, relationship: RelationshipPartners): boolean {
  return acceptance.method === 'DIRECT' || acceptance.partnerId === attestingPartner(relationship);
}

/** A current acceptance and its version. */
export interface Providing {
  readonly acceptance: AcceptanceRow;
  readonly version: VersionRow;
}

/** The current acceptances of a customer: on record, and their version in force. Newest version first, then newest date. */
export function currentAcceptances(acceptances: readonly AcceptanceRow[], on: VersionsOn): Providing[] {
  return onRecord(acceptances)
    .flatMap((acceptance) => {
      const version = on.versions.find(({ id }) => id === acceptance.versionId);
      return version && isInForce(version, on) ? [{ acceptance, version }] : [];
    })
    .sort((a, b) => newestFirst(a, b));
}

/** What provides this relationship today: the current acceptances that count for it, in the same order. */
export function providedBy(
  acceptances: readonly AcceptanceRow[],
  relationship: RelationshipPartners,
  on: VersionsOn,
): Providing[] {
  return currentAcceptances(acceptances, on).filter(({ acceptance }) => countsFor(acceptance, relationship));
}

function newestFirst(a: Providing, b: Providing): number {
  if (isOlder(a.version, b.version)) return 1;
  if (isOlder(b.version, a.version)) return -1;
  if (a.acceptance.dateAgreed === b.acceptance.dateAgreed) return 0;
  return a.acceptance.dateAgreed < b.acceptance.dateAgreed ? 1 : -1;
}

/** How a relationship is provided today, for tables D, I, P and S. */
export type ProvidedFact = 'NOT' | 'OUTDATED' | 'UP_TO_DATE';

/** `UP_TO_DATE`: by a version that answers every request to accept again. `OUTDATED`: provided, but by an older one. */
export function provided(
  acceptances: readonly AcceptanceRow[],
  relationship: RelationshipPartners,
  on: VersionsOn,
): ProvidedFact {
  const best = providedBy(acceptances, relationship, on).at(0);
  if (!best) return 'NOT';
  return isUpToDate(best.version, on) ? 'UP_TO_DATE' : 'OUTDATED';
}

/** Whether the customer ever accepted directly, on record or not. */
export function hasEverAcceptedDirectly(acceptances: readonly AcceptanceRow[]): boolean {
  return acceptances.some(({ method }) => method === 'DIRECT');
}

/** Whether an acceptance that counts for this relationship was ever recorded. */
export function wasEverProvided(acceptances: readonly AcceptanceRow[], relationship: RelationshipPartners): boolean {
  return acceptances.some((acceptance) => countsFor(acceptance, relationship));
}

/** Whether the customer's country can no longer change: once any acceptance was ever recorded. */
export function isCountryFixed(acceptances: readonly AcceptanceRow[]): boolean {
  return acceptances.length > 0;
}
