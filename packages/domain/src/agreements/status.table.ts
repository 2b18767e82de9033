import type { FactsOf, Row, Table } from '../decision';
import { GUIDE } from '../source';
import type { AgreementStatus } from '../vocabulary';

const facts = {
  provided: ['NOT', 'OUTDATED', 'UP_TO_DATE'],
  /** A user of the customer was told to contact the partner, through a link that is open or accepted. */
  wasToldToContact: [false, true],
  isBlocked: [false, true],
  hasOpenLink: [false, true],
  /** An acceptance that counts for this relationship was ever recorded. */
  wasProvided: [false, true],
} as const;

/** Facts of table S. */
export type StatusFacts = FactsOf<typeof facts>;

export interface StatusOutcome {
  readonly kind: 'STATUS';
  readonly status: AgreementStatus;
}

const rows = [
  {
    id: 'S1',
    says: 'provided and up to date',
    when: [{ provided: ['UP_TO_DATE'] }],
    outcome: { kind: 'STATUS', status: 'PROVIDED' },
    source: { guide: GUIDE.provided, adr: '0105' },
  },
  {
    id: 'S2',
    says: 'provided, not up to date: accept again by a date',
    when: [{ provided: ['OUTDATED'] }],
    outcome: { kind: 'STATUS', status: 'REACCEPTANCE_DUE' },
    source: { adr: '0104' },
  },
  {
    id: 'S3',
    says: 'told to contact the partner through a link that is open or accepted, and blocked',
    when: [{ wasToldToContact: [true], isBlocked: [true] }],
    outcome: { kind: 'STATUS', status: 'WAITING_FOR_PARTNER' },
    source: { guide: GUIDE.mustAttest, adr: '0113' },
  },
  {
    id: 'S4',
    says: 'an open link',
    when: [{ hasOpenLink: [true] }],
    outcome: { kind: 'STATUS', status: 'INVITED' },
    source: { guide: GUIDE.invite, adr: '0113' },
  },
  {
    id: 'S5',
    says: 'was provided: lapsed or withdrawn',
    when: [{ wasProvided: [true] }],
    outcome: { kind: 'STATUS', status: 'LAPSED' },
    source: { adr: '0113' },
  },
  {
    id: 'S6',
    says: 'otherwise',
    when: [{}],
    outcome: { kind: 'STATUS', status: 'NOT_PROVIDED' },
    source: { guide: GUIDE.provided },
  },
] as const satisfies readonly Row<typeof facts, StatusOutcome>[];

/** S. Where does this relationship stand toward the agreement? */
export const statusTable: Table<'S', typeof facts, (typeof rows)[number]['id'], StatusOutcome> = {
  id: 'S',
  question: 'Where does this relationship stand toward the agreement?',
  facts,
  rows,
  impossible: [
    {
      when: { provided: ['OUTDATED', 'UP_TO_DATE'], isBlocked: [true] },
      because: 'blocked means not provided',
    },
    {
      when: { provided: ['OUTDATED', 'UP_TO_DATE'], wasProvided: [false] },
      because: 'what is provided now was provided',
    },
  ],
};
