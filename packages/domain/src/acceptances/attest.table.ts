import type { FactsOf, Row, Table } from '../decision';
import { AGENT_ROLE_FACT, ROLES_WITHOUT_TASKS } from '../people/role';
import { type Refuse, refuse } from '../refusal';
import { GUIDE } from '../source';
import { PARTNER_TYPES } from '../vocabulary';

const facts = {
  /** TOLD: only requested, but a user of the customer opened the link and was told to contact this partner. */
  standing: ['HIDDEN', 'NONE', 'TOLD', 'ACTIVE'],
  partnerType: PARTNER_TYPES,
  role: AGENT_ROLE_FACT,
  /** SAVED: a form whose saving is the statement. The other two: the box shown when a customer is created. */
  statement: ['SAVED', 'TICKED', 'NOT_TICKED'],
  version: ['NO_TEXT', 'OTHER_COUNTRY', 'NOT_IN_FORCE', 'OLDER_THAN_ON_RECORD', 'GOOD'],
  signer: ['INCOMPLETE', 'COMPLETE'],
  date: ['INVALID', 'IN_FUTURE', 'BEFORE_VERSION', 'GOOD'],
  /** Same signer in all fields, same version, same date as this partner's attestation now on record. */
  isSameAsOnRecord: [false, true],
} as const;

/** Facts of table A. */
export type AttestFacts = FactsOf<typeof facts>;

/** What `viewerMay.attest` assumes of an input that nobody has typed yet. */
export const ASSUMED_ATTESTATION = {
  statement: 'SAVED', signer: 'COMPLETE', date: 'GOOD', isSameAsOnRecord: false,
} as const satisfies Partial<AttestFacts>;

/** The rows that are about what was typed: refused by one of them, a form names every field that is wrong. */
export const ATTESTATION_FORM_ROWS = ['A4', 'A6', 'A7', 'A8'] as const;

/** Write nothing: this partner's attestation on record already says the same. */
export interface ReturnAttestation {
  readonly kind: 'RETURN_EXISTING';
}

/** Record ATTESTED, superseding this partner's attestation on record if it has one, never a DIRECT acceptance. */
export interface RecordAttestation {
  readonly kind: 'RECORD';
  readonly method: 'ATTESTED';
}

export type AttestOutcome =
  | Refuse<
      | 'NOT_FOUND' | 'NOT_YOUR_CUSTOMER' | 'INDIRECT_RESELLER_CANNOT_ATTEST' | 'ROLE_CANNOT_ATTEST' | 'ATTESTATION_NOT_CONFIRMED'
      | 'AGREEMENT_NOT_AVAILABLE' | 'AGREEMENT_NOT_IN_FORCE' | 'SIGNER_INCOMPLETE' | 'DATE_INVALID' | 'DATE_IN_FUTURE'
      | 'DATE_BEFORE_VERSION'
    >
  | ReturnAttestation
  | RecordAttestation;

const correct = { remedies: ['CORRECT_FIELDS'] } as const;

const rows = [
  {
    id: 'A1',
    says: 'the customer is hidden from this partner',
    when: [{ standing: ['HIDDEN'] }],
    outcome: refuse('NOT_FOUND'),
    source: { adr: '0100' },
  },
  {
    id: 'A1',
    says: 'neither seller nor provider of an active relationship, nor of a requested one whose reader was told to contact the partner',
    when: [{ standing: ['NONE'] }],
    outcome: refuse('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
    source: { guide: GUIDE.whoAttests, adr: '0102' },
  },
  {
    id: 'A2',
    says: 'the partner is an indirect reseller',
    when: [{ partnerType: ['INDIRECT_RESELLER'] }],
    outcome: refuse('INDIRECT_RESELLER_CANNOT_ATTEST', { remedies: ['REQUEST_ATTESTATION'], names: ['PROVIDER'] }),
    source: { guide: GUIDE.reseller },
  },
  {
    id: 'A3',
    says: 'neither admin agent nor sales agent',
    when: [{ role: ROLES_WITHOUT_TASKS }],
    outcome: refuse('ROLE_CANNOT_ATTEST', { remedies: ['ASK_COLLEAGUE'], names: ['AGENTS_WHO_MAY'] }),
    source: { guide: GUIDE.rolesToConfirm },
  },
  {
    id: 'A4',
    says: 'creating a customer, the box "the customer has accepted" is not ticked',
    when: [{ statement: ['NOT_TICKED'] }],
    outcome: refuse('ATTESTATION_NOT_CONFIRMED', { remedies: ['TICK_BOX'], fields: [{ path: 'hasAccepted', code: 'NOT_TICKED' }] }),
    source: { guide: GUIDE.box },
  },
  {
    id: 'A5',
    says: "no text for the customer's country",
    when: [{ version: ['NO_TEXT'] }],
    outcome: refuse('AGREEMENT_NOT_AVAILABLE'),
    source: { guide: GUIDE.country, adr: '0104' },
  },
  {
    id: 'A5',
    says: "the version is another country's, or not in force",
    when: [{ version: ['OTHER_COUNTRY', 'NOT_IN_FORCE'] }],
    outcome: refuse('AGREEMENT_NOT_IN_FORCE', { remedies: ['CHOOSE_VERSION_IN_FORCE'], fields: [{ path: 'agreementId', code: 'NOT_OFFERED' }] }),
    source: { guide: GUIDE.country, adr: '0104' },
  },
  {
    id: 'A5',
    says: 'the version is older than the one this partner has on record',
    when: [{ version: ['OLDER_THAN_ON_RECORD'] }],
    outcome: refuse('AGREEMENT_NOT_IN_FORCE', { remedies: ['WITHDRAW_FIRST', 'CHOOSE_VERSION_IN_FORCE'], fields: [{ path: 'agreementId', code: 'NOT_OFFERED' }] }),
    source: { adr: '0102' },
  },
  {
    id: 'A6',
    says: 'the signer is incomplete or malformed (phone optional)',
    when: [{ signer: ['INCOMPLETE'] }],
    outcome: refuse('SIGNER_INCOMPLETE', correct),
    source: { guide: GUIDE.signer },
  },
  {
    id: 'A7',
    says: 'the date is missing or malformed',
    when: [{ date: ['INVALID'] }],
    outcome: refuse('DATE_INVALID', { ...correct, fields: [{ path: 'dateAgreed', code: 'MALFORMED' }] }),
    source: { guide: GUIDE.noFuture },
  },
  {
    id: 'A7',
    says: "the date is after today in the partner's time zone",
    when: [{ date: ['IN_FUTURE'] }],
    outcome: refuse('DATE_IN_FUTURE', { ...correct, fields: [{ path: 'dateAgreed', code: 'IN_FUTURE' }] }),
    source: { guide: GUIDE.noFuture, adr: '0102' },
  },
  {
    id: 'A8',
    says: "the date is before the version's `acceptancesFrom`",
    when: [{ date: ['BEFORE_VERSION'] }],
    outcome: refuse('DATE_BEFORE_VERSION', { ...correct, fields: [{ path: 'dateAgreed', code: 'BEFORE_VERSION' }] }),
    source: { adr: '0102' },
  },
  {
    id: 'A9',
    says: "the same signer (all fields), version and date as this partner's attestation now on record",
    when: [{ isSameAsOnRecord: [true] }],
    outcome: { kind: 'RETURN_EXISTING' },
    source: { adr: '0102' },
  },
  {
    id: 'A10',
    says: 'otherwise',
    when: [{}],
    outcome: { kind: 'RECORD', method: 'ATTESTED' },
    source: { guide: GUIDE.whoAttests, adr: '0102' },
  },
] as const satisfies readonly Row<typeof facts, AttestOutcome>[];

/** A. May this agent attest? */
export const attestTable: Table<'A', typeof facts, (typeof rows)[number]['id'], AttestOutcome> = {
  id: 'A', question: 'May this agent attest?', facts, rows, impossible: [],
};
