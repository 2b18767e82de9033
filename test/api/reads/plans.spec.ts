import { dialect } from '@assent/server/src/database/columns';
import { beforeAll, describe, expect, it } from 'vitest';
import { planOf, statementsOf, type Plan } from '../../support/statements';
import { ask, at, nodesAt, textAt } from '../../support/world/asking';
import { addCrowd, type Crowd } from '../../support/world/crowd';
import { addUser } from '../../support/world/customers';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let crowd: Crowd;
// A partner with 200,000 customers is written once for the file.
beforeAll(async () => {
  crowd = await addCrowd(world, 200_000);
}, 600_000);

const LIST = `query List($after: String, $search: String, $agreementStatus: [AgreementStatus!], $country: [CountryCode!], $relationship: [RelationshipStatus!], $resellerId: ID, $orderBy: CustomerOrderBy! = NAME_ASC) {
  customers(first: 50, after: $after, search: $search, agreementStatus: $agreementStatus, country: $country, relationship: $relationship, resellerId: $resellerId, orderBy: $orderBy) {
    pageInfo { hasNextPage endCursor } edges { node { id companyName domain agreementStatus relationship { status } } }
  }
}`;
const PAGE = 51;

/** The plans of what a request for the second page asks, or for the first where there is no second. */
async function plansFor(variables: object): Promise<Plan[]> {
  const first = await ask(world, crowd.provider.admin, LIST, variables);
  expect(nodesAt({ first }, 'first')).not.toEqual([]);
  const after = at(first, 'pageInfo.hasNextPage') === true ? textAt(first, 'pageInfo.endCursor') : null;
  const statements = await statementsOf(world, () => ask(world, crowd.provider.admin, LIST, { ...variables, after }));
  const plans = [];
  for (const statement of statements) plans.push(await planOf(world.database, statement));
  return plans;
}

interface Expected {
  /** The index along which the page is read, or any of these where the database may choose. */
  readonly via: readonly string[];
  /** Rows that may be read of any one table or index; PostgreSQL counts them. */
  readonly most: number;
  readonly mayBeSorted?: boolean;
}

function expectPlan(plan: Plan | undefined, { via, most, mayBeSorted = false }: Expected): void {
  if (plan === undefined) throw new Error('Nothing was asked');
  expect(plan.scans, plan.told).toEqual([]);
  expect(plan.indexes.filter((index) => via.includes(index)), plan.told).not.toEqual([]);
  if (!mayBeSorted) expect(plan.isSorted, plan.told).toBe(false);
  for (const read of Object.values(plan.read)) expect(read, plan.told).toBeLessThanOrEqual(most);
  if (dialect === 'postgres') expect(Object.keys(plan.read)).not.toEqual([]);
}

const ix = (name: string): string[] => [`ix_partner_customer_${name}`];
const KEYS = ['pk_partner_customer_key'];
const BY_NAME = ['NAME_ASC', 'NAME_DESC'];
const BY_DATE = ['LAST_ACCEPTED_ASC', 'LAST_ACCEPTED_DESC'];

describe('a page of 200,000 customers is a page of an index', () => {
  it.each([...BY_NAME.map((order) => [order, ix('name')] as const), ...BY_DATE.map((order) => [order, ix('accepted')] as const)])('by %s', async (orderBy, via) => {
    const plans = await plansFor({ orderBy });
    expect(plans).toHaveLength(1);
    expectPlan(plans[0], { via, most: PAGE });
  });

  const filters = [
    ['status', { agreementStatus: ['PROVIDED'] }, ix('status'), ix('status_accepted')],
    ['country', { country: ['FR'] }, ix('country'), ix('country_accepted')],
    ['a country with few', { country: ['LI'] }, ix('country'), ix('country_accepted')],
    ['state', { relationship: ['ENDED'] }, ix('state'), ix('state_accepted')],
    // Where nearly all rows are so, a database may as well pass the others.
    ['a state that nearly all have', { relationship: ['ACTIVE'] }, [...ix('state'), ...ix('name')], [...ix('state_accepted'), ...ix('accepted')]],
  ] as const;
  for (const [says, filter, byName, byDate] of filters) {
    it.each([...BY_NAME, ...BY_DATE])(`of one ${says} by %s`, async (orderBy) => {
      const plans = await plansFor({ ...filter, orderBy });
      expect(plans).toHaveLength(1);
      expectPlan(plans[0], { via: orderBy.startsWith('NAME') ? byName : byDate, most: 'relationship' in filter ? 2 * PAGE : PAGE });
    });
  }

  it.each(BY_NAME)('of one reseller by %s', async (orderBy) => {
    const plans = await plansFor({ resellerId: crowd.resellers[1]?.id, orderBy });
    expect(plans).toHaveLength(1);
    expectPlan(plans[0], { via: KEYS, most: PAGE });
  });

  it.each(['k', 'ki', 'kit', '北', '北野', '商事'])('that begin with %j, by name', async (search) => {
    for (const orderBy of BY_NAME) {
      const plans = await plansFor({ search, orderBy });
      expect(plans).toHaveLength(1);
      expectPlan(plans[0], { via: KEYS, most: PAGE });
    }
  });

  it('of several statuses or countries it is a page of each', async () => {
    for (const orderBy of [...BY_NAME, ...BY_DATE]) {
      const byName = orderBy.startsWith('NAME');
      const [status] = await plansFor({ agreementStatus: ['INVITED', 'LAPSED', 'NOT_PROVIDED'], orderBy });
      expectPlan(status, { via: byName ? ix('status') : ix('status_accepted'), most: 3 * PAGE, mayBeSorted: true });
      const [country] = await plansFor({ country: ['FR', 'NL'], orderBy });
      expectPlan(country, { via: byName ? ix('country') : ix('country_accepted'), most: 2 * PAGE, mayBeSorted: true });
    }
  });
});

/** Tables of which nobody has many, which PostgreSQL reads whole while they are small. */
const SMALL = ['partner', 'agreement', 'agreement_deadline', 'agreement_text', 'acceptance_person', 'withdrawal', 'attestation_request', 'subscription', 'dispute'];

describe('other lists', () => {
  const id = '0000c0de-0000-7000-8000-000000000075';
  const lists = [
    ['the invitations that a partner sent', '{ invitations { edges { node { id companyName status } } } }', 'ix_invitation_partner', PAGE],
    ['those of them that are open', '{ invitations(status: [OPEN]) { edges { node { id } } } }', 'ix_invitation_partner', 4 * PAGE],
    ['the acceptances of a customer', `{ customer(id: "${id}") { acceptances { edges { node { id } } } } }`, 'ix_acceptance_customer', PAGE],
    ['the orders of a customer', `{ customer(id: "${id}") { orders { edges { node { id } } } } }`, 'ix_order_customer', PAGE],
    ['the invitations of a customer', `{ customer(id: "${id}") { invitations { edges { node { id } } } } }`, 'ix_invitation_customer', PAGE],
    ['the relationships of a customer', `{ customer(id: "${id}") { relationships { id } } }`, 'ix_relationship_customer', PAGE],
    ['the requests to attest for a customer', `{ customer(id: "${id}") { attestationRequests { id } } }`, 'ix_relationship_customer', PAGE],
    ['the partners of a customer', '{ partners { edges { node { id acceptance { id } acceptances { id } } } } }', 'ix_relationship_customer', PAGE],
    ['what waits for a customer', '{ waitingInvitations { id outcome } }', 'ix_invitation_customer', PAGE],
  ] as const;
  it.each(lists)('%s', async (_, document, via, most) => {
    const isOfCustomer = document.startsWith('{ partners') || document.startsWith('{ waiting');
    const visitor = isOfCustomer ? await addUser(world, { id, domain: 'n75.example' }) : crowd.provider.admin;
    const statements = await statementsOf(world, () => ask(world, visitor, document));
    const plans = [];
    for (const statement of statements) plans.push(await planOf(world.database, statement));
    expect(plans.flatMap(({ indexes }) => indexes)).toContain(via);
    for (const plan of plans) {
      expect(plan.scans.filter((table) => !SMALL.includes(table)), plan.told).toEqual([]);
      for (const read of Object.values(plan.read)) expect(read, plan.told).toBeLessThanOrEqual(most);
    }
  });
});

it('what nests below a page is read for its rows alone, by their own indexes', async () => {
  const below = ['orders(first: 2) { totalCount edges { node { id } } }', 'subscriptions { id }', 'latestAcceptance { id agreement { version } }', 'acceptances { edges { node { id } } }', 'relationships { id }'];
  for (const field of below) {
    const statements = await statementsOf(world, () => ask(world, crowd.provider.admin, `{ customers { edges { node { id ${field} } } } }`));
    expect(statements.length, field).toBeGreaterThan(1);
    for (const statement of statements) {
      const plan = await planOf(world.database, statement);
      expect(plan.scans.filter((table) => !SMALL.includes(table)), plan.told).toEqual([]);
      expect(plan.indexes.filter((index) => index.includes('seller') || index.includes('provider')), plan.told).toEqual([]);
      for (const read of Object.values(plan.read)) expect(read, plan.told).toBeLessThanOrEqual(2 * PAGE);
    }
  }
});

const COUNTED = 2_001;

describe('where no one index has the answer, what is read stays bounded (ADR 0146)', () => {
  const few = [
    ['a word of which there are few', { search: 'n12345' }],
    ['a word in Japanese of which there are few, with another', { search: '北野商事 n1235' }],
    ['two words, one of which few have', { search: 'cloud n1234' }],
    ['a status and a country that few have', { agreementStatus: ['PROVIDED'], country: ['LI'] }],
    ['a word, a status, a country and a reseller, few of one of which there are', { search: 'n1', agreementStatus: ['PROVIDED', 'INVITED'], country: ['LI'] }],
  ] as const;
  for (const [says, filter] of few) {
    it.each([...BY_NAME, ...BY_DATE])(`${says}, by %s: those few are read and sorted`, async (orderBy) => {
      const [counting, page, ...more] = await plansFor({ ...filter, orderBy });
      expect(more).toEqual([]);
      expectPlan(counting, { via: [...KEYS, ...ix('country'), ...ix('status')], most: COUNTED, mayBeSorted: false });
      expectPlan(page, { via: [...KEYS, ...ix('country')], most: COUNTED, mayBeSorted: true });
    });
  }

  // How many rows are passed until a page is full follows from how many of the crowd are so.
  const many = [
    ['a word that many have', { search: 'kitano' }, KEYS, 16],
    ['a word in Japanese that many have', { search: '北野商事' }, KEYS, 16],
    ['two words that many have', { search: 'kitano cloud' }, KEYS, 16 * 9],
    ['a status and a country that many have', { agreementStatus: ['NOT_PROVIDED'], country: ['FR'] }, [...ix('status'), ...ix('country')], 12],
    ['a reseller and a status', { resellerId: 1, agreementStatus: ['NOT_PROVIDED'] }, [...KEYS, ...ix('status')], 12],
    ['a word, a status, a country and a reseller', { search: 'kit', agreementStatus: ['PROVIDED'], country: ['DE'], resellerId: 1 }, KEYS, 60],
  ] as const;
  for (const [says, { ...filter }, via, times] of many) {
    it.each([...BY_NAME, ...BY_DATE])(`${says}, by %s: rows are passed in the order of the list until the page is full`, async (orderBy) => {
      const resellerId = 'resellerId' in filter ? crowd.resellers[filter.resellerId]?.id : null;
      const [counting, page, ...more] = await plansFor({ ...filter, resellerId, orderBy });
      expect(more).toEqual([]);
      expectPlan(counting, { via: [...KEYS, ...ix('country'), ...ix('status')], most: COUNTED });
      const byDate = [...ix('accepted'), ...ix('status_accepted'), ...ix('country_accepted')];
      expectPlan(page, { via: orderBy.startsWith('NAME') ? via : byDate, most: times * PAGE * 2 });
    });
  }
});
