import { describe, expect, it } from 'vitest';
import { disagreements } from '../../test/cross-product';
import { describeCases, refused } from '../../test/table-cases';
import { type RelationshipFacts, relationshipTable } from './relationship.table';

const base: RelationshipFacts = {
  from: 'NONE', event: 'CREATE', isSellerOrProvider: true, role: 'ADMIN_AGENT', hasActiveSubscription: false,
};
const ending = { from: 'ACTIVE', event: 'END' } as const;

describeCases(relationshipTable, base, [
  { it: 'a customer is created with an active relationship', when: {}, row: 'R1', outcome: { kind: 'MOVE', to: 'ACTIVE', isNewRow: true } },
  {
    it: "an operator's import brings a relationship that ended",
    when: { event: 'IMPORT_ENDED' }, row: 'R1', outcome: { kind: 'MOVE', to: 'ENDED', isNewRow: true },
  },
  { it: 'an invitation makes a request', when: { event: 'REQUEST' }, row: 'R2', outcome: { to: 'REQUESTED', isNewRow: true } },
  {
    it: 'accepting activates the request',
    when: { from: 'REQUESTED', event: 'ACCEPT' }, row: 'R3', outcome: { to: 'ACTIVE', isNewRow: false },
  },
  { it: 'declining ends the request', when: { from: 'REQUESTED', event: 'DECLINE' }, row: 'R4', outcome: { to: 'DECLINED' } },
  { it: 'expiry of its link ends the request', when: { from: 'REQUESTED', event: 'EXPIRE' }, row: 'R5', outcome: { to: 'EXPIRED' } },
  { it: 'revoking its link withdraws the request', when: { from: 'REQUESTED', event: 'REVOKE' }, row: 'R6', outcome: { to: 'WITHDRAWN' } },
  {
    it: 'a relationship of others is not found when someone tries to end it',
    when: { ...ending, isSellerOrProvider: false }, row: 'R7', outcome: refused('NOT_FOUND'),
  },
  {
    it: 'a sales agent does not end a relationship and learns who may',
    when: { ...ending, role: 'SALES_AGENT' }, row: 'R7', outcome: refused('ROLE_CANNOT_END_RELATIONSHIP', { names: ['ADMIN_AGENTS'] }),
  },
  {
    it: 'a relationship is not ended while a subscription through it is active',
    when: { ...ending, hasActiveSubscription: true }, row: 'R7', outcome: refused('SUBSCRIPTION_ACTIVE', { remedies: ['END_SUBSCRIPTIONS'] }),
  },
  { it: 'seller or provider ends a relationship', when: ending, row: 'R7', outcome: { kind: 'END', to: 'ENDED' } },
  {
    it: 'a request after the end is a new row',
    when: { from: 'ENDED', event: 'REQUEST' }, row: 'R8', outcome: { to: 'REQUESTED', isNewRow: true },
  },
  {
    it: 'a request after a refusal is a new row',
    when: { from: 'DECLINED', event: 'REQUEST' }, row: 'R8', outcome: { to: 'REQUESTED', isNewRow: true },
  },
  { it: 'binding a second link keeps the request', when: { from: 'REQUESTED', event: 'REQUEST' }, row: 'R10', outcome: { kind: 'KEEP' } },
  { it: 'accepting what is active keeps it', when: { from: 'ACTIVE', event: 'ACCEPT' }, row: 'R10', outcome: { kind: 'KEEP' } },
  {
    it: 'declining an agreement link leaves an active relationship alone',
    when: { from: 'ACTIVE', event: 'DECLINE' }, row: 'R10', outcome: { kind: 'KEEP' },
  },
  { it: 'replacing a link leaves the request alone', when: { from: 'REQUESTED', event: 'REPLACE' }, row: 'R10', outcome: { kind: 'KEEP' } },
  {
    it: 'accepting an ended relationship is refused',
    when: { from: 'ENDED', event: 'ACCEPT' }, row: 'R9', outcome: refused('RELATIONSHIP_CANNOT_CHANGE'),
  },
  {
    it: 'creating where there was a relationship is refused',
    when: { from: 'ENDED' }, row: 'R9', outcome: refused('RELATIONSHIP_CANNOT_CHANGE'),
  },
]);

describe('table R over its whole cross product', () => {
  it('makes a relationship active only by creating the customer or by its acceptance', () => {
    const found = disagreements(relationshipTable, (outcome) => outcome.kind === 'MOVE' && outcome.to === 'ACTIVE', ({ from, event }) =>
      (from === 'NONE' && event === 'CREATE') || (from === 'REQUESTED' && event === 'ACCEPT'));
    expect(found).toEqual([]);
  });

  it('ends a relationship only by an admin agent of its own, without active subscription', () => {
    const found = disagreements(relationshipTable, ({ kind }) => kind === 'END', (facts) =>
      facts.from === 'ACTIVE' && facts.event === 'END' && facts.isSellerOrProvider && facts.role === 'ADMIN_AGENT'
      && !facts.hasActiveSubscription);
    expect(found).toEqual([]);
  });

  it('never changes a row that is over', () => {
    const over = new Set(['DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED']);
    const found = disagreements(relationshipTable, (outcome) => outcome.kind === 'MOVE' && !outcome.isNewRow, ({ from, event }) =>
      from === 'REQUESTED' && ['ACCEPT', 'DECLINE', 'EXPIRE', 'REVOKE'].includes(event) && !over.has(from));
    expect(found).toEqual([]);
  });
});
