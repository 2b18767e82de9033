import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';

const facts = {
  role: AGENT_ROLE_FACT,
  /** Whether the acceptance is an attestation of this partner, neither superseded nor withdrawn. */
  isOwnAttestationOnRecord: [false, true],
  hasReason: [false, true],
} as const;

/** Facts of table W. The state of the relationship is none of them: a former partner may withdraw too. */
export type WithdrawFacts = FactsOf<typeof facts>;

/** Record the withdrawal and tell the customer. */
export interface WithdrawAttestation {
  readonly kind: 'WITHDRAW';
}

export type WithdrawOutcome = Refuse<'ROLE_CANNOT_WITHDRAW' | 'NOT_FOUND' | 'REASON_REQUIRED'> | WithdrawAttestation;

const rows = [
  {
    id: 'W1',
    says: 'neither admin agent nor sales agent',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_WITHDRAW', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.rolesToConfirm, adr: '0103' },
  },
  {
    id: 'W2',
    says: 'not an attestation of this partner on record',
    when: [{ isOwnAttestationOnRecord: [false] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0103' },
  },
  {
    id: 'W3',
    says: 'no reason is given',
    when: [{ hasReason: [false] }],
    outcome: refuse('REASON_REQUIRED', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'reason', code: 'REQUIRED' }] }),
    source: { adr: '0103' },
  },
  {
    id: 'W4',
    says: 'otherwise, also after the relationship ended',
    when: [{}],
    outcome: { kind: 'WITHDRAW' },
    source: { adr: '0103' },
  },
] as const satisfies readonly Row<typeof facts, WithdrawOutcome>[];

/** W. May this agent withdraw an attestation? */
export const withdrawTable: Table<'W', typeof facts, (typeof rows)[number]['id'], WithdrawOutcome> = {
  id: 'W', question: 'May this agent withdraw an attestation?', facts, rows, impossible: [],
};
