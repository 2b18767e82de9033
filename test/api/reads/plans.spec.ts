import { dialect } from '@assent/server/src/database/columns';
import { MOST_COUNTED, MOST_READ } from '@assent/server/src/relationships/customer-list.statement';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows';
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
const COUNT = LIST.replace(/pageInfo.*/su, 'totalCount isTotalExact } }');
const PAGE = 51;

/** The plans of what a request for the second page asks, or for the first where there is no second. */
async function plansFor(variables: object): Promise<Plan[]> {
  const first = await ask(world, crowd.provider.admin, LIST, variables);
  const after = at(first, 'pageInfo.hasNextPage') === true ? textAt(first, 'pageInfo.endCursor') : null;
  const statements = await statementsOf(world, () => ask(world, crowd.provider.admin, LIST, { ...variables, after }));
  const plans = [];
  for (const statement of statements) plans.push(await planOf(world.database, statement));
  return plans;
}

interface Given {
  readonly search?: string;
  readonly agreementStatus?: readonly string[];
  readonly country?: readonly string[];
  readonly relationship?: readonly string[];
  /** Which of the crowd's. */
  readonly reseller?: number;
}

/** Each filter by itself: with few, with many, with several values; words that few have, that many have, and of which nobody has both. */
const ONE: readonly Given[] = [
  { agreementStatus: ['LAPSED'] },
  { agreementStatus: ['INVITED', 'LAPSED', 'NOT_PROVIDED'] },
  { country: ['DE'] },
  { country: ['LI'] },
  { country: ['FR', 'NL'] },
  { relationship: ['ENDED'] },
  { relationship: ['ACTIVE'] },
  { reseller: 1 },
  ...['k', '北野', 'kitano', 'kitano cloud', '北野商事', 'n12345', 'n1 n2', 'n19'].map((search) => ({ search })),
];

const keysOf = (given: Given): string[] => Object.keys(given);
const everyPair = ONE.flatMap((one, at) => ONE.slice(at + 1).flatMap((other) => (keysOf(one).some((key) => keysOf(other).includes(key)) ? [] : [{ ...one, ...other }])));
const ALL: Given = { search: 'k', agreementStatus: ['PROVIDED', 'LAPSED'], country: ['DE', 'FR', 'NL'], relationship: ['ACTIVE'], reseller: 1 };
const COMBINATIONS: readonly Given[] = [{}, ...ONE, ...everyPair, ALL];
const ORDERS = ['NAME_ASC', 'NAME_DESC', 'LAST_ACCEPTED_ASC', 'LAST_ACCEPTED_DESC'];

/** How many ranges of the index a page of these filters merges; as domain and tables have it, status or country leave the state to ACTIVE. */
function listsOf({ agreementStatus, country, relationship }: Given): number {
  const values = (agreementStatus?.length ?? 1) * (country?.length ?? 1);
  return agreementStatus || country ? values : (relationship?.length ?? 1);
}

/** Rows that may be read of each table or index: of a page alone where an index has it, and otherwise what the bound says (ADR 0173). */
function mostFor(given: Given, orderBy: string): Record<string, number> {
  const words = given.search?.split(' ') ?? [];
  const isKey = keysOf(given).join() === 'search' && words.length === 1 && Array.from(words[0] ?? '').length <= 3 && orderBy.startsWith('NAME');
  if (words.length === 0) return { pk_partner_customer_place: listsOf(given) * PAGE };
  if (isKey) return { pk_partner_customer_key: PAGE };
  // Each word is counted; then two ways are measured, and one of them is gone.
  const [counted, walked] = [words.length * (MOST_READ + 1), 2 * MOST_READ];
  return { pk_partner_customer_key: counted + walked, pk_partner_customer_place: walked, pk_partner_customer: MOST_READ + PAGE, ix_partner_customer_customer: MOST_READ + PAGE };
}

function expectPlan(plan: Plan, most: Record<string, number>): void {
  expect(plan.scans, plan.told).toEqual([]);
  expect(Object.keys(most).filter((index) => plan.indexes.includes(index)), plan.told).not.toEqual([]);
  for (const [index, read] of Object.entries(plan.read)) expect(read, `${index}: ${plan.told}`).toBeLessThanOrEqual(most[index] ?? PAGE);
  if (dialect === 'postgres') expect(Object.keys(plan.read)).not.toEqual([]);
  else expectBounds(plan);
}

/** What SQLite tells in place of numbers: rows that are tested come from a range that ends somewhere, which the statement reckons from `MOST_READ`. */
function expectBounds({ told }: Plan): void {
  let from = '';
  for (const step of told.split('\n')) {
    if (/^(?:SEARCH k|SCAN) /.test(step)) from = step;
    if (step.startsWith('SEARCH pc') && from.startsWith('SEARCH k')) expect(from, told).toMatch(/_key,customer_id\)[<>]\(/);
  }
}

describe('of 200,000 customers a page reads no more than its bound', () => {
  it.each(COMBINATIONS.map((given) => [JSON.stringify(given), given] as const))('%s, in every order', async (_, { reseller, ...given }) => {
    const variables = { ...given, resellerId: reseller === undefined ? null : crowd.resellers[reseller]?.id };
    for (const orderBy of ORDERS) {
      const plans = await plansFor({ ...variables, orderBy });
      // A state without a status, asked for with one, is nobody's: nothing is read.
      expect(plans.length).toBeLessThanOrEqual(1);
      for (const plan of plans) expectPlan(plan, mostFor({ ...given, ...(reseller === undefined ? {} : { reseller }) }, orderBy));
    }
  });

  it('the part of a list that a short page has looked through is as long as the bound', async () => {
    for (const [search, list] of [['n1 n2', 'N'], ['n19', 'A']] as const) {
      const page = await ask(world, crowd.provider.admin, LIST, { search, orderBy: list === 'N' ? 'NAME_ASC' : 'LAST_ACCEPTED_ASC' });
      expect(nodesAt({ page }, 'page').length).toBeLessThan(PAGE - 1);
      expect(at(page, 'pageInfo.hasNextPage')).toBe(true);
      const cursor: unknown = JSON.parse(Buffer.from(textAt(page, 'pageInfo.endCursor'), 'base64url').toString('utf8'));
      const [table, which] = list === 'N' ? ['partner_customer_key', "key IN ('n1', 'n2') AND (name_key"] : ['partner_customer_place', "list = 'A' AND (sort_key"];
      const text = `SELECT COUNT(*) AS "passed" FROM ${table} WHERE partner_id = $1 AND ${which}, customer_id) <= ($2, $3)`;
      const passed: unknown = await world.database.read((manager) => manager.query(text, [crowd.provider.id, ...(Array.isArray(cursor) ? cursor.slice(1).map(String) : [])]));
      expect(Number(rowsOf(passed)[0]?.['passed'])).toBeLessThanOrEqual(list === 'N' ? 2 * MOST_READ : MOST_READ);
    }
  });

  it.each([
    ['without a search it is a count of an index', { agreementStatus: ['LAPSED'] }, 8_000, true],
    ['of a search that few fulfil it is exact', { search: 'n12345' }, 11, true],
    ['of one that many fulfil it ends', { search: 'n1 n2' }, 0, false],
  ])('how many there are: %s', async (_, variables, count, isExact) => {
    const statements = await statementsOf(world, async () => {
      const list = await ask(world, crowd.provider.admin, COUNT, variables);
      expect(list).toMatchObject({ totalCount: count, isTotalExact: isExact });
    });
    const plan = await planOf(world.database, statements.at(-1) ?? expect.fail('Nothing was counted'));
    expect(plan.scans, plan.told).toEqual([]);
    for (const read of Object.values(plan.read)) expect(read, plan.told).toBeLessThanOrEqual(isExact ? count + MOST_READ + 1 : 4 * (MOST_COUNTED + 1));
  });
});

it('how many there are of all is counted where each customer stands once, not in its places', async () => {
  const statements = await statementsOf(world, async () => expect(await ask(world, crowd.provider.admin, COUNT)).toMatchObject({ totalCount: 200_000, isTotalExact: true }));
  const plan = await planOf(world.database, statements.at(-1) ?? expect.fail('Nothing was counted'));
  expect(plan.told).toContain('partner_customer');
  expect(plan.told).not.toContain('partner_customer_place');
});

it('how many stand where is counted in the lists of one status, without a row of a customer', async () => {
  const statements = await statementsOf(world, () => ask(world, crowd.provider.admin, '{ acceptanceSummary { total byStatus { status count } } }'));
  expect(statements).toHaveLength(1);
  const plan = await planOf(world.database, statements[0] ?? expect.fail('Nothing was counted'));
  expect(plan.scans, plan.told).toEqual([]);
  expect(new Set(plan.indexes), plan.told).toEqual(new Set(['pk_partner_customer_place']));
});

/** Tables of which nobody has many, which PostgreSQL reads whole while they are small. */
const SMALL = ['partner', 'agreement', 'agreement_deadline', 'agreement_text', 'acceptance_person', 'withdrawal', 'attestation_request', 'subscription', 'dispute'];

describe('other lists', () => {
  const id = '0000c0de-0000-7000-8000-000000000075';
  const lists = [
    ['the invitations that a partner sent', '{ invitations { edges { node { id companyName status } } } }', 'ix_invitation_partner', PAGE],
    ['those of them that are open', '{ invitations(status: [OPEN]) { edges { node { id } } } }', 'ix_invitation_status', PAGE],
    ['those of a status that few or none have', '{ invitations(status: [DECLINED, REVOKED, EXPIRED]) { edges { node { id } } } }', 'ix_invitation_status', 3 * PAGE],
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
