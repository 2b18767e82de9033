import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';

const facts = {
  /** ACTIVE: this partner is seller or provider of an active relationship. NONE: table V shows the customer all the same. */
  standing: ['HIDDEN', 'NONE', 'ACTIVE'],
  role: AGENT_ROLE_FACT,
  /** Company, contact, registration number by country, contact e-mail not in the partner's own domain. */
  isFormGood: [false, true],
  /** Whether another country is typed than the customer's, or none of the program. */
  isMoved: [false, true],
  /** Any acceptance was ever recorded. */
  isCountryFixed: [false, true],
  /** Of the country typed: in the region of the seller, and of the provider if there is one. */
  isRegionServed: [false, true],
  /** Of the country typed. */
  hasText: [false, true],
} as const;

/** Facts of table U. */
export type UpdateFacts = FactsOf<typeof facts>;

export interface UpdateCustomer {
  readonly kind: 'UPDATE';
}

export type UpdateOutcome =
  | Refuse<
      | 'NOT_FOUND' | 'NOT_YOUR_CUSTOMER' | 'ROLE_CANNOT_UPDATE_CUSTOMER' | 'CUSTOMER_INCOMPLETE' | 'COUNTRY_FIXED' | 'REGION_NOT_SERVED'
      | 'AGREEMENT_NOT_AVAILABLE'
    >
  | UpdateCustomer;

const notThisCountry = { fields: [{ path: 'company.country', code: 'NOT_ALLOWED' }] } as const;

const rows = [
  {
    id: 'U1',
    says: 'the customer is hidden from this partner',
    when: [{ standing: ['HIDDEN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'U1',
    says: 'neither seller nor provider of an active relationship',
    when: [{ standing: ['NONE'] }],
    outcome: refuse('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
    source: { adr: '0143' },
  },
  {
    id: 'U2',
    says: 'neither admin agent nor sales agent',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_UPDATE_CUSTOMER', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.roles, adr: '0143' },
  },
  {
    id: 'U3',
    says: 'company or contact malformed',
    when: [{ isFormGood: [false] }],
    outcome: refuse('CUSTOMER_INCOMPLETE', { remedies: ['CORRECT_FIELDS'] }),
    source: { guide: GUIDE.companyFields, adr: '0115' },
  },
  {
    id: 'U4',
    says: 'another country, and any acceptance was ever recorded',
    when: [{ isMoved: [true], isCountryFixed: [true] }],
    outcome: refuse('COUNTRY_FIXED', notThisCountry),
    source: { guide: GUIDE.country, adr: '0143' },
  },
  {
    id: 'U5',
    says: "another country, outside the seller's or the provider's region",
    when: [{ isMoved: [true], isRegionServed: [false] }],
    outcome: refuse('REGION_NOT_SERVED', notThisCountry),
    source: { adr: '0114' },
  },
  {
    id: 'U6',
    says: 'another country, and no text for it',
    when: [{ isMoved: [true], hasText: [false] }],
    outcome: refuse('AGREEMENT_NOT_AVAILABLE', notThisCountry),
    source: { guide: GUIDE.country, adr: '0143' },
  },
  {
    id: 'U7',
    says: 'otherwise',
    when: [{}],
    outcome: { kind: 'UPDATE' },
    source: { guide: GUIDE.companyFields, adr: '0143' },
  },
] as const satisfies readonly Row<typeof facts, UpdateOutcome>[];

/** U. May this agent update the customer? */
export const updateTable: Table<'U', typeof facts, (typeof rows)[number]['id'], UpdateOutcome> = {
  id: 'U', question: 'May this agent update the customer?', facts, rows, impossible: [],
};
