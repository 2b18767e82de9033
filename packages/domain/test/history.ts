import type { AcceptanceRow, VersionRow } from '../src/index';

/** A version of the agreement for Japan, effective on the day given, that asks nobody to accept again unless told. */
export function version(id: string, effectiveOn: string, more: Partial<VersionRow> = {}): VersionRow {
  return { id, country: 'JP', effectiveOn, acceptancesFrom: effectiveOn, reacceptBy: null, hasText: true, ...more };
}

/** What a partner attested. */
export function attested(id: string, partnerId: string, versionId: string, more: Partial<AcceptanceRow> = {}): AcceptanceRow {
  return {
    id, method: 'ATTESTED', partnerId, versionId, dateAgreed: '2026-01-10', supersedesId: null, isWithdrawn: false, ...more,
  };
}

/** What the customer accepted itself. */
export function direct(id: string, versionId: string, more: Partial<AcceptanceRow> = {}): AcceptanceRow {
  return { ...attested(id, '', versionId, more), method: 'DIRECT', partnerId: null };
}
