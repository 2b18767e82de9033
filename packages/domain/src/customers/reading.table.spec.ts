import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { readingTable } from './reading.table';

const nothingElse = { invitations: false, ownRecords: false, agreementStatus: false };
const ownOnly = { invitations: true, ownRecords: true, agreementStatus: false };

describeCases(readingTable, { relationship: 'ACTIVE', hasOwnAttestation: false, role: 'ADMIN_AGENT' }, [
  { it: 'a stranger sees nothing', when: { relationship: 'NONE' }, row: 'V1', outcome: refused('NOT_FOUND') },
  {
    it: 'a partner whose request was declined sees nothing any more',
    when: { relationship: 'CLOSED' }, row: 'V1', outcome: refused('NOT_FOUND'),
  },
  {
    it: 'a partner that only asked sees what it typed itself and what became of its invitation',
    when: { relationship: 'REQUESTED' }, row: 'V2', outcome: { profile: 'AS_TYPED', ...nothingElse, invitations: true },
  },
  {
    it: 'its helpdesk sees company and contact as typed',
    when: { relationship: 'REQUESTED', role: 'HELPDESK_AGENT' }, row: 'V2', outcome: { profile: 'AS_TYPED', ...nothingElse },
  },
  {
    it: "a seller's helpdesk sees company and contact, no agreement status and no evidence",
    when: { role: 'HELPDESK_AGENT' }, row: 'V3', outcome: { profile: 'COMPANY_AND_CONTACT', ...nothingElse },
  },
  {
    it: 'someone without a role sees no more than the helpdesk',
    when: { role: 'NONE' }, row: 'V3', outcome: { profile: 'COMPANY_AND_CONTACT', ...nothingElse },
  },
  {
    it: 'the helpdesk of a partner that attested before the relationship sees the company as typed',
    when: { relationship: 'REQUESTED', hasOwnAttestation: true, role: 'HELPDESK_AGENT' }, row: 'V3',
    outcome: { profile: 'AS_TYPED', ...nothingElse },
  },
  {
    it: "a former partner's helpdesk sees the company's name",
    when: { relationship: 'ENDED', role: 'HELPDESK_AGENT' }, row: 'V3', outcome: { profile: 'COMPANY_NAME', ...nothingElse },
  },
  {
    it: 'a partner that attested before the relationship keeps its own evidence',
    when: { relationship: 'REQUESTED', hasOwnAttestation: true }, row: 'V4', outcome: { profile: 'AS_TYPED', ...ownOnly },
  },
  {
    it: 'a former partner keeps its own acceptances, receipts, orders and invitations',
    when: { relationship: 'ENDED' }, row: 'V4', outcome: { profile: 'COMPANY_NAME', ...ownOnly },
  },
  {
    it: 'a partner whose request was declined after it had attested keeps its own evidence',
    when: { relationship: 'CLOSED', hasOwnAttestation: true }, row: 'V4', outcome: { profile: 'COMPANY_NAME', ...ownOnly },
  },
  {
    it: 'an admin agent of the seller or provider sees everything of its own',
    when: {}, row: 'V5', outcome: { profile: 'FULL', invitations: true, ownRecords: true, agreementStatus: true },
  },
]);

describe('table V over its whole cross product', () => {
  it('shows signers, evidence and orders to admin and sales agents only', () => {
    const found = disagreements(readingTable, (outcome) => outcome.kind === 'SHOW' && outcome.ownRecords, (facts) =>
      (facts.role === 'ADMIN_AGENT' || facts.role === 'SALES_AGENT')
      && (facts.relationship === 'ACTIVE' || facts.relationship === 'ENDED' || (facts.hasOwnAttestation && facts.relationship !== 'NONE')));
    expect(found).toEqual([]);
  });

  it('shows the agreement status to admin and sales agents of an active relationship only', () => {
    const found = disagreements(readingTable, (outcome) => outcome.kind === 'SHOW' && outcome.agreementStatus, (facts) =>
      facts.relationship === 'ACTIVE' && (facts.role === 'ADMIN_AGENT' || facts.role === 'SALES_AGENT'));
    expect(found).toEqual([]);
  });

  it('hides a customer by its relationships alone, whatever the role', () => {
    const found = disagreements(readingTable, ({ kind }) => kind === 'REFUSE', ({ relationship, hasOwnAttestation }) =>
      relationship === 'NONE' || (relationship === 'CLOSED' && !hasOwnAttestation));
    expect(found).toEqual([]);
  });

  it("shows the customer's own contact only while the relationship is active", () => {
    const says = (outcome: { readonly kind: string; readonly profile?: string }) =>
      outcome.profile === 'FULL' || outcome.profile === 'COMPANY_AND_CONTACT';
    expect(disagreements(readingTable, says, ({ relationship }) => relationship === 'ACTIVE')).toEqual([]);
  });
});
