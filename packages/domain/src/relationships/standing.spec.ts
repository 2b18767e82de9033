import { describe, expect, it } from 'vitest';
import type { RelationshipState } from '../vocabulary';
import { countryServed, isRegionServed, namedProvider } from './region';
import {
  type RelationshipRow, attestStanding, bestRelationship, inviteStanding, isExistingPartner, isHidden, orderStanding, readingFacts, relationshipsOf,
} from './standing';

const row = (state: RelationshipState, more: Partial<RelationshipRow> = {}): RelationshipRow => ({
  sellerId: 'me', providerId: null, state, wasToldToContact: false, ...more,
});
const toward = (relationships: readonly RelationshipRow[], hasOwnAttestation = false) => ({ partnerId: 'me', relationships, hasOwnAttestation });
const foreign = row('ACTIVE', { sellerId: 'other' });
const asProvider = row('ACTIVE', { sellerId: 'reseller', providerId: 'me' });

describe('the best relationship', () => {
  it('is active, then ended, then requested, then closed, as seller or as provider', () => {
    const closed = [row('DECLINED'), row('EXPIRED'), row('WITHDRAWN')];
    expect(bestRelationship(toward([...closed, row('REQUESTED'), row('ENDED'), asProvider]))).toBe('ACTIVE');
    expect(bestRelationship(toward([...closed, row('REQUESTED'), row('ENDED')]))).toBe('ENDED');
    expect(bestRelationship(toward([...closed, row('REQUESTED')]))).toBe('REQUESTED');
    expect(bestRelationship(toward(closed))).toBe('CLOSED');
    expect(bestRelationship(toward([foreign]))).toBe('NONE');
    expect(relationshipsOf('me', [foreign, asProvider])).toEqual([asProvider]);
  });

  it('makes a partner an existing one only while it is active', () => {
    expect(isExistingPartner(row('ACTIVE'))).toBe(true);
    expect(isExistingPartner(row('ENDED'))).toBe(false);
    expect(isExistingPartner(row('REQUESTED'))).toBe(false);
  });

  it('goes into table V with the strongest role', () => {
    const facts = readingFacts(toward([row('ENDED')], true), ['HELPDESK_AGENT', 'SALES_AGENT']);
    expect(facts).toEqual({ relationship: 'ENDED', hasOwnAttestation: true, role: 'SALES_AGENT' });
  });
});

describe('standing to attest', () => {
  it('needs an active relationship, as seller or provider', () => {
    expect(attestStanding(toward([row('ACTIVE')]))).toBe('ACTIVE');
    expect(attestStanding(toward([asProvider]))).toBe('ACTIVE');
    expect(attestStanding(toward([foreign]))).toBe('HIDDEN');
  });

  it('or a request whose reader was told to contact this partner', () => {
    expect(attestStanding(toward([row('REQUESTED', { wasToldToContact: true })]))).toBe('TOLD');
    expect(attestStanding(toward([row('REQUESTED')]))).toBe('NONE');
    expect(attestStanding(toward([foreign, row('DECLINED', { wasToldToContact: true })]))).toBe('HIDDEN');
  });

  it('of a former partner is none, but the customer is no secret to it', () => {
    expect(attestStanding(toward([row('ENDED')]))).toBe('NONE');
    expect(isHidden(toward([row('ENDED')]))).toBe(false);
    expect(isHidden(toward([row('DECLINED')]))).toBe(true);
    expect(isHidden(toward([row('DECLINED')], true))).toBe(false);
  });
});

describe('standing to order and to invite', () => {
  it('is that of the relationship named, not of the best one', () => {
    const all = [row('ACTIVE'), row('ENDED', { providerId: 'p' })];
    expect(orderStanding(toward(all), row('ACTIVE'))).toBe('ACTIVE');
    expect(orderStanding(toward(all), row('ENDED', { providerId: 'p' }))).toBe('NONE');
    expect(inviteStanding(toward(all), row('ENDED', { providerId: 'p' }))).toBe('VISIBLE');
    expect(inviteStanding(toward(all), row('ACTIVE'))).toBe('ACTIVE');
  });

  it('lets a provider act through the relationship of its reseller', () => {
    expect(orderStanding(toward([asProvider]), asProvider)).toBe('ACTIVE');
  });

  it("is none through another partner's relationship, and hidden for a stranger", () => {
    expect(orderStanding(toward([row('ACTIVE'), foreign]), foreign)).toBe('NONE');
    expect(orderStanding(toward([foreign]), foreign)).toBe('HIDDEN');
    expect(orderStanding(toward([row('ACTIVE')]), null)).toBe('NONE');
    expect(inviteStanding(toward([]), null)).toBe('HIDDEN');
  });
});

describe('the provider that a reseller names', () => {
  it('is one of its own', () => {
    const reseller = { type: 'INDIRECT_RESELLER', providerIds: ['p1', 'p2'] } as const;
    expect(namedProvider(reseller, 'p2')).toBe('NAMED');
    expect(namedProvider(reseller, 'p3')).toBe('NOT_NAMED');
    expect(namedProvider(reseller, null)).toBe('NOT_NAMED');
    expect(namedProvider({ type: 'DIRECT_BILL', providerIds: [] }, null)).toBe('NOT_NEEDED');
  });
});

describe('the region of a customer', () => {
  it('is served by its seller, and by its provider when there is one', () => {
    expect(isRegionServed('FR', 'EUROPE', null)).toBe(true);
    expect(isRegionServed('FR', 'JAPAN', null)).toBe(false);
    expect(isRegionServed('FR', 'EUROPE', 'EUROPE')).toBe(true);
    expect(isRegionServed('FR', 'EUROPE', 'JAPAN')).toBe(false);
  });

  it('is unknown for what is no country', () => {
    expect(countryServed('ZZ', 'EUROPE', null)).toBe('UNKNOWN');
    expect(countryServed('GB', 'EUROPE', null)).toBe('SERVED');
    expect(countryServed('US', 'EUROPE', null)).toBe('NOT_SERVED');
  });
});
