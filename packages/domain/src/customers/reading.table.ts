import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';

const facts = {
  /** The best relationship as seller or provider; CLOSED stands for DECLINED, EXPIRED and WITHDRAWN. */
  relationship: ['NONE', 'CLOSED', 'REQUESTED', 'ENDED', 'ACTIVE'],
  /** Whether this partner ever attested for the customer, withdrawn or not. */
  hasOwnAttestation: [false, true],
  role: AGENT_ROLE_FACT,
} as const;

/** Facts of table V. */
export type ReadingFacts = FactsOf<typeof facts>;

/**
 * What an agent sees of a customer.
 * `profile`: AS_TYPED is what this partner typed itself, never what the customer's own record says.
 * `ownRecords`: this partner's acceptances with signer, evidence, receipts, exports, and its orders.
 * `agreementStatus`: status, and of what others recorded: provided, version, date.
 */
export interface ShowCustomer {
  readonly kind: 'SHOW';
  readonly profile: 'COMPANY_NAME' | 'AS_TYPED' | 'COMPANY_AND_CONTACT' | 'FULL';
  readonly invitations: boolean;
  readonly ownRecords: boolean;
  readonly agreementStatus: boolean;
}

export type ReadingOutcome = Refuse<'NOT_FOUND'> | ShowCustomer;

const nothingBut = { kind: 'SHOW', invitations: false, ownRecords: false, agreementStatus: false } as const;
const ownOnly = { kind: 'SHOW', invitations: true, ownRecords: true, agreementStatus: false } as const;

const rows = [
  {
    id: 'V1',
    says: 'no relationship at all, or only declined, expired or withdrawn requests and no attestation of its own',
    when: [{ relationship: ['NONE'] }, { relationship: ['CLOSED'], hasOwnAttestation: [false] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0101' },
  },
  {
    id: 'V2',
    says: 'a request only, no attestation of its own; an admin or sales agent',
    when: [{ relationship: ['REQUESTED'], hasOwnAttestation: [false], role: ['ADMIN_AGENT', 'SALES_AGENT'] }],
    outcome: { ...nothingBut, profile: 'AS_TYPED', invitations: true },
    source: { adr: '0101' },
  },
  {
    id: 'V2',
    says: 'a request only, no attestation of its own; helpdesk or no role',
    when: [{ relationship: ['REQUESTED'], hasOwnAttestation: [false] }],
    outcome: { ...nothingBut, profile: 'AS_TYPED' },
    source: { adr: '0101' },
  },
  {
    id: 'V3',
    says: 'helpdesk or no role; the relationship is active',
    when: [{ relationship: ['ACTIVE'], role: ROLES_WITHOUT_TASKS }],
    outcome: { ...nothingBut, profile: 'COMPANY_AND_CONTACT' },
    source: { guide: GUIDE.rolesToRetrieve, adr: '0101' },
  },
  {
    id: 'V3',
    says: 'helpdesk or no role; the relationship is requested and the partner has attested',
    when: [{ relationship: ['REQUESTED'], role: ROLES_WITHOUT_TASKS }],
    outcome: { ...nothingBut, profile: 'AS_TYPED' },
    source: { guide: GUIDE.rolesToRetrieve, adr: '0101' },
  },
  {
    id: 'V3',
    says: 'helpdesk or no role; anything else',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: { ...nothingBut, profile: 'COMPANY_NAME' },
    source: { guide: GUIDE.rolesToRetrieve, adr: '0101' },
  },
  {
    id: 'V4',
    says: 'requested, with an attestation of its own',
    when: [{ relationship: ['REQUESTED'] }],
    outcome: { ...ownOnly, profile: 'AS_TYPED' },
    source: { adr: '0101' },
  },
  {
    id: 'V4',
    says: 'ended; or declined, expired or withdrawn with an attestation of its own',
    when: [{ relationship: ['ENDED', 'CLOSED'] }],
    outcome: { ...ownOnly, profile: 'COMPANY_NAME' },
    source: { adr: '0101' },
  },
  {
    id: 'V5',
    says: 'otherwise: an admin or sales agent of an active relationship',
    when: [{ relationship: ['ACTIVE'] }],
    outcome: { kind: 'SHOW', profile: 'FULL', invitations: true, ownRecords: true, agreementStatus: true },
    source: { guide: GUIDE.provided, adr: '0101' },
  },
] as const satisfies readonly Row<typeof facts, ReadingOutcome>[];

/** V. What may this agent read of a customer? */
export const readingTable: Table<'V', typeof facts, (typeof rows)[number]['id'], ReadingOutcome> = {
  id: 'V', question: 'What may this agent read of a customer?', facts, rows, impossible: [],
};
