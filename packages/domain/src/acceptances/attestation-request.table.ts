import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';

const facts = {
  /**
   * RESELLER: an agent of the relationship's seller, which sells through a provider and may see the customer. CUSTOMER: somebody of
   * the very company. OTHER: anyone else; whoever attests itself has nobody to ask.
   */
  asker: ['OTHER', 'RESELLER', 'CUSTOMER'],
  /** Asked of an agent only. */
  role: AGENT_ROLE_FACT,
  /** TOLD: only requested, but a user of the customer opened the link and was told to contact the partner. */
  relationship: ['NONE', 'TOLD', 'ACTIVE'],
  isUpToDate: [false, true],
  /** Of this relationship, from the same side. */
  hasOpenRequest: [false, true],
} as const;

/** Facts of table Q. */
export type AttestationRequestFacts = FactsOf<typeof facts>;

/** Write nothing: the attesting partner is asked already. */
export interface ReturnRequest {
  readonly kind: 'RETURN_EXISTING';
}

/** Ask the attesting partner. */
export interface AskToAttest {
  readonly kind: 'ASK_TO_ATTEST';
}

export type AttestationRequestOutcome =
  | Refuse<'NOT_FOUND' | 'ROLE_CANNOT_REQUEST_ATTESTATION' | 'NOT_YOUR_CUSTOMER' | 'NOT_YOUR_PARTNER' | 'ALREADY_ACCEPTED'>
  | ReturnRequest
  | AskToAttest;

const rows = [
  {
    id: 'Q1',
    says: 'neither somebody of the customer, nor an agent of its reseller that sells through a provider',
    when: [{ asker: ['OTHER'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'Q2',
    says: 'an agent, neither admin agent nor sales agent',
    when: [{ asker: ['RESELLER'], role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_REQUEST_ATTESTATION', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.rolesToConfirm, adr: '0143' },
  },
  {
    id: 'Q3',
    says: 'an agent; the relationship is neither active, nor requested with a reader who was told to contact the partner',
    when: [{ asker: ['RESELLER'], relationship: ['NONE'] }],
    outcome: refuse('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
    source: { adr: '0143' },
  },
  {
    id: 'Q3',
    says: 'somebody of the customer; the relationship is neither of the two',
    when: [{ relationship: ['NONE'] }],
    outcome: refuse('NOT_YOUR_PARTNER'),
    source: { adr: '0143' },
  },
  {
    id: 'Q4',
    says: 'the agreement is up to date',
    when: [{ isUpToDate: [true] }],
    outcome: refuse('ALREADY_ACCEPTED'),
    source: { adr: '0143' },
  },
  {
    id: 'Q5',
    says: 'asked already, and not answered yet',
    when: [{ hasOpenRequest: [true] }],
    outcome: { kind: 'RETURN_EXISTING' },
    source: { adr: '0143' },
  },
  {
    id: 'Q6',
    says: 'otherwise',
    when: [{}],
    outcome: { kind: 'ASK_TO_ATTEST' },
    source: { guide: GUIDE.reseller, adr: '0143' },
  },
] as const satisfies readonly Row<typeof facts, AttestationRequestOutcome>[];

/** Q. May this person ask the attesting partner to attest? */
export const attestationRequestTable: Table<'Q', typeof facts, (typeof rows)[number]['id'], AttestationRequestOutcome> = {
  id: 'Q', question: 'May this person ask the attesting partner to attest?', facts, rows, impossible: [],
};
