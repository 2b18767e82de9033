import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';
import { PARTNER_TYPES } from '../vocabulary';

const facts = {
  /** AUTO_RENEWAL: the scheduler renews an ACTIVE subscription that renews itself. No person can claim it. */
  madeBy: ['AUTO_RENEWAL', 'SCHEDULER', 'PERSON'],
  /** ACTIVE: this partner is the seller of the active relationship, or its provider acting for the reseller. */
  standing: ['HIDDEN', 'NONE', 'ACTIVE'],
  role: AGENT_ROLE_FACT,
  partnerType: PARTNER_TYPES,
  isProvided: [false, true],
  hasBoughtBefore: [false, true],
  hasEverAcceptedDirectly: [false, true],
  /** The customer was created with "will be asked to accept". */
  wasCreatedToBeAsked: [false, true],
} as const;

/** Facts of table P. */
export type OrderFacts = FactsOf<typeof facts>;

export interface PlaceOrder {
  readonly kind: 'PLACE';
}

/** The scheduler leaves nothing behind: neither an order nor a refusal. */
export interface MakeNoOrder {
  readonly kind: 'NO_ORDER';
}

/** The order is HELD. `ask` says who confirms: the agent by the pre-filled form, or the relationship's provider. */
export interface HoldOrder {
  readonly kind: 'HOLD';
  readonly code: 'CONFIRMATION_REQUIRED';
  readonly ask: 'AGENT' | 'PROVIDER';
}

export type OrderOutcome =
  | Refuse<'NOT_FOUND' | 'NOT_YOUR_CUSTOMER' | 'ROLE_CANNOT_ORDER' | 'AGREEMENT_NOT_ACCEPTED'>
  | PlaceOrder
  | MakeNoOrder
  | HoldOrder;

const awaited = { hasBoughtBefore: [false], hasEverAcceptedDirectly: [false], wasCreatedToBeAsked: [true] } as const;

const rows = [
  {
    id: 'P1',
    says: "made by the scheduler for an active subscription's auto-renewal",
    when: [{ madeBy: ['AUTO_RENEWAL'] }],
    outcome: { kind: 'PLACE' },
    source: { guide: GUIDE.autoRenewal, adr: '0144' },
  },
  {
    id: 'P2',
    says: 'made by the scheduler otherwise',
    when: [{ madeBy: ['SCHEDULER'] }],
    outcome: { kind: 'NO_ORDER' },
    source: { adr: '0144' },
  },
  {
    id: 'P3',
    says: 'the customer is hidden from this partner',
    when: [{ standing: ['HIDDEN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'P3',
    says: 'no active relationship of this partner as seller, or as provider acting for its reseller',
    when: [{ standing: ['NONE'] }],
    outcome: refuse('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
    source: { adr: '0109' },
  },
  {
    id: 'P4',
    says: 'neither admin agent nor sales agent',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_ORDER', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { adr: '0109' },
  },
  {
    id: 'P5',
    says: 'provided',
    when: [{ isProvided: [true] }],
    outcome: { kind: 'PLACE' },
    source: { guide: GUIDE.noPurchase, adr: '0105' },
  },
  {
    id: 'P6',
    says: 'not provided, never bought, never accepted directly, created with "will be asked to accept"; the partner is an indirect reseller',
    when: [{ ...awaited, partnerType: ['INDIRECT_RESELLER'] }],
    outcome: refuse('AGREEMENT_NOT_ACCEPTED', { remedies: ['REQUEST_ATTESTATION', 'REMIND'], names: ['PROVIDER'] }),
    source: { guide: GUIDE.noPurchase },
  },
  {
    id: 'P6',
    says: 'not provided, never bought, never accepted directly, created with "will be asked to accept"; any other partner',
    when: [awaited],
    outcome: refuse('AGREEMENT_NOT_ACCEPTED', { remedies: ['ATTEST', 'REMIND'] }),
    source: { guide: GUIDE.noPurchase },
  },
  {
    id: 'P7',
    says: 'not provided, and the partner is no indirect reseller',
    when: [{ partnerType: ['DIRECT_BILL', 'INDIRECT_PROVIDER'] }],
    outcome: { kind: 'HOLD', code: 'CONFIRMATION_REQUIRED', ask: 'AGENT' },
    source: { guide: GUIDE.orderPrompt },
  },
  {
    id: 'P8',
    says: 'not provided, and the partner is an indirect reseller',
    when: [{ partnerType: ['INDIRECT_RESELLER'] }],
    outcome: { kind: 'HOLD', code: 'CONFIRMATION_REQUIRED', ask: 'PROVIDER' },
    source: { guide: GUIDE.reseller, adr: '0109' },
  },
] as const satisfies readonly Row<typeof facts, OrderOutcome>[];

/** P. May this order go through? */
export const orderTable: Table<'P', typeof facts, (typeof rows)[number]['id'], OrderOutcome> = {
  id: 'P', question: 'May this order go through?', facts, rows, impossible: [],
};
