import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { NAMED_PROVIDER_FACT } from '../relationships/region';
import { GUIDE } from '../source';

const facts = {
  role: AGENT_ROLE_FACT,
  provider: NAMED_PROVIDER_FACT,
  /** UNKNOWN: missing or no country of the program; the form is malformed then. */
  country: ['UNKNOWN', 'NOT_SERVED', 'SERVED'],
  hasText: [false, true],
  isDomainFree: [false, true],
  /** Company, contact, registration number by country, contact e-mail not in the partner's own domain. */
  isFormGood: [false, true],
  agreement: ['ATTEST', 'INVITE'],
} as const;

/** Facts of table C. */
export type CreationFacts = FactsOf<typeof facts>;

/** Create with an ACTIVE relationship and, in the same transaction, what `then` says: table A, or an AGREEMENT invitation. */
export interface CreateCustomer {
  readonly kind: 'CREATE';
  readonly then: 'ATTEST' | 'INVITE';
}

export type CreationOutcome =
  | Refuse<
      | 'ROLE_CANNOT_CREATE_CUSTOMER' | 'PROVIDER_REQUIRED' | 'REGION_NOT_SERVED' | 'AGREEMENT_NOT_AVAILABLE' | 'DOMAIN_NOT_AVAILABLE'
      | 'CUSTOMER_INCOMPLETE'
    >
  | CreateCustomer;

const rows = [
  {
    id: 'C1',
    says: 'neither admin agent nor sales agent',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_CREATE_CUSTOMER', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.roles },
  },
  {
    id: 'C2',
    says: 'an indirect reseller that names none of its providers',
    when: [{ provider: ['NOT_NAMED'] }],
    outcome: refuse('PROVIDER_REQUIRED', { remedies: ['NAME_PROVIDER'], fields: [{ path: 'providerId', code: 'REQUIRED' }] }),
    source: { guide: GUIDE.reseller, adr: '0110' },
  },
  {
    id: 'C3',
    says: "the country is outside the seller's or the provider's region",
    when: [{ country: ['NOT_SERVED'] }],
    outcome: refuse('REGION_NOT_SERVED'),
    source: { adr: '0114' },
  },
  {
    id: 'C4',
    says: 'no text for the country',
    when: [{ country: ['SERVED'], hasText: [false] }],
    outcome: refuse('AGREEMENT_NOT_AVAILABLE'),
    source: { guide: GUIDE.country, adr: '0104' },
  },
  {
    id: 'C5',
    says: 'the domain is taken; by whom is never said',
    when: [{ isDomainFree: [false] }],
    outcome: refuse('DOMAIN_NOT_AVAILABLE', { remedies: ['REQUEST_RELATIONSHIP', 'CORRECT_FIELDS'] }),
    source: { adr: '0110' },
  },
  {
    id: 'C6',
    says: 'company or contact malformed',
    when: [{ isFormGood: [false] }],
    outcome: refuse('CUSTOMER_INCOMPLETE', { remedies: ['CORRECT_FIELDS'] }),
    source: { guide: GUIDE.companyFields, adr: '0110' },
  },
  {
    id: 'C7',
    says: 'otherwise, and the partner attests',
    when: [{ agreement: ['ATTEST'], country: ['SERVED'] }],
    outcome: { kind: 'CREATE', then: 'ATTEST' },
    source: { guide: GUIDE.continueCreating },
  },
  {
    id: 'C7',
    says: 'otherwise, and the customer will be asked to accept',
    when: [{ agreement: ['INVITE'], country: ['SERVED'] }],
    outcome: { kind: 'CREATE', then: 'INVITE' },
    source: { guide: GUIDE.createDirect },
  },
] as const satisfies readonly Row<typeof facts, CreationOutcome>[];

/** C. May this agent create the customer? */
export const creationTable: Table<'C', typeof facts, (typeof rows)[number]['id'], CreationOutcome> = {
  id: 'C',
  question: 'May this agent create the customer?',
  facts,
  rows,
  impossible: [
    { when: { country: ['UNKNOWN'], isFormGood: [true] }, because: 'a form without a known country is malformed' },
  ],
};
