import type { FactsOf, Row, Table } from '../decision';
import { GUIDE } from '../source';

const facts = {
  /** The strongest role of whoever asks, on either side. NONE: an agent without any role. */
  role: ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT', 'NONE', 'GLOBAL_ADMIN', 'BILLING_ADMIN', 'USER'],
} as const;

/** Facts of table T. */
export type TrailFacts = FactsOf<typeof facts>;

/** Nothing of the audit trail. */
export interface ReadNothing {
  readonly kind: 'READ_NOTHING';
}

/**
 * What of the audit trail is shown.
 * PARTNER: all that was recorded of the partner, the sign-ins of its people among it. CUSTOMERS: of that only what is about customers.
 * COMPANY: what was recorded of the customer's own company.
 * `addresses`: from where the reader's own people acted.
 */
export interface ReadTrail {
  readonly kind: 'READ';
  readonly scope: 'PARTNER' | 'CUSTOMERS' | 'COMPANY';
  readonly addresses: boolean;
}

export type TrailOutcome = ReadNothing | ReadTrail;

const rows = [
  {
    id: 'T1',
    says: 'helpdesk or no role',
    when: [{ role: ['HELPDESK_AGENT', 'NONE'] }],
    outcome: { kind: 'READ_NOTHING' },
    source: { guide: GUIDE.rolesToRetrieve, adr: '0168' },
  },
  {
    id: 'T2',
    says: 'a sales agent',
    when: [{ role: ['SALES_AGENT'] }],
    outcome: { kind: 'READ', scope: 'CUSTOMERS', addresses: false },
    source: { adr: '0168' },
  },
  {
    id: 'T3',
    says: 'an admin agent',
    when: [{ role: ['ADMIN_AGENT'] }],
    outcome: { kind: 'READ', scope: 'PARTNER', addresses: true },
    source: { adr: '0168' },
  },
  {
    id: 'T4',
    says: "a global admin of the customer's company",
    when: [{ role: ['GLOBAL_ADMIN'] }],
    outcome: { kind: 'READ', scope: 'COMPANY', addresses: true },
    source: { adr: '0168' },
  },
  {
    id: 'T5',
    says: "anybody else of the customer's company",
    when: [{}],
    outcome: { kind: 'READ_NOTHING' },
    source: { adr: '0168' },
  },
] as const satisfies readonly Row<typeof facts, TrailOutcome>[];

/** T. What of the audit trail may this person read? */
export const trailTable: Table<'T', typeof facts, (typeof rows)[number]['id'], TrailOutcome> = {
  id: 'T', question: 'What of the audit trail may this person read?', facts, rows, impossible: [],
};
