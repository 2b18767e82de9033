import { beforeAll, describe, expect, it } from 'vitest';
import { statementsOf } from '../../support/statements';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, nodesAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { INVITE } from '../../support/world/documents';
import { attested, invited, order } from '../../support/world/moves';
import { addPartner, type PartnerInWorld } from '../../support/world/partners';
import { addPurchase, addRelationship } from '../../support/world/relationships';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

/** A partner of so many customers, attested for and with orders. */
async function partnerOf(size: number): Promise<PartnerInWorld> {
  const partner = await addPartner(world);
  for (let number = 0; number < size; number += 1) {
    const customer = await addCustomer(world);
    const relationship = await addRelationship(world, { customer, seller: partner });
    await attested(world, partner.admin, { customer, version: german });
    for (let orders = 0; orders < 3; orders += 1) await addPurchase(world, relationship);
  }
  return partner;
}

/** How many statements a question needs, beside the one that looks the session up. */
const countOf = async (visitor: Visitor, document: string, variables: object = {}): Promise<number> => (await statementsOf(world, () => ask(world, visitor, document, variables))).length;

const PAGE = `query Page($search: String) { customers(search: $search) { edges { node {
  id companyName domain country agreementStatus reacceptBy nextStep { code } primaryContact { email } relationship { id status }
  latestAcceptance { id method dateAgreed signer { email } current agreement { id version } }
  orders(first: 2) { edges { node { id state placedAt } } }
} } } }`;

describe('the customers page with status, latest acceptance and order facts', () => {
  const small = 2;
  const large = 25;
  let partners: readonly PartnerInWorld[];
  beforeAll(async () => {
    partners = [await partnerOf(small), await partnerOf(large)];
  });

  const asAsked = PAGE.replace('current ', '');

  it('is three statements, of two customers and of twenty-five', async () => {
    for (const partner of partners) expect(await countOf(partner.admin, asAsked)).toBe(3);
  });

  it('has what it says: the two latest orders of each', async () => {
    const [, partner] = partners;
    const nodes = nodesAt({ list: await ask(world, partner?.admin ?? fail(), asAsked) }, 'list');
    expect(nodes).toHaveLength(large);
    for (const node of nodes) {
      expect(node).toMatchObject({ agreementStatus: 'PROVIDED', relationship: { status: 'ACTIVE' }, latestAcceptance: { method: 'ATTESTED', agreement: { version: german.version } } });
      expect(nodesAt(node, 'orders')).toHaveLength(2);
    }
  });

  it.each([
    ['names alone', '{ customers { edges { node { id companyName agreementStatus } } } }', 1],
    ['with the company', '{ customers { edges { node { id domain address { city } primaryContact { email } } } } }', 1],
    ['with the relationship', '{ customers { edges { node { id reacceptBy relationship { id status } } } } }', 1],
    ['with how many there are', '{ customers { totalCount edges { node { id } } } }', 2],
    ['with the latest acceptance', '{ customers { edges { node { latestAcceptance { id method agreement { version } } } } } }', 2],
    ['with subscriptions', '{ customers { edges { node { subscriptions { id } } } } }', 2],
    ['with how many orders each has', '{ customers { edges { node { orders { totalCount } } } } }', 3],
    ['found by a short word, by name', '{ customers(search: "lin") { edges { node { id } } } }', 1],
    ['found by a long word', '{ customers(search: "lindenhof") { edges { node { id } } } }', 1],
    ['found by several words, of a status, by date', '{ customers(search: "linden cloud", agreementStatus: [PROVIDED], orderBy: LAST_ACCEPTED_DESC) { edges { node { id } } } }', 1],
    ['found by nothing that is there', '{ customers(search: "nobodyhere") { edges { node { id } } } }', 1],
    ['of one status', '{ customers(agreementStatus: [PROVIDED]) { edges { node { id } } } }', 1],
  ])('%s', async (_, document, statements) => {
    for (const partner of partners) expect(await countOf(partner.admin, document)).toBe(statements);
  });
});

function fail(): never {
  throw new Error('There is no such partner');
}

describe('another root field is one narrow statement', () => {
  it.each([
    ['{ viewer { ... on Agent { id firstName } } }', 1],
    ['{ resellers { edges { node { id name } } } }', 1],
    ['{ providers { id name } }', 1],
    ['{ invitations { edges { node { id status companyName } } } }', 1],
    ['{ acceptanceSummary { total byStatus { status count } } }', 1],
    ['{ sessions { id } }', 1],
    ['{ agreementCountries { country } }', 1],
    ['{ agreement(country: "DE") { id version } }', 1],
  ])('%s', async (document, statements) => {
    const partner = await partnerOf(1);
    expect(await countOf(partner.admin, document)).toBe(statements);
  });

  it('an agent’s customer and acceptance', async () => {
    const partner = await addPartner(world);
    const customer = await addCustomer(world);
    await addRelationship(world, { customer, seller: partner });
    const id = await attested(world, partner.admin, { customer, version: german });
    expect(await countOf(partner.admin, 'query C($id: ID!) { customer(id: $id) { id domain agreementStatus relationship { status } } }', { id: customer.id })).toBe(1);
    // Whose it is decides how much of it is shown.
    expect(await countOf(partner.admin, 'query A($id: ID!) { acceptance(id: $id) { id dateAgreed agreement { version } } }', { id })).toBe(2);
  });

  it('what a customer is asked, however many partners ask', async () => {
    const counts = [];
    for (const partners of [1, 4]) {
      const customer = await addCustomer(world);
      const user = await addUser(world, customer);
      for (let number = 0; number < partners; number += 1) {
        const seller = await addPartner(world);
        await addRelationship(world, { customer, seller });
        await invited(world, seller.admin, { customer });
      }
      expect(await countOf(user, '{ partners { edges { node { id status } } } }')).toBe(1);
      expect(await countOf(user, '{ partners { edges { node { id partner { name } acceptance { id } acceptances { id } } } } }')).toBe(3);
      counts.push(await countOf(user, '{ waitingInvitations { id outcome companyName partner { name } agreement { version } } }'));
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('the mail of an invitation is written of what it was decided by: the customer’s history is not read again', async () => {
    const partner = await addPartner(world);
    for (const isSentBack of [false, true]) {
      const customer = await addCustomer(world);
      const relationship = await addRelationship(world, { customer, seller: partner });
      if (isSentBack) await addPurchase(world, relationship);
      const input = { invitee: { customerId: customer.id }, kind: 'AGREEMENT', language: 'en', idempotencyKey: customer.id };
      const statements = await statementsOf(world, async () => {
        const made: unknown = await ask(world, partner.admin, INVITE, { input });
        expect(at(made, 'mail.text')).toEqual(isSentBack ? expect.stringContaining('reach out to your Partner') : expect.not.stringContaining('reach out to your Partner'));
      });
      // The invitation itself and whose it is; that open pages are told of it follows from every fact.
      expect(statements.filter(({ text }) => !text.includes('"live_event"'))).toHaveLength(2);
    }
  });

  it('the orders and requests of one customer', async () => {
    const partner = await addPartner(world);
    const customer = await addCustomer(world);
    const relationship = await addRelationship(world, { customer, seller: partner });
    for (let number = 0; number < 3; number += 1) await order(world, partner.admin, { relationship });
    expect(await countOf(partner.admin, 'query C($id: ID!) { customer(id: $id) { orders(first: 2) { edges { node { id } } } } }', { id: customer.id })).toBe(2);
    expect(await countOf(partner.admin, 'query C($id: ID!) { customer(id: $id) { attestationRequests { id } } }', { id: customer.id })).toBe(3);
  });
});
