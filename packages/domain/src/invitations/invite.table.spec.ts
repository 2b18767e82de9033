import { describe, expect, it } from 'vitest';
import { decisions, disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { type InviteFacts, inviteTable } from './invite.table';

const own: InviteFacts = {
  role: 'SALES_AGENT', kind: 'AGREEMENT', standing: 'ACTIVE', provider: 'NOT_NEEDED', isRegionServed: true, isUpToDate: false,
  hasOpenLink: false, isBlocked: false,
};
const request = { kind: 'RELATIONSHIP_AND_AGREEMENT', standing: 'VISIBLE' } as const;
const warning = 'CUSTOMER_WILL_BE_SENT_BACK';

describeCases(inviteTable, own, [
  { it: 'a helpdesk agent does not invite', when: { role: 'HELPDESK_AGENT' }, row: 'I1', outcome: refused('ROLE_CANNOT_INVITE') },
  { it: 'a hidden customer is not found', when: { ...request, standing: 'HIDDEN' }, row: 'I2', outcome: refused('NOT_FOUND') },
  {
    it: "a former partner cannot invite to the agreement, only request the relationship",
    when: { standing: 'VISIBLE' }, row: 'I2', outcome: refused('NOT_YOUR_CUSTOMER', { remedies: ['REQUEST_RELATIONSHIP'] }),
  },
  {
    it: 'an agreement invitation goes to no unknown company',
    when: { standing: 'UNBOUND' }, row: 'I2', outcome: refused('NOT_YOUR_CUSTOMER'),
  },
  {
    it: 'a reseller that requests a relationship names its provider',
    when: { ...request, provider: 'NOT_NAMED' }, row: 'I3', outcome: refused('PROVIDER_REQUIRED'),
  },
  {
    it: "a known customer outside the partner's region is not requested",
    when: { ...request, isRegionServed: false }, row: 'I4', outcome: refused('REGION_NOT_SERVED'),
  },
  {
    it: 'a customer that is up to date has nothing left to accept',
    when: { isUpToDate: true }, row: 'I5', outcome: refused('ALREADY_ACCEPTED'),
  },
  {
    it: 'asking again for a blocked customer reissues the link and warns',
    when: { hasOpenLink: true, isBlocked: true }, row: 'I6', outcome: { kind: 'REISSUE', warning },
  },
  { it: 'asking again reissues the link', when: { hasOpenLink: true }, row: 'I6', outcome: { kind: 'REISSUE', warning: null } },
  {
    it: 'asking an unknown company again reissues the link and says nothing of the company',
    when: { ...request, standing: 'UNBOUND', hasOpenLink: true, isBlocked: true }, row: 'I6', outcome: { kind: 'REISSUE', warning: null },
  },
  { it: 'a blocked customer may be invited, with the warning', when: { isBlocked: true }, row: 'I7', outcome: { kind: 'INVITE', warning } },
  { it: 'an existing customer is invited', when: {}, row: 'I8', outcome: { kind: 'INVITE', warning: null } },
  {
    it: 'a reseller requests a relationship with its provider',
    when: { ...request, provider: 'NAMED' }, row: 'I8', outcome: { kind: 'INVITE', warning: null },
  },
  {
    it: 'a customer up to date through another partner is still asked for the relationship',
    when: { ...request, isUpToDate: true }, row: 'I8', outcome: { kind: 'INVITE' },
  },
]);

describe('table I over its whole cross product', () => {
  it('answers an unbound request without any fact of a customer', () => {
    const answers = new Map<string, Set<string>>();
    for (const { facts, row, outcome } of decisions(inviteTable)) {
      if (facts.standing === 'UNBOUND') {
        const key = [facts.role, facts.kind, facts.provider, facts.hasOpenLink].join();
        answers.set(key, (answers.get(key) ?? new Set()).add(JSON.stringify({ row, outcome })));
      }
    }
    expect([...answers.values()].filter(({ size }) => size !== 1)).toEqual([]);
  });

  it('warns exactly when an invitation is made for a customer that will be sent back', () => {
    const found = disagreements(inviteTable, (outcome) => outcome.kind !== 'REFUSE' && outcome.warning !== null, (facts) =>
      facts.isBlocked && (facts.role === 'ADMIN_AGENT' || facts.role === 'SALES_AGENT')
      && (facts.standing === 'ACTIVE' || (facts.standing === 'VISIBLE' && facts.kind !== 'AGREEMENT' && facts.isRegionServed))
      && (facts.kind === 'AGREEMENT' || facts.provider !== 'NOT_NAMED'));
    expect(found).toEqual([]);
  });
});
