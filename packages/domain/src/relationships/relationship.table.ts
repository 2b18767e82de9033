import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';
import { RELATIONSHIP_STATES, type RelationshipState } from '../vocabulary';

const facts = {
  /** The newest relationship of this customer, seller and provider; NONE when there never was one. */
  from: ['NONE', ...RELATIONSHIP_STATES],
  /**
   * CREATE: with its customer, or imported as active. IMPORT_ENDED: an operator's import. REQUEST: invited, or an unbound link
   * bound. ACCEPT, DECLINE, EXPIRE, REVOKE, REPLACE: what happens to its link. END: an agent ends it.
   */
  event: ['CREATE', 'IMPORT_ENDED', 'REQUEST', 'ACCEPT', 'DECLINE', 'EXPIRE', 'REVOKE', 'REPLACE', 'END'],
  /** Asked for END only: whether the agent's partner is the seller or the provider. */
  isSellerOrProvider: [false, true],
  /** Asked for END only. */
  role: AGENT_ROLE_FACT,
  /** Asked for END only: an ACTIVE subscription through this relationship. */
  hasActiveSubscription: [false, true],
} as const;

/** Facts of table R. */
export type RelationshipFacts = FactsOf<typeof facts>;

/** The relationship goes to `to`; `isNewRow` when a row is added instead of changed. */
export interface MoveRelationship {
  readonly kind: 'MOVE';
  readonly to: RelationshipState;
  readonly isNewRow: boolean;
}

/** Every link is revoked and every HELD order cancelled with it. */
export interface EndRelationship {
  readonly kind: 'END';
  readonly to: 'ENDED';
}

/** The relationship stays as it is. */
export interface KeepRelationship {
  readonly kind: 'KEEP';
}

export type RelationshipOutcome =
  | Refuse<'SUBSCRIPTION_ACTIVE' | 'RELATIONSHIP_CANNOT_CHANGE' | 'ROLE_CANNOT_END_RELATIONSHIP' | 'NOT_FOUND'>
  | MoveRelationship
  | EndRelationship
  | KeepRelationship;

const rows = [
  {
    id: 'R1',
    says: 'none: the customer is created by the partner, or imported',
    when: [{ from: ['NONE'], event: ['CREATE'] }],
    outcome: { kind: 'MOVE', to: 'ACTIVE', isNewRow: true },
    source: { guide: GUIDE.continueCreating, adr: '0112' },
  },
  {
    id: 'R1',
    says: "none: an operator's import brings an ended one",
    when: [{ from: ['NONE'], event: ['IMPORT_ENDED'] }],
    outcome: { kind: 'MOVE', to: 'ENDED', isNewRow: true },
    source: { adr: '0112' },
  },
  {
    id: 'R2',
    says: 'none: invited, or an unbound link bound',
    when: [{ from: ['NONE'], event: ['REQUEST'] }],
    outcome: { kind: 'MOVE', to: 'REQUESTED', isNewRow: true },
    source: { guide: GUIDE.requestLink },
  },
  {
    id: 'R3',
    says: 'requested: accepted',
    when: [{ from: ['REQUESTED'], event: ['ACCEPT'] }],
    outcome: { kind: 'MOVE', to: 'ACTIVE', isNewRow: false },
    source: { guide: GUIDE.tickBoth },
  },
  {
    id: 'R4',
    says: 'requested: declined',
    when: [{ from: ['REQUESTED'], event: ['DECLINE'] }],
    outcome: { kind: 'MOVE', to: 'DECLINED', isNewRow: false },
    source: { adr: '0112' },
  },
  {
    id: 'R5',
    says: 'requested: its link expired',
    when: [{ from: ['REQUESTED'], event: ['EXPIRE'] }],
    outcome: { kind: 'MOVE', to: 'EXPIRED', isNewRow: false },
    source: { adr: '0112' },
  },
  {
    id: 'R6',
    says: 'requested: its link is revoked',
    when: [{ from: ['REQUESTED'], event: ['REVOKE'] }],
    outcome: { kind: 'MOVE', to: 'WITHDRAWN', isNewRow: false },
    source: { adr: '0112' },
  },
  {
    id: 'R7',
    says: 'to end: by neither its seller nor its provider',
    when: [{ event: ['END'], isSellerOrProvider: [false] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0112' },
  },
  {
    id: 'R7',
    says: 'to end: not an admin agent',
    when: [{ event: ['END'], role: ['SALES_AGENT', 'HELPDESK_AGENT', 'NONE'] }],
    outcome: refuse('ROLE_CANNOT_END_RELATIONSHIP', { remedies: ['ASK_COLLEAGUE'], names: ['ADMIN_AGENTS'] }),
    source: { adr: '0112' },
  },
  {
    id: 'R7',
    says: 'active, to end: a subscription through it is active',
    when: [{ from: ['ACTIVE'], event: ['END'], hasActiveSubscription: [true] }],
    outcome: refuse('SUBSCRIPTION_ACTIVE', { remedies: ['END_SUBSCRIPTIONS'] }),
    source: { adr: '0112' },
  },
  {
    id: 'R7',
    says: 'active: ended by its seller or provider',
    when: [{ from: ['ACTIVE'], event: ['END'] }],
    outcome: { kind: 'END', to: 'ENDED' },
    source: { adr: '0112' },
  },
  {
    id: 'R8',
    says: 'declined, expired, withdrawn or ended: a new request is a new row',
    when: [{ from: ['DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED'], event: ['REQUEST'] }],
    outcome: { kind: 'MOVE', to: 'REQUESTED', isNewRow: true },
    source: { adr: '0112' },
  },
  {
    id: 'R10',
    says: 'requested or active already: asking again, or accepting when active, changes nothing',
    when: [{ from: ['REQUESTED', 'ACTIVE'], event: ['REQUEST'] }, { from: ['ACTIVE'], event: ['ACCEPT'] }],
    outcome: { kind: 'KEEP' },
    source: { adr: '0112' },
  },
  {
    id: 'R10',
    says: 'declining, expiry and revoking touch only a requested relationship, replacing a link none',
    when: [
      { from: ['ACTIVE', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED'], event: ['DECLINE', 'EXPIRE', 'REVOKE'] },
      { from: RELATIONSHIP_STATES, event: ['REPLACE'] },
    ],
    outcome: { kind: 'KEEP' },
    source: { adr: '0112' },
  },
  {
    id: 'R9',
    says: 'otherwise',
    when: [{}],
    outcome: refuse('RELATIONSHIP_CANNOT_CHANGE'),
    source: { adr: '0112' },
  },
] as const satisfies readonly Row<typeof facts, RelationshipOutcome>[];

/** R. What becomes of a relationship? */
export const relationshipTable: Table<'R', typeof facts, (typeof rows)[number]['id'], RelationshipOutcome> = {
  id: 'R', question: 'What becomes of a relationship?', facts, rows, impossible: [],
};
