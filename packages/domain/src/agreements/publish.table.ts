import type { FactsOf, Row, Table } from '../decision';
import { type Refuse, refuse } from '../refusal';

const facts = {
  /** Country, version, days, languages and files are there and well formed. */
  isInputGood: [true, false],
  /** Against what the country has under this name: nothing; the same days and texts; the same and more languages; anything else. */
  version: ['NEW', 'SAME', 'ADDS_LANGUAGES', 'OTHER'],
  /** The version of this name has begun somewhere on earth. */
  hasBegun: [false, true],
  isDayFree: [true, false],
  /** A version that has begun somewhere on earth is newer. */
  isOlderThanInForce: [false, true],
  acceptances: ['EARLY_ENOUGH', 'TOO_LATE'],
  /** PASSED: over somewhere on earth, in a country that has versions already. */
  reacceptBy: ['NONE', 'GOOD', 'BEFORE_EFFECTIVE', 'PASSED'],
} as const;

/** Facts of table G. */
export type PublishFacts = FactsOf<typeof facts>;

/** The version with its texts becomes a fact. */
export interface PublishVersion {
  readonly kind: 'PUBLISH';
}

/** The texts in new languages join a version that nobody could accept so far. */
export interface AddTexts {
  readonly kind: 'ADD_TEXTS';
}

/** It is there already: nothing is written. */
export interface KeepVersion {
  readonly kind: 'KEEP';
}

export type PublishOutcome =
  | Refuse<
      | 'AGREEMENT_INCOMPLETE' | 'AGREEMENT_VERSION_TAKEN' | 'AGREEMENT_VERSION_IN_FORCE' | 'AGREEMENT_DAY_TAKEN' | 'AGREEMENT_TOO_OLD'
      | 'AGREEMENT_DATES_WRONG'
    >
  | PublishVersion | AddTexts | KeepVersion;

const rows = [
  {
    id: 'G1',
    says: 'a field is missing or malformed, the country or a language unknown, a file empty, too large or of another type',
    when: [{ isInputGood: [false] }],
    outcome: refuse('AGREEMENT_INCOMPLETE', { remedies: ['CORRECT_FIELDS'] }),
    source: { adr: '0156' },
  },
  {
    id: 'G2',
    says: 'the same version with the same days and the same bytes',
    when: [{ version: ['SAME'] }],
    outcome: { kind: 'KEEP' },
    source: { adr: '0156' },
  },
  {
    id: 'G3',
    says: 'the same version with other days or other bytes',
    when: [{ version: ['OTHER'] }],
    outcome: refuse('AGREEMENT_VERSION_TAKEN', { remedies: ['NAME_NEW_VERSION'], fields: [{ path: 'version', code: 'TAKEN' }] }),
    source: { adr: '0156' },
  },
  {
    id: 'G4',
    says: 'another language for a version that has begun somewhere',
    when: [{ version: ['ADDS_LANGUAGES'], hasBegun: [true] }],
    outcome: refuse('AGREEMENT_VERSION_IN_FORCE', { remedies: ['NAME_NEW_VERSION'], fields: [{ path: 'version', code: 'TAKEN' }] }),
    source: { adr: '0156' },
  },
  {
    id: 'G5',
    says: 'another language for a version that has not begun anywhere',
    when: [{ version: ['ADDS_LANGUAGES'] }],
    outcome: { kind: 'ADD_TEXTS' },
    source: { adr: '0156' },
  },
  {
    id: 'G6',
    says: 'another version of the country takes effect on that day',
    when: [{ isDayFree: [false] }],
    outcome: refuse('AGREEMENT_DAY_TAKEN', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'effectiveOn', code: 'TAKEN' }] }),
    source: { adr: '0104' },
  },
  {
    id: 'G7',
    says: 'older than the version in force',
    when: [{ isOlderThanInForce: [true] }],
    outcome: refuse('AGREEMENT_TOO_OLD', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'effectiveOn', code: 'OLDER_THAN_IN_FORCE' }] }),
    source: { adr: '0156' },
  },
  {
    id: 'G8',
    says: 'acceptances from later than two days before it takes effect',
    when: [{ acceptances: ['TOO_LATE'] }],
    outcome: refuse('AGREEMENT_DATES_WRONG', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'acceptancesFrom', code: 'TOO_LATE' }] }),
    source: { adr: '0104' },
  },
  {
    id: 'G9',
    says: 'the last day for accepting again lies before it takes effect',
    when: [{ reacceptBy: ['BEFORE_EFFECTIVE'] }],
    outcome: refuse('AGREEMENT_DATES_WRONG', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'reacceptBy', code: 'BEFORE_EFFECTIVE' }] }),
    source: { adr: '0104' },
  },
  {
    id: 'G10',
    says: 'the last day for accepting again is over already, and there are earlier versions',
    when: [{ reacceptBy: ['PASSED'] }],
    outcome: refuse('AGREEMENT_DATES_WRONG', { remedies: ['CORRECT_FIELDS'], fields: [{ path: 'reacceptBy', code: 'PASSED' }] }),
    source: { adr: '0156' },
  },
  {
    id: 'G11',
    says: 'otherwise',
    when: [{ version: ['NEW'] }],
    outcome: { kind: 'PUBLISH' },
    source: { adr: '0156' },
  },
] as const satisfies readonly Row<typeof facts, PublishOutcome>[];

/** G. May this version of the agreement be published? */
export const publishTable: Table<'G', typeof facts, (typeof rows)[number]['id'], PublishOutcome> = {
  id: 'G',
  question: 'May this version of the agreement be published?',
  facts,
  rows,
  impossible: [{ when: { version: ['NEW'], hasBegun: [true] }, because: 'what does not exist has not begun' }],
};
