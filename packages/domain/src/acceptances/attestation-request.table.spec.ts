import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { attestationRequestTable, type AttestationRequestFacts } from './attestation-request.table';

const reseller: AttestationRequestFacts = { asker: 'RESELLER', role: 'SALES_AGENT', relationship: 'ACTIVE', isUpToDate: false, hasOpenRequest: false };

describeCases(attestationRequestTable, reseller, [
  { it: 'a partner that attests itself, or may not see the customer, finds nothing to ask for', when: { asker: 'OTHER' }, row: 'Q1', outcome: refused('NOT_FOUND') },
  { it: 'a helpdesk agent cannot ask and learns who can', when: { role: 'HELPDESK_AGENT' }, row: 'Q2', outcome: refused('ROLE_CANNOT_REQUEST_ATTESTATION', { names: ['AGENTS_WHO_MAY'] }) },
  { it: 'a reseller cannot ask for a former customer', when: { relationship: 'NONE' }, row: 'Q3', outcome: refused('NOT_YOUR_CUSTOMER') },
  { it: 'a customer cannot ask a former partner', when: { asker: 'CUSTOMER', relationship: 'NONE' }, row: 'Q3', outcome: refused('NOT_YOUR_PARTNER') },
  { it: 'nothing is asked for that is on record', when: { isUpToDate: true }, row: 'Q4', outcome: refused('ALREADY_ACCEPTED') },
  { it: 'asking again returns the open request', when: { hasOpenRequest: true }, row: 'Q5', outcome: { kind: 'RETURN_EXISTING' } },
  { it: 'a reseller asks its provider', when: {}, row: 'Q6', outcome: { kind: 'ASK_TO_ATTEST' } },
  { it: 'anybody of a customer that was sent back asks its new partner', when: { asker: 'CUSTOMER', role: 'NONE', relationship: 'TOLD' }, row: 'Q6', outcome: { kind: 'ASK_TO_ATTEST' } },
]);

describe('table Q over its whole cross product', () => {
  it('asks of an agent for a role, of a customer for none', () => {
    const rule = ({ asker, role, relationship, isUpToDate, hasOpenRequest }: AttestationRequestFacts) =>
      (asker === 'CUSTOMER' || (asker === 'RESELLER' && (role === 'ADMIN_AGENT' || role === 'SALES_AGENT'))) && relationship !== 'NONE' && !isUpToDate && !hasOpenRequest;
    expect(disagreements(attestationRequestTable, ({ kind }) => kind === 'ASK_TO_ATTEST', rule)).toEqual([]);
  });
});
