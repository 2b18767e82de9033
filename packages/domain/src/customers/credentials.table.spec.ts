import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { credentialsTable } from './credentials.table';

describeCases(credentialsTable, { creator: 'ACTIVE', role: 'ADMIN_AGENT', wasUsed: false }, [
  { it: 'a customer that another partner created is not found', when: { creator: 'OTHER' }, row: 'K1', outcome: refused('NOT_FOUND') },
  { it: 'a former partner gets no way into what it created', when: { creator: 'FORMER' }, row: 'K1', outcome: refused('NOT_YOUR_CUSTOMER') },
  { it: 'a helpdesk agent cannot issue and learns who can', when: { role: 'HELPDESK_AGENT' }, row: 'K2', outcome: refused('ROLE_CANNOT_ISSUE_CREDENTIALS', { names: ['AGENTS_WHO_MAY'] }) },
  { it: 'credentials in use are not replaced', when: { wasUsed: true }, row: 'K3', outcome: refused('CREDENTIALS_IN_USE') },
  { it: 'before the first sign-in they are issued again', when: {}, row: 'K4', outcome: { kind: 'ISSUE' } },
]);

describe('table K over its whole cross product', () => {
  it('issues nothing once somebody has signed in, nor to anyone but the partner that created the customer and sells to it', () => {
    const found = disagreements(credentialsTable, ({ kind }) => kind === 'ISSUE', ({ creator, role, wasUsed }) =>
      creator === 'ACTIVE' && (role === 'ADMIN_AGENT' || role === 'SALES_AGENT') && !wasUsed);
    expect(found).toEqual([]);
  });
});
