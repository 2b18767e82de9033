import { describe, expect, it } from 'vitest';
import { decisions, disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { decide } from '../decision';
import { ASSUMED_ATTESTATION, type AttestFacts, attestTable } from './attest.table';

const good: AttestFacts = {
  standing: 'ACTIVE', partnerType: 'DIRECT_BILL', role: 'SALES_AGENT', statement: 'SAVED', version: 'GOOD', signer: 'COMPLETE',
  date: 'GOOD', isSameAsOnRecord: false,
};

describeCases(attestTable, good, [
  {
    it: 'a partner to which the customer is hidden learns nothing, not even that it exists',
    when: { standing: 'HIDDEN' }, row: 'A1', outcome: refused('NOT_FOUND', { remedies: [], names: [] }),
  },
  {
    it: 'a partner that only requested the relationship cannot attest before the customer was sent to it',
    when: { standing: 'NONE' }, row: 'A1', outcome: refused('NOT_YOUR_CUSTOMER'),
  },
  {
    it: 'an indirect reseller cannot attest and is sent to its provider',
    when: { partnerType: 'INDIRECT_RESELLER' }, row: 'A2',
    outcome: refused('INDIRECT_RESELLER_CANNOT_ATTEST', { remedies: ['REQUEST_ATTESTATION'], names: ['PROVIDER'] }),
  },
  {
    it: 'a helpdesk agent cannot attest and learns who can',
    when: { role: 'HELPDESK_AGENT' }, row: 'A3', outcome: refused('ROLE_CANNOT_ATTEST', { names: ['AGENTS_WHO_MAY'] }),
  },
  {
    it: 'someone without a role cannot attest',
    when: { role: 'NONE' }, row: 'A3', outcome: refused('ROLE_CANNOT_ATTEST'),
  },
  {
    it: 'creating a customer with the box unticked does not attest',
    when: { statement: 'NOT_TICKED' }, row: 'A4',
    outcome: refused('ATTESTATION_NOT_CONFIRMED', { fields: [{ path: 'hasAccepted', code: 'NOT_TICKED' }] }),
  },
  {
    it: "nothing can be attested when the customer's country has no text",
    when: { version: 'NO_TEXT' }, row: 'A5', outcome: refused('AGREEMENT_NOT_AVAILABLE'),
  },
  {
    it: "another country's version cannot be attested",
    when: { version: 'OTHER_COUNTRY' }, row: 'A5', outcome: refused('AGREEMENT_NOT_IN_FORCE', { remedies: ['CHOOSE_VERSION_IN_FORCE'], fields: [{ path: 'agreementId', code: 'NOT_OFFERED' }] }),
  },
  {
    it: 'a version that is not in force cannot be attested',
    when: { version: 'NOT_IN_FORCE' }, row: 'A5', outcome: refused('AGREEMENT_NOT_IN_FORCE'),
  },
  {
    it: 'a version older than the one on record is attested only after withdrawing',
    when: { version: 'OLDER_THAN_ON_RECORD' }, row: 'A5',
    outcome: refused('AGREEMENT_NOT_IN_FORCE', { remedies: ['WITHDRAW_FIRST', 'CHOOSE_VERSION_IN_FORCE'], fields: [{ path: 'agreementId', code: 'NOT_OFFERED' }] }),
  },
  {
    it: 'a signer without name or address is refused field by field',
    when: { signer: 'INCOMPLETE' }, row: 'A6', outcome: refused('SIGNER_INCOMPLETE', { remedies: ['CORRECT_FIELDS'] }),
  },
  {
    it: 'a date that is missing or no date is refused',
    when: { date: 'INVALID' }, row: 'A7', outcome: refused('DATE_INVALID'),
  },
  {
    it: 'a date in the future is refused',
    when: { date: 'IN_FUTURE' }, row: 'A7', outcome: refused('DATE_IN_FUTURE', { fields: [{ path: 'dateAgreed', code: 'IN_FUTURE' }] }),
  },
  {
    it: 'a date before the version could be accepted is refused',
    when: { date: 'BEFORE_VERSION' }, row: 'A8', outcome: refused('DATE_BEFORE_VERSION'),
  },
  {
    it: 'attesting the very same again returns what is on record',
    when: { isSameAsOnRecord: true }, row: 'A9', outcome: { kind: 'RETURN_EXISTING' },
  },
  {
    it: 'a sales agent of a direct bill partner attests',
    when: {}, row: 'A10', outcome: { kind: 'RECORD', method: 'ATTESTED' },
  },
  {
    it: 'an admin agent of an indirect provider attests while creating a customer, the box ticked',
    when: { role: 'ADMIN_AGENT', partnerType: 'INDIRECT_PROVIDER', statement: 'TICKED' }, row: 'A10', outcome: { kind: 'RECORD' },
  },
  {
    it: 'a new partner attests once the customer was told to contact it',
    when: { standing: 'TOLD' }, row: 'A10', outcome: { kind: 'RECORD' },
  },
]);

describe('table A over its whole cross product', () => {
  it('records exactly when partner, role, statement, version, signer and date are all good', () => {
    const rule = (facts: AttestFacts) =>
      (facts.standing === 'ACTIVE' || facts.standing === 'TOLD') && facts.partnerType !== 'INDIRECT_RESELLER'
      && (facts.role === 'ADMIN_AGENT' || facts.role === 'SALES_AGENT') && facts.statement !== 'NOT_TICKED'
      && facts.version === 'GOOD' && facts.signer === 'COMPLETE' && facts.date === 'GOOD' && !facts.isSameAsOnRecord;
    expect(disagreements(attestTable, ({ kind }) => kind === 'RECORD', rule)).toEqual([]);
  });

  it('says "not found" to a partner from which the customer is hidden, whoever asks and whatever is typed', () => {
    const says = (outcome: { readonly kind: string; readonly code?: string }) => outcome.code === 'NOT_FOUND';
    expect(disagreements(attestTable, says, ({ standing }) => standing === 'HIDDEN')).toEqual([]);
  });

  it('lets no indirect reseller attest', () => {
    const attested = [...decisions(attestTable)].filter(({ outcome }) => outcome.kind !== 'REFUSE');
    expect(attested.length).toBeGreaterThan(0);
    expect(attested.filter(({ facts }) => facts.partnerType === 'INDIRECT_RESELLER')).toEqual([]);
  });

  it('allows an attestation that nobody has typed yet by partner, role and text alone', () => {
    const { standing, partnerType, role, version } = good;
    expect(decide(attestTable, { standing, partnerType, role, version, ...ASSUMED_ATTESTATION }).row).toBe('A10');
  });
});
