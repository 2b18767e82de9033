import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { cancelTable } from './cancel.table';

describeCases(cancelTable, { standing: 'ACTIVE', role: 'SALES_AGENT', isHeld: true }, [
  { it: 'an order of a hidden customer, or none, is not found', when: { standing: 'HIDDEN' }, row: 'H1', outcome: refused('NOT_FOUND') },
  { it: 'a partner that is not, or no longer, the seller cannot take it back', when: { standing: 'NONE' }, row: 'H1', outcome: refused('NOT_YOUR_CUSTOMER') },
  { it: 'a helpdesk agent cannot take it back and learns who can', when: { role: 'HELPDESK_AGENT' }, row: 'H2', outcome: refused('ROLE_CANNOT_ORDER', { names: ['AGENTS_WHO_MAY'] }) },
  { it: 'what was placed or cancelled is not held any more', when: { isHeld: false }, row: 'H3', outcome: refused('ORDER_NOT_HELD') },
  { it: 'a held order is cancelled', when: {}, row: 'H4', outcome: { kind: 'CANCEL' } },
]);

describe('table H over its whole cross product', () => {
  it('cancels exactly a held order of an active customer, for an admin or sales agent', () => {
    const found = disagreements(cancelTable, ({ kind }) => kind === 'CANCEL', ({ standing, role, isHeld }) => standing === 'ACTIVE' && (role === 'ADMIN_AGENT' || role === 'SALES_AGENT') && isHeld);
    expect(found).toEqual([]);
  });
});
