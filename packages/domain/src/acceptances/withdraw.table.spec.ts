import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { withdrawTable } from './withdraw.table';

describeCases(withdrawTable, { role: 'ADMIN_AGENT', isOwnAttestationOnRecord: true, hasReason: true }, [
  {
    it: 'a helpdesk agent cannot withdraw and learns who can',
    when: { role: 'HELPDESK_AGENT' }, row: 'W1', outcome: refused('ROLE_CANNOT_WITHDRAW', { names: ['AGENTS_WHO_MAY'] }),
  },
  {
    it: "another partner's attestation, a direct acceptance or one already withdrawn is not found",
    when: { isOwnAttestationOnRecord: false }, row: 'W2', outcome: refused('NOT_FOUND'),
  },
  {
    it: 'a withdrawal needs a reason',
    when: { hasReason: false }, row: 'W3', outcome: refused('REASON_REQUIRED', { fields: [{ path: 'reason', code: 'REQUIRED' }] }),
  },
  { it: "a partner withdraws its own attestation", when: {}, row: 'W4', outcome: { kind: 'WITHDRAW' } },
]);

describe('table W over its whole cross product', () => {
  it('withdraws exactly what an admin or sales agent gives a reason for and its partner has on record', () => {
    const found = disagreements(withdrawTable, ({ kind }) => kind === 'WITHDRAW', ({ role, isOwnAttestationOnRecord, hasReason }) =>
      role !== 'HELPDESK_AGENT' && role !== 'NONE' && isOwnAttestationOnRecord && hasReason);
    expect(found).toEqual([]);
  });
});
