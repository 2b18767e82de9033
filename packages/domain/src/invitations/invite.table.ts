import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { NAMED_PROVIDER_FACT } from '../relationships/region';
import { GUIDE } from '../source';
import { INVITATION_KINDS, type InvitationWarning } from '../vocabulary';

const facts = {
  role: AGENT_ROLE_FACT,
  kind: INVITATION_KINDS,
  /**
   * Of the relationship that the invitation names. UNBOUND: the request is addressed to a company name and e-mail.
   * VISIBLE: table V shows the customer, but this very relationship is not ACTIVE.
   */
  standing: ['UNBOUND', 'HIDDEN', 'VISIBLE', 'ACTIVE'],
  provider: NAMED_PROVIDER_FACT,
  isRegionServed: [false, true],
  isUpToDate: [false, true],
  hasOpenLink: [false, true],
  isBlocked: [false, true],
} as const;

/** Facts of table I. For an UNBOUND request nothing of the customer is asked: any value of the last facts gives the same answer. */
export type InviteFacts = FactsOf<typeof facts>;

/** Make a new invitation. */
export interface MakeInvitation {
  readonly kind: 'INVITE';
  readonly warning: InvitationWarning | null;
}

/** Revoke the old token, give a new one and 30 new days; what the customer was told stays. */
export interface ReissueInvitation {
  readonly kind: 'REISSUE';
  readonly warning: InvitationWarning | null;
}

export type InviteOutcome =
  | Refuse<'ROLE_CANNOT_INVITE' | 'NOT_FOUND' | 'NOT_YOUR_CUSTOMER' | 'PROVIDER_REQUIRED' | 'REGION_NOT_SERVED' | 'ALREADY_ACCEPTED'>
  | MakeInvitation
  | ReissueInvitation;

const known = ['VISIBLE', 'ACTIVE'] as const;
const warned = { warning: 'CUSTOMER_WILL_BE_SENT_BACK' } as const;

const rows = [
  {
    id: 'I1',
    says: 'neither admin agent nor sales agent',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_INVITE', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.roles, adr: '0111' },
  },
  {
    id: 'I2',
    says: 'the customer is hidden from this partner',
    when: [{ standing: ['HIDDEN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'I2',
    says: 'an agreement invitation for anyone but the partner\'s own customer',
    when: [{ kind: ['AGREEMENT'], standing: ['UNBOUND', 'VISIBLE'] }],
    outcome: refuse('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
    source: { guide: GUIDE.inviteExisting, adr: '0111' },
  },
  {
    id: 'I3',
    says: 'a relationship request by an indirect reseller that names none of its providers',
    when: [{ kind: ['RELATIONSHIP_AND_AGREEMENT'], provider: ['NOT_NAMED'] }],
    outcome: refuse('PROVIDER_REQUIRED', { remedies: ['NAME_PROVIDER'], fields: [{ path: 'providerId', code: 'REQUIRED' }] }),
    source: { guide: GUIDE.reseller, adr: '0111' },
  },
  {
    id: 'I4',
    says: "the relationship is to be asked, and the known customer is outside the seller's or the provider's region",
    when: [{ kind: ['RELATIONSHIP_AND_AGREEMENT'], standing: ['VISIBLE'], isRegionServed: [false] }],
    outcome: refuse('REGION_NOT_SERVED'),
    source: { adr: '0114' },
  },
  {
    id: 'I5',
    says: 'nothing to ask: the relationship is active and the agreement up to date',
    when: [{ standing: ['ACTIVE'], isUpToDate: [true] }],
    outcome: refuse('ALREADY_ACCEPTED'),
    source: { adr: '0111' },
  },
  {
    id: 'I6',
    says: 'an open one exists, and the customer is blocked',
    when: [{ standing: known, hasOpenLink: [true], isBlocked: [true] }],
    outcome: { kind: 'REISSUE', ...warned },
    source: { guide: GUIDE.mustAttest, adr: '0111' },
  },
  {
    id: 'I6',
    says: 'an open one exists (still unbound: same provider and e-mail)',
    when: [{ hasOpenLink: [true] }],
    outcome: { kind: 'REISSUE', warning: null },
    source: { adr: '0111' },
  },
  {
    id: 'I7',
    says: 'the customer is blocked',
    when: [{ standing: known, isBlocked: [true] }],
    outcome: { kind: 'INVITE', ...warned },
    source: { guide: GUIDE.mustAttest, adr: '0111' },
  },
  {
    id: 'I8',
    says: 'otherwise; every partner type may invite',
    when: [{}],
    outcome: { kind: 'INVITE', warning: null },
    source: { guide: GUIDE.invite },
  },
] as const satisfies readonly Row<typeof facts, InviteOutcome>[];

/** I. May this agent invite? */
export const inviteTable: Table<'I', typeof facts, (typeof rows)[number]['id'], InviteOutcome> = {
  id: 'I',
  question: 'May this agent invite?',
  facts,
  rows,
  impossible: [
    {
      when: { standing: ['VISIBLE', 'ACTIVE'], isUpToDate: [true], isBlocked: [true] },
      because: 'up to date means provided, and blocked means not provided',
    },
  ],
};
