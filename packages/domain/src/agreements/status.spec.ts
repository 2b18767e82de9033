import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attested, direct, version } from '../../test/history';
import type { LinkRow } from '../invitations/link';
import { addDays } from '../time/day';
import { AGREEMENT_STATUSES, INVITATION_STATUSES, PARTNER_TYPES } from '../vocabulary';
import { type StatusInput, agreementStatus, nextStep, statusAt } from './status';

const v1 = version('v1', '2026-01-01');
const v2 = version('v2', '2026-03-01', { reacceptBy: '2026-06-30' });
const link = (more: Partial<LinkRow> = {}): LinkRow => ({
  status: 'OPEN', expiresAt: new Date('2026-02-20T12:00:00Z'), toldToContactAt: null, ...more,
});
const base: StatusInput = {
  relationship: { sellerId: 'seller', providerId: null }, acceptances: [], versions: [v1, v2], hasBoughtBefore: false, links: [],
  timeZone: 'Asia/Tokyo',
};
const provided = { ...base, acceptances: [attested('a', 'seller', 'v1')] };
const february = new Date('2026-02-01T00:00:00Z');

describe('agreementStatus', () => {
  it('follows an acceptance of v1 through the version that asks again, to its last good day in the customer\'s zone', () => {
    const first = agreementStatus(provided, february);
    expect(first).toMatchObject({ row: 'S1', status: 'PROVIDED', reacceptBy: null, statusChangesOn: '2026-03-01' });
    expect(first.statusChangesAt?.toISOString()).toBe('2026-02-28T15:00:00.000Z');

    const due = agreementStatus(provided, new Date('2026-02-28T15:00:00Z'));
    expect(due).toMatchObject({ row: 'S2', status: 'REACCEPTANCE_DUE', reacceptBy: '2026-06-30', statusChangesOn: '2026-07-01' });
    expect(due.statusChangesAt?.toISOString()).toBe('2026-06-30T15:00:00.000Z');

    expect(agreementStatus(provided, new Date('2026-06-30T14:59:59.999Z')).status).toBe('REACCEPTANCE_DUE');
    expect(agreementStatus(provided, new Date('2026-06-30T15:00:00Z'))).toMatchObject({
      row: 'S5', status: 'LAPSED', reacceptBy: null, statusChangesAt: null, statusChangesOn: null,
    });
  });

  it('is invited while a link is open, and knows when that ends', () => {
    const input = { ...base, links: [link()] };
    expect(agreementStatus(input, february)).toMatchObject({ status: 'INVITED', statusChangesAt: new Date('2026-02-20T12:00:00Z') });
    expect(agreementStatus(input, new Date('2026-02-20T12:00:00Z'))).toMatchObject({ status: 'NOT_PROVIDED', statusChangesAt: null });
  });

  it('waits for the partner once a customer that bought before was told so, until the partner attests', () => {
    const blocked = { ...base, hasBoughtBefore: true, links: [link({ toldToContactAt: new Date('2026-01-20T00:00:00Z') })] };
    expect(agreementStatus(blocked, february)).toMatchObject({ row: 'S3', status: 'WAITING_FOR_PARTNER', isBlocked: true });
    expect(agreementStatus({ ...blocked, acceptances: [attested('a', 'seller', 'v1')] }, february)).toMatchObject({
      status: 'PROVIDED', isBlocked: false,
    });
  });

  it('goes on waiting through an accepted link, which does not expire', () => {
    const told = link({ status: 'ACCEPTED', toldToContactAt: february });
    const input = { ...base, hasBoughtBefore: true, links: [told] };
    expect(agreementStatus(input, new Date('2026-12-01T00:00:00Z'))).toMatchObject({ status: 'WAITING_FOR_PARTNER', statusChangesAt: null });
  });

  it('is lapsed after a withdrawal, also when the withdrawn one had superseded another', () => {
    const acceptances = [attested('a', 'seller', 'v1'), attested('b', 'seller', 'v1', { supersedesId: 'a', isWithdrawn: true })];
    expect(agreementStatus({ ...base, acceptances }, february).status).toBe('LAPSED');
  });

  it('of one relationship does not change by what another partner attests, but does by what the customer accepts', () => {
    expect(agreementStatus({ ...base, acceptances: [attested('a', 'other', 'v1')] }, february).status).toBe('NOT_PROVIDED');
    expect(agreementStatus({ ...base, acceptances: [direct('a', 'v1')] }, february).status).toBe('PROVIDED');
  });

  it('is not watched past a turning point that turns nothing', () => {
    const silent = version('v3', '2026-05-01');
    const input = { ...base, versions: [v1, silent], acceptances: [attested('a', 'seller', 'v1')] };
    expect(agreementStatus(input, february).statusChangesAt).toBeNull();
  });
});

describe('the next step', () => {
  it.each([
    ['PROVIDED', 'NOTHING', 'NOTHING'],
    ['REACCEPTANCE_DUE', 'ATTEST_OR_INVITE', 'REQUEST_ATTESTATION_OR_INVITE'],
    ['INVITED', 'REMIND', 'REMIND'],
    ['LAPSED', 'ATTEST_OR_INVITE', 'REQUEST_ATTESTATION_OR_INVITE'],
    ['NOT_PROVIDED', 'ATTEST_OR_INVITE', 'REQUEST_ATTESTATION_OR_INVITE'],
  ] as const)('of %s is %s, and for a reseller %s', (status, attesting, reseller) => {
    expect(nextStep({ status, isBlocked: false }, 'DIRECT_BILL')).toBe(attesting);
    expect(nextStep({ status, isBlocked: false }, 'INDIRECT_PROVIDER')).toBe(attesting);
    expect(nextStep({ status, isBlocked: false }, 'INDIRECT_RESELLER')).toBe(reseller);
  });

  it('for a blocked customer is to attest whatever its status, for an invitation would send it back', () => {
    for (const status of ['WAITING_FOR_PARTNER', 'INVITED', 'LAPSED', 'NOT_PROVIDED'] as const) {
      expect(nextStep({ status, isBlocked: true }, 'DIRECT_BILL')).toBe('ATTEST');
      expect(nextStep({ status, isBlocked: true }, 'INDIRECT_RESELLER')).toBe('REQUEST_ATTESTATION');
    }
  });

  it('is known for every status and partner', () => {
    const steps = AGREEMENT_STATUSES.flatMap((status) => PARTNER_TYPES.map((type) => nextStep({ status, isBlocked: false }, type)));
    expect(steps.filter((step) => step.length === 0)).toEqual([]);
  });
});

const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-06-01', days));
const instant = fc.date({ min: new Date('2025-06-01T00:00:00Z'), max: new Date('2027-05-01T00:00:00Z'), noInvalidDate: true });
const versionsOf = fc.uniqueArray(day, { minLength: 1, maxLength: 4 }).chain((days) =>
  fc.tuple(...days.map((effectiveOn, index) => fc.record({
    reacceptBy: fc.option(day), hasText: fc.boolean(),
  }).map((more) => version(`v${String(index)}`, effectiveOn, more)))));
const acceptance = fc.record({
  isDirect: fc.boolean(), partner: fc.constantFrom('seller', 'provider', 'other'), version: fc.integer({ min: 0, max: 3 }),
  isWithdrawn: fc.boolean(), supersedes: fc.option(fc.integer({ min: 0, max: 4 })),
});
const acceptances = fc.array(acceptance, { maxLength: 5 }).map((rows) => rows.map((row, index) => {
  const more = {
    isWithdrawn: row.isWithdrawn, supersedesId: row.supersedes === null || row.supersedes >= index ? null : `a${String(row.supersedes)}`,
  };
  const id = `a${String(index)}`;
  const versionId = `v${String(row.version)}`;
  return row.isDirect ? direct(id, versionId, more) : attested(id, row.partner, versionId, more);
}));
const links = fc.array(fc.record({
  status: fc.constantFrom(...INVITATION_STATUSES), expiresAt: instant, toldToContactAt: fc.option(fc.constant(new Date(0))),
}), { maxLength: 3 });
const input = fc.record({
  relationship: fc.constantFrom({ sellerId: 'seller', providerId: null }, { sellerId: 'reseller', providerId: 'provider' }),
  acceptances, versions: versionsOf, hasBoughtBefore: fc.boolean(), links,
  timeZone: fc.constantFrom('Asia/Tokyo', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/Sao_Paulo', 'Europe/London'),
});

describe('agreementStatus over random histories', () => {
  it('stays what it is until the instant it names, and is something else from then on', () => {
    fc.assert(fc.property(input, instant, fc.double({ min: 0, max: 1, noNaN: true }), (history, now, share) => {
      const { statusChangesAt, statusChangesOn, ...current } = agreementStatus(history, now);
      const end = statusChangesAt?.getTime() ?? Date.parse('2030-01-01T00:00:00Z');
      const between = now.getTime() + Math.floor((end - 1 - now.getTime()) * share);
      expect(statusAt(history, new Date(between))).toMatchObject({ status: current.status, reacceptBy: current.reacceptBy });
      if (statusChangesAt) {
        const { row, ...next } = statusAt(history, statusChangesAt);
        expect({ row, ...next }).not.toEqual(current);
        expect(statusChangesOn).not.toBeNull();
      }
    }), { numRuns: 400 });
  });
});
