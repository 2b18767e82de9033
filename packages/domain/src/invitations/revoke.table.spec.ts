import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { revokeTable } from './revoke.table';

describeCases(revokeTable, { link: 'OPEN', role: 'SALES_AGENT' }, [
  { it: "another partner's link is not found", when: { link: 'UNKNOWN' }, row: 'B1', outcome: refused('NOT_FOUND') },
  { it: 'a helpdesk agent cannot take it back and learns who can', when: { role: 'HELPDESK_AGENT' }, row: 'B2', outcome: refused('ROLE_CANNOT_INVITE', { names: ['AGENTS_WHO_MAY'] }) },
  { it: 'a link that is closed stays as it was closed', when: { link: 'CLOSED' }, row: 'B3', outcome: refused('INVITATION_NOT_OPEN') },
  { it: 'an open link is revoked', when: {}, row: 'B4', outcome: { kind: 'REVOKE' } },
]);

describe('table B over its whole cross product', () => {
  it('revokes exactly an open link of its own for an admin or sales agent', () => {
    const found = disagreements(revokeTable, ({ kind }) => kind === 'REVOKE', ({ link, role }) => link === 'OPEN' && (role === 'ADMIN_AGENT' || role === 'SALES_AGENT'));
    expect(found).toEqual([]);
  });
});
