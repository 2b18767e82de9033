import type { FactsOf, Row, Table } from '../decision';
import { type Refuse, refuse } from '../refusal';

const facts = {
  isDayGood: [true, false],
  isVersionKnown: [true, false],
  /** The version was published with a last day for accepting again. */
  asksAgain: [true, false],
  /** PASSED: over somewhere on earth. */
  day: ['GOOD', 'SAME', 'BEFORE_EFFECTIVE', 'PASSED'],
} as const;

/** Facts of table M. */
export type DeadlineFacts = FactsOf<typeof facts>;

/** The new last good day becomes a fact beside the version. */
export interface MoveDeadline {
  readonly kind: 'MOVE';
}

/** It is that day already: nothing is written. */
export interface KeepDeadline {
  readonly kind: 'KEEP';
}

export type DeadlineOutcome =
  | Refuse<'AGREEMENT_INCOMPLETE' | 'AGREEMENT_VERSION_UNKNOWN' | 'AGREEMENT_DOES_NOT_ASK' | 'AGREEMENT_DATES_WRONG'>
  | MoveDeadline | KeepDeadline;

const rows = [
  {
    id: 'M1',
    says: 'the day is missing or malformed',
    when: [{ isDayGood: [false] }],
    outcome: refuse('AGREEMENT_INCOMPLETE', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'reacceptBy', code: 'MALFORMED' }] }),
    source: { adr: '0158' },
  },
  {
    id: 'M2',
    says: 'the country has no version of this name',
    when: [{ isVersionKnown: [false] }],
    outcome: refuse('AGREEMENT_VERSION_UNKNOWN', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'version', code: 'UNKNOWN' }] }),
    source: { adr: '0158' },
  },
  {
    id: 'M3',
    says: 'the version asks nobody to accept again',
    when: [{ asksAgain: [false] }],
    outcome: refuse('AGREEMENT_DOES_NOT_ASK', { remedies: ['NAME_NEW_VERSION'], fields: [{ path: 'version', code: 'NOT_ALLOWED' }] }),
    source: { adr: '0158' },
  },
  {
    id: 'M4',
    says: 'it is that day already',
    when: [{ day: ['SAME'] }],
    outcome: { kind: 'KEEP' },
    source: { adr: '0158' },
  },
  {
    id: 'M5',
    says: 'the day lies before the version takes effect',
    when: [{ day: ['BEFORE_EFFECTIVE'] }],
    outcome: refuse('AGREEMENT_DATES_WRONG', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'reacceptBy', code: 'BEFORE_EFFECTIVE' }] }),
    source: { adr: '0104' },
  },
  {
    id: 'M6',
    says: 'the day is over already',
    when: [{ day: ['PASSED'] }],
    outcome: refuse('AGREEMENT_DATES_WRONG', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'reacceptBy', code: 'PASSED' }] }),
    source: { adr: '0158' },
  },
  {
    id: 'M7',
    says: 'otherwise, also when the earlier day is over',
    when: [{}],
    outcome: { kind: 'MOVE' },
    source: { adr: '0158' },
  },
] as const satisfies readonly Row<typeof facts, DeadlineOutcome>[];

/** M. May the last day for accepting a version again be moved? */
export const deadlineTable: Table<'M', typeof facts, (typeof rows)[number]['id'], DeadlineOutcome> = {
  id: 'M', question: 'May the last day for accepting a version again be moved?', facts, rows, impossible: [],
};
