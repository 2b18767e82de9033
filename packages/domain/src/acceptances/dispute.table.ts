import type { FactsOf, Row, Table } from '../decision';
import { type Refuse, refuse } from '../refusal';

const facts = {
  /** OTHER: a direct acceptance, or an attestation that is superseded or withdrawn. UNKNOWN: none of the reader's own company. */
  acceptance: ['UNKNOWN', 'OTHER', 'ATTESTATION_ON_RECORD'],
  hasReason: [false, true],
} as const;

/** Facts of table X. The role of the reader is none of them: anybody of the company may say that something is not right. */
export type DisputeFacts = FactsOf<typeof facts>;

/** Record the dispute; the attestation holds until its partner withdraws or replaces it. */
export interface DisputeAttestation {
  readonly kind: 'DISPUTE';
}

export type DisputeOutcome = Refuse<'NOT_FOUND' | 'REASON_REQUIRED' | 'NOT_DISPUTABLE'> | DisputeAttestation;

const rows = [
  {
    id: 'X1',
    says: "no acceptance of the reader's own company",
    when: [{ acceptance: ['UNKNOWN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'X2',
    says: 'no reason is given',
    when: [{ hasReason: [false] }],
    outcome: refuse('REASON_REQUIRED', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'reason', code: 'REQUIRED' }] }),
    source: { adr: '0143' },
  },
  {
    id: 'X3',
    says: 'not an attestation on record',
    when: [{ acceptance: ['OTHER'] }],
    outcome: refuse('NOT_DISPUTABLE'),
    source: { adr: '0143' },
  },
  {
    id: 'X4',
    says: 'otherwise, whatever the role',
    when: [{}],
    outcome: { kind: 'DISPUTE' },
    source: { adr: '0143' },
  },
] as const satisfies readonly Row<typeof facts, DisputeOutcome>[];

/** X. May this person dispute an acceptance? */
export const disputeTable: Table<'X', typeof facts, (typeof rows)[number]['id'], DisputeOutcome> = {
  id: 'X', question: 'May this person dispute an acceptance?', facts, rows, impossible: [],
};
