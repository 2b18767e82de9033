import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';

const facts = {
  /** As in table P, toward the relationship of the order; HIDDEN also when there is no such order. */
  standing: ['HIDDEN', 'NONE', 'ACTIVE'],
  role: AGENT_ROLE_FACT,
  isHeld: [false, true],
} as const;

/** Facts of table H. */
export type CancelFacts = FactsOf<typeof facts>;

export interface CancelOrder {
  readonly kind: 'CANCEL';
}

export type CancelOutcome = Refuse<'NOT_FOUND' | 'NOT_YOUR_CUSTOMER' | 'ROLE_CANNOT_ORDER' | 'ORDER_NOT_HELD'> | CancelOrder;

const rows = [
  {
    id: 'H1',
    says: 'no order of a customer that this partner may see',
    when: [{ standing: ['HIDDEN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'H1',
    says: 'no active relationship of this partner as seller, or as provider acting for its reseller',
    when: [{ standing: ['NONE'] }],
    outcome: refuse('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
    source: { adr: '0143' },
  },
  {
    id: 'H2',
    says: 'neither admin agent nor sales agent: who may order may take back',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_ORDER', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { adr: '0143' },
  },
  {
    id: 'H3',
    says: 'not held: placed or cancelled',
    when: [{ isHeld: [false] }],
    outcome: refuse('ORDER_NOT_HELD'),
    source: { adr: '0143' },
  },
  {
    id: 'H4',
    says: 'otherwise',
    when: [{}],
    outcome: { kind: 'CANCEL' },
    source: { adr: '0143' },
  },
] as const satisfies readonly Row<typeof facts, CancelOutcome>[];

/** H. May this agent take the held order back? */
export const cancelTable: Table<'H', typeof facts, (typeof rows)[number]['id'], CancelOutcome> = {
  id: 'H', question: 'May this agent take the held order back?', facts, rows, impossible: [],
};
