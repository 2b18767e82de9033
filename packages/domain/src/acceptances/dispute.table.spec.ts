import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { disputeTable } from './dispute.table';

describeCases(disputeTable, { acceptance: 'ATTESTATION_ON_RECORD', hasReason: true }, [
  { it: 'an acceptance of another company is not found', when: { acceptance: 'UNKNOWN' }, row: 'X1', outcome: refused('NOT_FOUND') },
  { it: 'a dispute needs a reason', when: { hasReason: false }, row: 'X2', outcome: refused('REASON_REQUIRED', { fields: [{ path: 'reason', code: 'REQUIRED' }] }) },
  { it: 'what the customer did itself, or what does not count any more, cannot be disputed', when: { acceptance: 'OTHER' }, row: 'X3', outcome: refused('NOT_DISPUTABLE') },
  { it: 'an attestation on record is disputed', when: {}, row: 'X4', outcome: { kind: 'DISPUTE' } },
]);

describe('table X over its whole cross product', () => {
  it('disputes exactly an attestation on record for which a reason is given', () => {
    expect(disagreements(disputeTable, ({ kind }) => kind === 'DISPUTE', ({ acceptance, hasReason }) => acceptance === 'ATTESTATION_ON_RECORD' && hasReason)).toEqual([]);
  });
});
