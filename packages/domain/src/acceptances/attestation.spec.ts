import { describe, expect, it } from 'vitest';
import { version } from '../../test/history';
import { isSameAttestation, proposedVersion, versionFact } from './attestation';

const v1 = version('v1', '2026-01-01');
const v2 = version('v2', '2026-03-01', { reacceptBy: '2026-06-30' });
const v3 = version('v3', '2026-09-01');
const base = { versions: [v1, v2, v3], today: '2026-04-01', named: v2, onRecord: null };

describe('the version that an attestation names', () => {
  it('is good while it is in force, the newest or not', () => {
    expect(versionFact(base)).toBe('GOOD');
    expect(versionFact({ ...base, named: v1 })).toBe('GOOD');
  });

  it('is not in force before its day, nor after its last good one', () => {
    expect(versionFact({ ...base, named: v3 })).toBe('NOT_IN_FORCE');
    expect(versionFact({ ...base, named: v1, today: '2026-07-01' })).toBe('NOT_IN_FORCE');
  });

  it("is another country's when it is not among the customer's, or is none at all", () => {
    expect(versionFact({ ...base, named: version('de', '2026-01-01', { country: 'DE' }) })).toBe('OTHER_COUNTRY');
    expect(versionFact({ ...base, named: null })).toBe('OTHER_COUNTRY');
  });

  it('has no text when the country has none, or it has none itself', () => {
    expect(versionFact({ ...base, versions: [], named: null })).toBe('NO_TEXT');
    expect(versionFact({ ...base, today: '2025-12-31' })).toBe('NO_TEXT');
    const silent = { ...v2, hasText: false };
    expect(versionFact({ ...base, versions: [v1, silent], named: silent })).toBe('NO_TEXT');
  });

  it('is older than the one on record', () => {
    expect(versionFact({ ...base, named: v1, onRecord: v2 })).toBe('OLDER_THAN_ON_RECORD');
    expect(versionFact({ ...base, named: v2, onRecord: v2 })).toBe('GOOD');
    expect(versionFact({ ...base, named: v2, onRecord: v1 })).toBe('GOOD');
  });

  it('may be one of the past in an import, but neither of the future nor older than the one on record', () => {
    const past = { ...base, named: v1, today: '2026-10-01', isHistory: true };
    expect(versionFact(past)).toBe('GOOD');
    expect(versionFact({ ...past, onRecord: v2 })).toBe('OLDER_THAN_ON_RECORD');
    expect(versionFact({ ...base, named: v3, isHistory: true })).toBe('NOT_IN_FORCE');
  });
});

describe('the version that a form proposes', () => {
  it('is the offered one', () => {
    expect(proposedVersion(base)?.id).toBe('v2');
  });

  it('is the newest in force with a text when nothing can be offered to the customer', () => {
    const silent = { ...v2, hasText: false };
    expect(proposedVersion({ versions: [v1, silent], today: '2026-04-01' })?.id).toBe('v1');
    expect(proposedVersion({ versions: [v1, silent], today: '2026-07-01' })).toBeNull();
  });
});

describe('two attestations', () => {
  it('say the same when signer, version and date do', () => {
    const signer = { firstName: 'A', lastName: 'B', email: 'a@b.example', phone: null };
    const said = { signer, versionId: 'v1', dateAgreed: '2026-01-10' };
    expect(isSameAttestation(said, { ...said, signer: { ...signer } })).toBe(true);
    for (const other of [{ versionId: 'v2' }, { dateAgreed: '2026-01-11' }, { signer: { ...signer, phone: '110' } }]) {
      expect(isSameAttestation(said, { ...said, ...other })).toBe(false);
    }
  });
});
