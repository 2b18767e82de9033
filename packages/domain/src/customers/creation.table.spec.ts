import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { type CreationFacts, creationTable } from './creation.table';

const good: CreationFacts = {
  role: 'ADMIN_AGENT', provider: 'NOT_NEEDED', country: 'SERVED', hasText: true, isDomainFree: true, isFormGood: true, agreement: 'ATTEST',
};

describeCases(creationTable, good, [
  {
    it: 'a helpdesk agent creates no customer',
    when: { role: 'HELPDESK_AGENT' }, row: 'C1', outcome: refused('ROLE_CANNOT_CREATE_CUSTOMER', { names: ['AGENTS_WHO_MAY'] }),
  },
  {
    it: 'a reseller names one of its providers',
    when: { provider: 'NOT_NAMED' }, row: 'C2', outcome: refused('PROVIDER_REQUIRED', { fields: [{ path: 'providerId', code: 'REQUIRED' }] }),
  },
  {
    it: "a country outside the partner's region is not served",
    when: { country: 'NOT_SERVED' }, row: 'C3', outcome: refused('REGION_NOT_SERVED'),
  },
  {
    it: 'no customer is created where there is no agreement to accept',
    when: { hasText: false }, row: 'C4', outcome: refused('AGREEMENT_NOT_AVAILABLE'),
  },
  {
    it: 'a taken domain is only said to be not available, with the request as a remedy',
    when: { isDomainFree: false }, row: 'C5', outcome: refused('DOMAIN_NOT_AVAILABLE', { names: [], remedies: ['REQUEST_RELATIONSHIP', 'CORRECT_FIELDS'] }),
  },
  {
    it: 'a malformed company or contact is refused field by field',
    when: { isFormGood: false }, row: 'C6', outcome: refused('CUSTOMER_INCOMPLETE'),
  },
  {
    it: 'a form without a known country is malformed, not outside the region',
    when: { country: 'UNKNOWN', hasText: false, isFormGood: false }, row: 'C6', outcome: refused('CUSTOMER_INCOMPLETE'),
  },
  { it: 'the partner creates and attests at once', when: {}, row: 'C7', outcome: { kind: 'CREATE', then: 'ATTEST' } },
  {
    it: 'a reseller with its provider creates a customer that will be asked',
    when: { agreement: 'INVITE', provider: 'NAMED' }, row: 'C7', outcome: { kind: 'CREATE', then: 'INVITE' },
  },
]);

describe('table C over its whole cross product', () => {
  it('creates exactly when role, provider, region, text, domain and form are good', () => {
    const found = disagreements(creationTable, ({ kind }) => kind === 'CREATE', (facts) =>
      (facts.role === 'ADMIN_AGENT' || facts.role === 'SALES_AGENT') && facts.provider !== 'NOT_NAMED' && facts.country === 'SERVED'
      && facts.hasText && facts.isDomainFree && facts.isFormGood);
    expect(found).toEqual([]);
  });
});
