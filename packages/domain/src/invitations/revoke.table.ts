import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';

const facts = {
  /** UNKNOWN: none that this partner sent. CLOSED: accepted, declined, revoked or run out. */
  link: ['UNKNOWN', 'CLOSED', 'OPEN'],
  role: AGENT_ROLE_FACT,
} as const;

/** Facts of table B. The relationship is none of them: what a partner sent it may take back. */
export type RevokeFacts = FactsOf<typeof facts>;

/** Revoke the link, and with it the relationship that it asks for (R6). */
export interface RevokeLink {
  readonly kind: 'REVOKE';
}

export type RevokeOutcome = Refuse<'NOT_FOUND' | 'ROLE_CANNOT_INVITE' | 'INVITATION_NOT_OPEN'> | RevokeLink;

const rows = [
  {
    id: 'B1',
    says: 'no link that this partner sent',
    when: [{ link: ['UNKNOWN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'B2',
    says: 'neither admin agent nor sales agent: who may invite may take back',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_INVITE', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { adr: '0143' },
  },
  {
    id: 'B3',
    says: 'not open any more',
    when: [{ link: ['CLOSED'] }],
    outcome: refuse('INVITATION_NOT_OPEN'),
    source: { adr: '0143' },
  },
  {
    id: 'B4',
    says: 'otherwise',
    when: [{}],
    outcome: { kind: 'REVOKE' },
    source: { adr: '0143' },
  },
] as const satisfies readonly Row<typeof facts, RevokeOutcome>[];

/** B. May this agent take the invitation back? */
export const revokeTable: Table<'B', typeof facts, (typeof rows)[number]['id'], RevokeOutcome> = {
  id: 'B', question: 'May this agent take the invitation back?', facts, rows, impossible: [],
};
