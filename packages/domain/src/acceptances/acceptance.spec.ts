import { describe, expect, it } from 'vitest';
import { attested, direct, version } from '../../test/history';
import {
  attestationOnRecord, attestingPartner, currentAcceptances, hasEverAcceptedDirectly, isCountryFixed, onRecord, provided, providedBy,
  wasEverProvided,
} from './acceptance';

const v1 = version('v1', '2026-01-01');
const v2 = version('v2', '2026-03-01', { reacceptBy: '2026-06-30' });
const v3 = version('v3', '2026-09-01');
const on = (today: string) => ({ versions: [v1, v2, v3], today });

const seller = { sellerId: 'seller', providerId: null };
const throughReseller = { sellerId: 'reseller', providerId: 'provider' };
const throughOtherReseller = { sellerId: 'other-reseller', providerId: 'provider' };
const providerItself = { sellerId: 'provider', providerId: null };

describe('the acceptances on record', () => {
  it('leave out what is superseded or withdrawn', () => {
    const rows = [
      attested('a', 'seller', 'v1'), attested('b', 'seller', 'v2', { supersedesId: 'a' }), attested('c', 'other', 'v1', { isWithdrawn: true }),
    ];
    expect(onRecord(rows).map(({ id }) => id)).toEqual(['b']);
  });

  it('do not revive what a withdrawn one had superseded', () => {
    const rows = [attested('a', 'seller', 'v1'), attested('b', 'seller', 'v2', { supersedesId: 'a', isWithdrawn: true })];
    expect(onRecord(rows)).toEqual([]);
    expect(attestationOnRecord(rows, 'seller')).toBeNull();
    expect(provided(rows, seller, on('2026-04-01'))).toBe('NOT');
  });

  it('keep an earlier direct acceptance beside a later one, and beside any attestation', () => {
    const rows = [direct('a', 'v1'), direct('b', 'v2'), attested('c', 'seller', 'v2')];
    expect(onRecord(rows).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('count whether or not they are in force', () => {
    expect(onRecord([attested('a', 'seller', 'v1')])).toHaveLength(1);
    expect(currentAcceptances([attested('a', 'seller', 'v1')], on('2026-07-01'))).toEqual([]);
  });

  it('hold at most one attestation a partner: the newest date, should an import have left two', () => {
    const rows = [attested('a', 'seller', 'v1', { dateAgreed: '2026-01-05' }), attested('b', 'seller', 'v1', { dateAgreed: '2026-02-05' })];
    expect(attestationOnRecord(rows, 'seller')?.id).toBe('b');
    expect(attestationOnRecord(rows, 'other')).toBeNull();
    expect(attestationOnRecord([direct('d', 'v1')], 'seller')).toBeNull();
  });
});

describe('what provides a relationship', () => {
  it('is the attestation of its seller, or of its provider when the seller is a reseller', () => {
    expect(attestingPartner(seller)).toBe('seller');
    expect(attestingPartner(throughReseller)).toBe('provider');
  });

  it('is never the attestation of an unconnected partner', () => {
    expect(provided([attested('a', 'other', 'v1')], seller, on('2026-02-01'))).toBe('NOT');
    expect(provided([attested('a', 'reseller', 'v1')], throughReseller, on('2026-02-01'))).toBe('NOT');
  });

  it("is a provider's attestation for every relationship that names it", () => {
    const rows = [attested('a', 'provider', 'v1')];
    for (const relationship of [throughReseller, throughOtherReseller, providerItself]) {
      expect(provided(rows, relationship, on('2026-02-01'))).toBe('UP_TO_DATE');
    }
    expect(provided(rows, seller, on('2026-02-01'))).toBe('NOT');
  });

  it('is a direct acceptance for every partner', () => {
    for (const relationship of [seller, throughReseller, providerItself]) {
      expect(provided([direct('a', 'v1')], relationship, on('2026-02-01'))).toBe('UP_TO_DATE');
    }
  });

  it('holds v1 outdated from the day v2 asks again, through its last good day, and no longer', () => {
    const rows = [attested('a', 'seller', 'v1')];
    const days = ['2026-02-28', '2026-03-01', '2026-06-30', '2026-07-01', '2026-10-01'];
    expect(days.map((day) => provided(rows, seller, on(day)))).toEqual(['UP_TO_DATE', 'OUTDATED', 'OUTDATED', 'NOT', 'NOT']);
  });

  it('holds v2, which asked, up to date under v3, which does not', () => {
    expect(provided([attested('a', 'seller', 'v2')], seller, on('2026-10-01'))).toBe('UP_TO_DATE');
  });

  it('is the newest version first, and an outdated one does not hide an up-to-date one', () => {
    const rows = [direct('old', 'v1'), attested('new', 'seller', 'v2')];
    expect(providedBy(rows, seller, on('2026-04-01')).map(({ acceptance }) => acceptance.id)).toEqual(['new', 'old']);
    expect(provided(rows, seller, on('2026-04-01'))).toBe('UP_TO_DATE');
  });

  it('is, of one version, the newest date first', () => {
    const rows = [direct('a', 'v1', { dateAgreed: '2026-01-10' }), attested('b', 'seller', 'v1', { dateAgreed: '2026-01-12' }), direct('c', 'v1')];
    expect(providedBy(rows, seller, on('2026-02-01')).map(({ acceptance }) => acceptance.id)).toEqual(['b', 'a', 'c']);
  });

  it("is nothing whose version is not among the country's", () => {
    expect(provided([direct('a', 'version-of-another-country')], seller, on('2026-02-01'))).toBe('NOT');
  });
});

describe('what was ever recorded', () => {
  it('a direct acceptance is remembered although it lapsed', () => {
    expect(hasEverAcceptedDirectly([direct('a', 'v1')])).toBe(true);
    expect(hasEverAcceptedDirectly([attested('a', 'seller', 'v1')])).toBe(false);
  });

  it('a relationship was provided once an acceptance counted for it, withdrawn since or not', () => {
    const withdrawn = [attested('a', 'provider', 'v1', { isWithdrawn: true })];
    expect(wasEverProvided(withdrawn, throughReseller)).toBe(true);
    expect(wasEverProvided(withdrawn, seller)).toBe(false);
  });

  it("fixes the customer's country", () => {
    expect(isCountryFixed([])).toBe(false);
    expect(isCountryFixed([attested('a', 'seller', 'v1', { isWithdrawn: true })])).toBe(true);
  });
});
