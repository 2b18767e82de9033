import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { decide } from '../decision';
import { CUSTOMER_UNKNOWN, NOTHING_SUBMITTED, type OpeningFacts } from './opening.facts';
import { openingTable } from './opening.table';

const opened: OpeningFacts = {
  action: 'OPEN', link: 'OPEN', reader: 'GLOBAL_ADMIN', binding: 'THIS_CUSTOMER', relationship: 'ASKED', isRegionServed: true,
  isUpToDate: false, hasText: true, isBlocked: false, ...NOTHING_SUBMITTED,
};
const ticked = { action: 'SUBMIT', relationshipTicked: true, agreementTicked: true } as const;
const askPartner = { remedies: ['ASK_PARTNER_FOR_NEW_LINK'], names: ['INVITING_PARTNER'] };
const agreementBox = { path: 'agreementTicked', code: 'NOT_TICKED' };
const relationshipBox = { path: 'relationshipTicked', code: 'NOT_TICKED' };

describeCases(openingTable, opened, [
  { it: 'an unknown token is not found', when: { link: 'UNKNOWN', reader: 'SIGNED_OUT' }, row: 'D1', outcome: refused('NOT_FOUND') },
  { it: 'a revoked link names the partner to ask', when: { link: 'REVOKED' }, row: 'D2', outcome: refused('LINK_REVOKED', askPartner) },
  { it: 'a declined link says so', when: { link: 'DECLINED' }, row: 'D2', outcome: refused('LINK_DECLINED', askPartner) },
  {
    it: 'an expired link says so before anyone signs in',
    when: { link: 'EXPIRED', reader: 'SIGNED_OUT' }, row: 'D2', outcome: refused('LINK_EXPIRED', askPartner),
  },
  {
    it: 'a reader signs in first',
    when: { reader: 'SIGNED_OUT', binding: 'OTHER_CUSTOMER' }, row: 'D3', outcome: refused('SIGN_IN_REQUIRED', { remedies: ['SIGN_IN'] }),
  },
  {
    it: "another company's link tells nothing about that company, whatever the reader's role",
    when: { binding: 'OTHER_CUSTOMER', reader: 'USER' }, row: 'D4', outcome: refused('WRONG_CUSTOMER', { names: [] }),
  },
  {
    it: 'an ordinary user cannot accept, learns which colleagues can, and may forward the request',
    when: { reader: 'USER' }, row: 'D5', outcome: refused('ROLE_CANNOT_ACCEPT', { remedies: ['FORWARD', 'ASK_COLLEAGUE'], names: ['USERS_WHO_MAY'] }),
  },
  { it: 'an unbound link asks to confirm the company', when: { binding: 'UNBOUND' }, row: 'D6', outcome: { kind: 'CONFIRM_COMPANY' } },
  {
    it: 'an unbound link cannot be accepted before the company is confirmed',
    when: { ...ticked, binding: 'UNBOUND' }, row: 'D6', outcome: { kind: 'CONFIRM_COMPANY' },
  },
  {
    it: 'an unbound link cannot be declined before the company is confirmed',
    when: { action: 'DECLINE', binding: 'UNBOUND' }, row: 'D6', outcome: { kind: 'CONFIRM_COMPANY' },
  },
  { it: 'confirming the company binds the link', when: { action: 'CONFIRM', binding: 'UNBOUND' }, row: 'D6', outcome: { kind: 'BIND' } },
  {
    it: 'confirming again goes on like opening',
    when: { action: 'CONFIRM' }, row: 'D12', outcome: { kind: 'ASK' },
  },
  {
    it: 'a customer that has nothing left to accept gets its receipt',
    when: { link: 'ACCEPTED', relationship: 'ACTIVE', isUpToDate: true }, row: 'D7', outcome: { kind: 'ALREADY_ACCEPTED' },
  },
  {
    it: 'submitting twice is told that it is done',
    when: { ...ticked, link: 'ACCEPTED', relationship: 'ACTIVE', isUpToDate: true }, row: 'D7', outcome: { kind: 'ALREADY_ACCEPTED' },
  },
  {
    it: "a relationship outside the partners' region is refused",
    when: { isRegionServed: false }, row: 'D8', outcome: refused('REGION_NOT_SERVED'),
  },
  {
    it: 'an active relationship is not asked for its region again',
    when: { isRegionServed: false, relationship: 'ACTIVE' }, row: 'D12', outcome: { kind: 'ASK', relationship: false, agreement: true },
  },
  {
    it: 'a country without a text has nothing to accept',
    when: { hasText: false }, row: 'D9', outcome: refused('AGREEMENT_NOT_AVAILABLE'),
  },
  {
    it: 'a customer that bought before is sent to its existing partner',
    when: { isBlocked: true, relationship: 'ACTIVE' }, row: 'D10', outcome: { kind: 'CONTACT_PARTNER', scenario: 'EXISTING_PARTNER' },
  },
  {
    it: 'a customer that bought before is sent to its new partner',
    when: { isBlocked: true }, row: 'D11', outcome: { kind: 'CONTACT_PARTNER', scenario: 'NEW_PARTNER' },
  },
  {
    it: 'a blocked customer that submits all the same is sent to its partner',
    when: { ...ticked, isBlocked: true, relationship: 'ACTIVE' }, row: 'D10', outcome: { kind: 'CONTACT_PARTNER' },
  },
  { it: 'both boxes are asked', when: {}, row: 'D12', outcome: { kind: 'ASK', relationship: true, agreement: true } },
  {
    it: 'an existing customer is asked the agreement only',
    when: { relationship: 'ACTIVE' }, row: 'D12', outcome: { relationship: false, agreement: true },
  },
  {
    it: 'a customer that is up to date is asked the relationship only',
    when: { isUpToDate: true, hasText: false }, row: 'D12', outcome: { relationship: true, agreement: false },
  },
  {
    it: 'submitting with both boxes unticked names both',
    when: { action: 'SUBMIT' }, row: 'D13', outcome: refused('CONSENT_REQUIRED', { fields: [relationshipBox, agreementBox] }),
  },
  {
    it: 'the agreement needs its own tick',
    when: { action: 'SUBMIT', relationshipTicked: true }, row: 'D13', outcome: refused('CONSENT_REQUIRED', { fields: [agreementBox] }),
  },
  {
    it: 'the relationship needs its own tick',
    when: { action: 'SUBMIT', agreementTicked: true }, row: 'D13', outcome: refused('CONSENT_REQUIRED', { fields: [relationshipBox] }),
  },
  {
    it: 'an agreement that changed while it was read is read again',
    when: { ...ticked, isShownCurrent: false }, row: 'D14', outcome: refused('AGREEMENT_CHANGED', { remedies: ['READ_AGREEMENT_AGAIN'] }),
  },
  {
    it: 'accepting both records the acceptance and activates the relationship',
    when: ticked, row: 'D15', outcome: { kind: 'RECORD', method: 'DIRECT', activates: true },
  },
  {
    it: 'accepting the agreement alone records it',
    when: { ...ticked, relationship: 'ACTIVE', relationshipTicked: false }, row: 'D15', outcome: { kind: 'RECORD', activates: false },
  },
  {
    it: 'accepting the relationship alone records no acceptance',
    when: { ...ticked, isUpToDate: true, agreementTicked: false }, row: 'D16', outcome: { kind: 'ACTIVATE' },
  },
  {
    it: 'an accepted link can no longer be declined',
    when: { action: 'DECLINE', link: 'ACCEPTED' }, row: 'D17', outcome: refused('ALREADY_ACCEPTED'),
  },
  { it: 'an open link can be declined', when: { action: 'DECLINE', isBlocked: true }, row: 'D18', outcome: { kind: 'DECLINE' } },
  { it: 'an ordinary user forwards the request', when: { action: 'FORWARD', reader: 'USER' }, row: 'D19', outcome: { kind: 'FORWARD' } },
]);

describe('table D over its whole cross product', () => {
  const mayAccept = ({ reader, binding, link }: OpeningFacts) =>
    (reader === 'GLOBAL_ADMIN' || reader === 'BILLING_ADMIN') && binding === 'THIS_CUSTOMER' && (link === 'OPEN' || link === 'ACCEPTED');

  it('records a direct acceptance exactly when the right person ticked what was asked of the text that is current', () => {
    const found = disagreements(openingTable, ({ kind }) => kind === 'RECORD', (facts) =>
      facts.action === 'SUBMIT' && mayAccept(facts) && !facts.isUpToDate && facts.hasText && !facts.isBlocked
      && facts.agreementTicked && facts.isShownCurrent
      && (facts.relationship === 'ACTIVE' || (facts.relationshipTicked && facts.isRegionServed)));
    expect(found).toEqual([]);
  });

  it('activates a relationship exactly when it was asked, ticked and served', () => {
    const says = (outcome: { readonly kind: string; readonly activates?: boolean }) => outcome.kind === 'ACTIVATE' || outcome.activates === true;
    const found = disagreements(openingTable, says, (facts) =>
      facts.action === 'SUBMIT' && mayAccept(facts) && facts.relationship === 'ASKED' && facts.relationshipTicked && facts.isRegionServed
      && (facts.isUpToDate || (facts.hasText && !facts.isBlocked && facts.agreementTicked && facts.isShownCurrent)));
    expect(found).toEqual([]);
  });

  it('sends a customer to its partner exactly when it would be asked the agreement and is blocked', () => {
    const found = disagreements(openingTable, ({ kind }) => kind === 'CONTACT_PARTNER', (facts) =>
      ['OPEN', 'CONFIRM', 'SUBMIT'].includes(facts.action) && mayAccept(facts) && !facts.isUpToDate && facts.hasText && facts.isBlocked
      && (facts.relationship === 'ACTIVE' || facts.isRegionServed));
    expect(found).toEqual([]);
  });

  it('tells nothing of a customer to anyone before rows D1 to D6 let them through', () => {
    const early = new Set(['D1', 'D2', 'D3', 'D4', 'D5', 'D6']);
    const found = disagreements(openingTable, (_, row) => !early.has(row) && row !== 'D19', mayAccept);
    expect(found.filter(({ action }) => action !== 'FORWARD')).toEqual([]);
  });

  it('decides what is asked of nobody signed in without knowing the customer', () => {
    const facts = { action: 'OPEN', link: 'OPEN', reader: 'SIGNED_OUT', binding: 'UNBOUND', ...CUSTOMER_UNKNOWN, ...NOTHING_SUBMITTED } as const;
    expect(decide(openingTable, facts).row).toBe('D3');
  });
});
