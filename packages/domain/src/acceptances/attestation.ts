import { type VersionRow, type VersionsOn, isInForce, isOlder, offeredVersion } from '../agreements/version';
import { type Signer, faultsOf, isSameSigner } from '../people/signer';
import type { Checked, FieldCode, FieldFault } from '../refusal';
import type { CheckedDay, Day } from '../time/day';
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

/** What is wrong with a date, as the fault of its field. */
const DATE_FAULTS = { INVALID: 'MALFORMED', IN_FUTURE: 'IN_FUTURE', BEFORE_VERSION: 'BEFORE_VERSION', GOOD: null } as const satisfies Record<AttestFacts['date'], FieldCode | null>;

/**
 * Every field of an attestation's form that is wrong, in the order of the form: whichever row of A4 and A6 to A8 decides, all are named
 * (docs/adr/0145). Paths are relative to the form.
 */
export function attestationFaults({ statement, signer, date }: {
  readonly statement: AttestFacts['statement'];
  readonly signer: Checked<Signer>;
  readonly date: CheckedDay;
}): FieldFault[] {
  const ofSigner = signer.ok ? [] : signer.fields.map(({ path, code }) => ({ path: `signer.${path}`, code }));
  return [...faultsOf({ hasAccepted: statement === 'NOT_TICKED' ? 'NOT_TICKED' : null }), ...ofSigner, ...faultsOf({ dateAgreed: DATE_FAULTS[date.fact] }).map((fault) => (date.fact === 'BEFORE_VERSION' ? { ...fault, earliest: date.earliest } : fault))];
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
