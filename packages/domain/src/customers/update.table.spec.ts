import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { updateTable, type UpdateFacts } from './update.table';

const stays: UpdateFacts = { standing: 'ACTIVE', role: 'SALES_AGENT', isFormGood: true, isMoved: false, isCountryFixed: true, isRegionServed: true, hasText: true };
const moves = { isMoved: true, isCountryFixed: false } as const;
const atCountry = { fields: [{ path: 'company.country', code: 'NOT_ALLOWED' }] };

describeCases(updateTable, stays, [
  { it: 'a partner to which the customer is hidden finds none', when: { standing: 'HIDDEN' }, row: 'U1', outcome: refused('NOT_FOUND') },
  { it: 'a former partner cannot update', when: { standing: 'NONE' }, row: 'U1', outcome: refused('NOT_YOUR_CUSTOMER') },
  { it: 'a helpdesk agent cannot update and learns who can', when: { role: 'HELPDESK_AGENT' }, row: 'U2', outcome: refused('ROLE_CANNOT_UPDATE_CUSTOMER', { names: ['AGENTS_WHO_MAY'] }) },
  { it: 'a malformed form is refused field by field', when: { isFormGood: false }, row: 'U3', outcome: refused('CUSTOMER_INCOMPLETE') },
  { it: 'the country stays once anything was recorded', when: { isMoved: true }, row: 'U4', outcome: refused('COUNTRY_FIXED', atCountry) },
  { it: 'a customer does not leave the region', when: { ...moves, isRegionServed: false }, row: 'U5', outcome: refused('REGION_NOT_SERVED', atCountry) },
  { it: 'nor does it move to a country without a text', when: { ...moves, hasText: false }, row: 'U6', outcome: refused('AGREEMENT_NOT_AVAILABLE', atCountry) },
  { it: 'company and contact change, also where no region is served any more and no text is there', when: { isRegionServed: false, hasText: false }, row: 'U7', outcome: { kind: 'UPDATE' } },
  { it: 'the country changes before anything is recorded', when: moves, row: 'U7', outcome: { kind: 'UPDATE' } },
]);

describe('table U over its whole cross product', () => {
  it('asks of a country only when it changes', () => {
    const rule = (facts: UpdateFacts) =>
      facts.standing === 'ACTIVE' && (facts.role === 'ADMIN_AGENT' || facts.role === 'SALES_AGENT') && facts.isFormGood
      && (!facts.isMoved || (!facts.isCountryFixed && facts.isRegionServed && facts.hasText));
    expect(disagreements(updateTable, ({ kind }) => kind === 'UPDATE', rule)).toEqual([]);
  });
});
