import { type VersionRow, type VersionsOn, isInForce, isOlder, offeredVersion } from '../agreements/version';
import { type Signer, isSameSigner } from '../people/signer';
import type { Day } from '../time/day';
import type { AttestFacts } from './attest.table';

/** Which version an attestation names, and what it is measured against. */
export interface AttestedVersion extends VersionsOn {
  /** The version named, of any country; null when none was found. */
  readonly named: VersionRow | null;
  /** The version of this partner's attestation on record; null without one. */
  readonly onRecord: VersionRow | null;
  /** An import brings past attestations: their version need not be in force any more. */
  readonly isHistory?: boolean;
}

/** The `version` fact of table A. */
export function versionFact({ named, onRecord, versions, today, isHistory = false }: AttestedVersion): AttestFacts['version'] {
  const on = { versions, today };
  if (!versions.some(({ hasText, effectiveOn }) => hasText && effectiveOn <= today)) return 'NO_TEXT';
  if (named === null || !versions.some(({ id }) => id === named.id)) return 'OTHER_COUNTRY';
  if (!named.hasText) return 'NO_TEXT';
  if (isHistory ? named.effectiveOn > today : !isInForce(named, on)) return 'NOT_IN_FORCE';
  return onRecord && isOlder(named, onRecord) ? 'OLDER_THAN_ON_RECORD' : 'GOOD';
}

/** The version that an attestation form proposes: the offered one, else the newest in force that has a text. */
export function proposedVersion(on: VersionsOn): VersionRow | null {
  const usable = on.versions.filter((version) => version.hasText && isInForce(version, on));
  return offeredVersion(on) ?? usable.sort((a, b) => (isOlder(a, b) ? 1 : -1)).at(0) ?? null;
}

/** What an attestation says: who agreed, to which version, on which day. */
export interface AttestationContent {
  readonly signer: Signer;
  readonly versionId: string;
  readonly dateAgreed: Day;
}

/** Whether two attestations say the same in every field (A9). */
export function isSameAttestation(a: AttestationContent, b: AttestationContent): boolean {
  return a.versionId === b.versionId && a.dateAgreed === b.dateAgreed && isSameSigner(a.signer, b.signer);
}
