import { describe, expect, it } from 'vitest';
import type { ShowCustomer } from '../customers/reading.table';
import { disclosesNames, disclosureToPartner } from './disclosure';

const active: ShowCustomer = { kind: 'SHOW', profile: 'FULL', invitations: true, ownRecords: true, agreementStatus: true };
const former: ShowCustomer = { ...active, profile: 'COMPANY_NAME', agreementStatus: false };
const helpdesk: ShowCustomer = { kind: 'SHOW', profile: 'COMPANY_AND_CONTACT', invitations: false, ownRecords: false, agreementStatus: false };
const byProvider = { method: 'ATTESTED', partnerId: 'provider', linkSellerId: null, linkProviderId: null } as const;
const throughLink = { method: 'DIRECT', partnerId: null, linkSellerId: 'reseller', linkProviderId: 'provider' } as const;

describe('what a partner sees of an acceptance', () => {
  it('is everything of what it attested itself, also after it left', () => {
    expect(disclosureToPartner(byProvider, 'provider', active)).toBe('FULL');
    expect(disclosureToPartner(byProvider, 'provider', former)).toBe('FULL');
  });

  it('is everything of what came through its link, or its reseller\'s', () => {
    expect(disclosureToPartner(throughLink, 'reseller', active)).toBe('FULL');
    expect(disclosureToPartner(throughLink, 'provider', active)).toBe('FULL');
  });

  it("is a summary of another partner's attestation, its own provider's included, and of another's link", () => {
    expect(disclosureToPartner(byProvider, 'reseller', active)).toBe('SUMMARY');
    expect(disclosureToPartner(throughLink, 'other', active)).toBe('SUMMARY');
  });

  it('is nothing of others for a former partner, and nothing at all for the helpdesk', () => {
    expect(disclosureToPartner(throughLink, 'other', former)).toBe('NOTHING');
    expect(disclosureToPartner(byProvider, 'provider', helpdesk)).toBe('NOTHING');
  });
});

describe('the names in an acceptance that a partner sees in full', () => {
  it.each(['ACTIVE', 'ENDED'] as const)('are told to a partner whose relationship is %s', (relationship) => {
    expect(disclosesNames(relationship)).toBe(true);
  });

  it.each(['NONE', 'CLOSED', 'REQUESTED'] as const)('are not told to one whose relationship is %s: it knows the company only as it typed it', (relationship) => {
    expect(disclosesNames(relationship)).toBe(false);
  });
});
