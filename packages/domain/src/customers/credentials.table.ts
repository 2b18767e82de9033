import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';

const facts = {
  /** OTHER: another partner created the customer, or nobody did. FORMER: this one did, and its relationship is not ACTIVE any more. */
  creator: ['OTHER', 'FORMER', 'ACTIVE'],
  role: AGENT_ROLE_FACT,
  /** Somebody has signed in with the first credentials. */
  wasUsed: [false, true],
} as const;

/** Facts of table K. */
export type CredentialsFacts = FactsOf<typeof facts>;

/** New first credentials, shown once; the earlier ones stop working. */
export interface IssueCredentials {
  readonly kind: 'ISSUE';
}

export type CredentialsOutcome =
  | Refuse<'NOT_FOUND' | 'NOT_YOUR_CUSTOMER' | 'ROLE_CANNOT_ISSUE_CREDENTIALS' | 'CREDENTIALS_IN_USE'>
  | IssueCredentials;

const rows = [
  {
    id: 'K1',
    says: 'this partner did not create the customer',
    when: [{ creator: ['OTHER'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0082' },
  },
  {
    id: 'K1',
    says: 'this partner created the customer, and sells to it no longer',
    when: [{ creator: ['FORMER'] }],
    outcome: refuse('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
    source: { adr: '0143' },
  },
  {
    id: 'K2',
    says: 'neither admin agent nor sales agent',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_ISSUE_CREDENTIALS', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.roles, adr: '0143' },
  },
  {
    id: 'K3',
    says: 'somebody has signed in with them',
    when: [{ wasUsed: [true] }],
    outcome: refuse('CREDENTIALS_IN_USE'),
    source: { adr: '0082' },
  },
  {
    id: 'K4',
    says: 'otherwise',
    when: [{}],
    outcome: { kind: 'ISSUE' },
    source: { guide: GUIDE.credentials, adr: '0082' },
  },
] as const satisfies readonly Row<typeof facts, CredentialsOutcome>[];

/** K. May this agent issue the first credentials again? */
export const credentialsTable: Table<'K', typeof facts, (typeof rows)[number]['id'], CredentialsOutcome> = {
  id: 'K', question: 'May this agent issue the first credentials again?', facts, rows, impossible: [],
};
