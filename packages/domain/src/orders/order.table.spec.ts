import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { type OrderFacts, orderTable } from './order.table';

const unconfirmed: OrderFacts = {
  madeBy: 'PERSON', standing: 'ACTIVE', role: 'SALES_AGENT', partnerType: 'DIRECT_BILL', isProvided: false, hasBoughtBefore: true,
  hasEverAcceptedDirectly: false, wasCreatedToBeAsked: false,
};
const awaited = { hasBoughtBefore: false, wasCreatedToBeAsked: true } as const;

describeCases(orderTable, unconfirmed, [
  {
    it: 'an automatic renewal is placed although nothing is confirmed',
    when: { madeBy: 'AUTO_RENEWAL' }, row: 'P1', outcome: { kind: 'PLACE' },
  },
  { it: 'the scheduler makes no other order', when: { madeBy: 'SCHEDULER', isProvided: true }, row: 'P2', outcome: { kind: 'NO_ORDER' } },
  { it: 'a hidden customer is not found', when: { standing: 'HIDDEN' }, row: 'P3', outcome: refused('NOT_FOUND') },
  {
    it: 'nothing is sold without an active relationship',
    when: { standing: 'NONE', isProvided: true }, row: 'P3', outcome: refused('NOT_YOUR_CUSTOMER'),
  },
  {
    it: 'a helpdesk agent does not order',
    when: { role: 'HELPDESK_AGENT', isProvided: true }, row: 'P4', outcome: refused('ROLE_CANNOT_ORDER', { names: ['AGENTS_WHO_MAY'] }),
  },
  { it: 'an order for a confirmed customer is placed', when: { isProvided: true }, row: 'P5', outcome: { kind: 'PLACE' } },
  {
    it: 'a new customer that will be asked cannot purchase until it accepts',
    when: awaited, row: 'P6', outcome: refused('AGREEMENT_NOT_ACCEPTED', { remedies: ['ATTEST', 'REMIND'] }),
  },
  {
    it: 'its reseller is told to ask the provider, or to remind',
    when: { ...awaited, partnerType: 'INDIRECT_RESELLER' }, row: 'P6',
    outcome: refused('AGREEMENT_NOT_ACCEPTED', { remedies: ['REQUEST_ATTESTATION', 'REMIND'], names: ['PROVIDER'] }),
  },
  {
    it: 'an order for an unconfirmed existing customer is held and prompts the agent',
    when: {}, row: 'P7', outcome: { kind: 'HOLD', code: 'CONFIRMATION_REQUIRED', ask: 'AGENT' },
  },
  {
    it: 'a provider that orders through its reseller confirms itself',
    when: { partnerType: 'INDIRECT_PROVIDER' }, row: 'P7', outcome: { kind: 'HOLD', ask: 'AGENT' },
  },
  {
    it: 'a customer created to be asked that has bought since is prompted for like any other',
    when: { wasCreatedToBeAsked: true }, row: 'P7', outcome: { kind: 'HOLD' },
  },
  {
    it: 'a customer whose own acceptance lapsed is prompted for, not refused',
    when: { ...awaited, hasEverAcceptedDirectly: true }, row: 'P7', outcome: { kind: 'HOLD' },
  },
  {
    it: "a reseller's order is held and its provider asked",
    when: { partnerType: 'INDIRECT_RESELLER' }, row: 'P8', outcome: { kind: 'HOLD', code: 'CONFIRMATION_REQUIRED', ask: 'PROVIDER' },
  },
]);

describe('table P over its whole cross product', () => {
  it('places a person\'s order exactly for a provided customer of an active relationship, by an admin or sales agent', () => {
    const found = disagreements(orderTable, ({ kind }) => kind === 'PLACE', (facts) =>
      facts.madeBy === 'AUTO_RENEWAL' || (facts.madeBy === 'PERSON' && facts.standing === 'ACTIVE' && facts.isProvided
        && (facts.role === 'ADMIN_AGENT' || facts.role === 'SALES_AGENT')));
    expect(found).toEqual([]);
  });

  it('holds nothing for a customer that is provided, and nothing for a stranger', () => {
    const wrongly = disagreements(orderTable, ({ kind }) => kind === 'HOLD', () => false)
      .filter(({ isProvided, standing, madeBy }) => isProvided || standing !== 'ACTIVE' || madeBy !== 'PERSON');
    expect(wrongly).toEqual([]);
  });
});
