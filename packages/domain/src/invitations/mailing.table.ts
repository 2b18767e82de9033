import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';

const facts = {
  /**
   * UNKNOWN: none that this partner sent. CLOSED: accepted, declined, revoked, run out, or asking again would ask through another
   * relationship by now.
   */
  link: ['UNKNOWN', 'CLOSED', 'OPEN'],
  role: AGENT_ROLE_FACT,
  isMailConfigured: [false, true],
  /** The contact's address where this partner may see it, else the one that it typed. */
  hasAddress: [false, true],
} as const;

/** Facts of table E. */
export type MailingFacts = FactsOf<typeof facts>;

/** Ask table I, which reissues the link, and mail what it makes. */
export interface MailInvitation {
  readonly kind: 'MAIL';
}

export type MailingOutcome =
  | Refuse<'NOT_FOUND' | 'ROLE_CANNOT_INVITE' | 'MAIL_NOT_CONFIGURED' | 'INVITATION_NOT_OPEN' | 'INVITEE_INCOMPLETE'>
  | MailInvitation;

const rows = [
  {
    id: 'E1',
    says: 'no link that this partner sent',
    when: [{ link: ['UNKNOWN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'E2',
    says: 'neither admin agent nor sales agent: who may invite may send',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_INVITE', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.roles, adr: '0143' },
  },
  {
    id: 'E3',
    says: 'this server sends no mail',
    when: [{ isMailConfigured: [false] }],
    outcome: refuse('MAIL_NOT_CONFIGURED', { remedies: ['SEND_YOURSELF'] }),
    source: { adr: '0143' },
  },
  {
    id: 'E4',
    says: 'not open any more',
    when: [{ link: ['CLOSED'] }],
    outcome: refuse('INVITATION_NOT_OPEN'),
    source: { adr: '0143' },
  },
  {
    id: 'E5',
    says: 'no address to send to',
    when: [{ hasAddress: [false] }],
    outcome: refuse('INVITEE_INCOMPLETE', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'email', code: 'REQUIRED' }] }),
    source: { adr: '0143' },
  },
  {
    id: 'E6',
    says: 'otherwise: table I decides, and what it makes is mailed',
    when: [{}],
    outcome: { kind: 'MAIL' },
    source: { guide: GUIDE.requestLink, adr: '0143' },
  },
] as const satisfies readonly Row<typeof facts, MailingOutcome>[];

/** E. May this agent have the invitation mailed? */
export const mailingTable: Table<'E', typeof facts, (typeof rows)[number]['id'], MailingOutcome> = {
  id: 'E', question: 'May this agent have the invitation mailed?', facts, rows, impossible: [],
};
