import { dialect } from '@assent/server/src/database/columns';
import { openMigrationSource } from '@assent/server/src/database/migrate';
import { foldSearchKeys } from '@assent/server/src/migrations/0011-reads';
import { PartnerCustomerKeyEntity } from '@assent/server/src/relationships/partner-customer-key.entity';
import { writeKeys } from '@assent/server/src/relationships/partner-customer-key.service';
import { PartnerCustomerEntity } from '@assent/server/src/relationships/partner-customer.entity';
import type { QueryRunner } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, listAt, nodesAt, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser, type NewCustomer } from '../../support/world/customers';
import { CUSTOMERS } from '../../support/world/documents';
import { attested, invited, open } from '../../support/world/moves';
import { addAgent, addPartner, type PartnerInWorld } from '../../support/world/partners';
import { addPurchase, addRelationship, moveRelationship, type RelationshipInWorld } from '../../support/world/relationships';
import { indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const sell = async (seller: PartnerInWorld, given: NewCustomer = {}): Promise<RelationshipInWorld> => addRelationship(world, { customer: await addCustomer(world, given), seller });

async function upgraded(step: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const source = await openMigrationSource(dialect, world.database.options);
  const runner = source.createQueryRunner();
  try {
    await step(runner);
  } finally {
    await runner.release();
    await source.destroy();
  }
}

const namesOf = (list: unknown): unknown[] => nodesAt({ list }, 'list').map((node) => at(node, 'companyName'));

const UPDATE = 'mutation Update($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ... on Refusal { code fields { path code } } } }';

const namesFor = async (visitor: Visitor, variables: object = {}): Promise<unknown[]> => namesOf(await ask(world, visitor, CUSTOMERS, variables));

describe('the customers of a partner', () => {
  it('are those that it sells to or provides for, and nobody else’s', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    const own = await sell(provider);
    await sell(await addPartner(world));
    expect(new Set(await namesFor(provider.admin))).toEqual(new Set([customer.companyName, own.customer.companyName]));
    expect(await namesFor(reseller.admin)).toEqual([customer.companyName]);
    expect(await faultOf(world, CONSOLE_STRANGER, CUSTOMERS)).toBe('UNAUTHENTICATED');
    const user = await addUser(world, customer);
    expect(await faultOf(world, user, CUSTOMERS)).toBe('FORBIDDEN');
    expect(await faultOf(world, { site: 'CONSOLE', cookie: user.cookie.replace('acceptance', 'console') }, CUSTOMERS)).toBe('UNAUTHENTICATED');
  });

  it('are one row each, however many relationships there are', async () => {
    const { provider, customer } = await indirectScene(world);
    await addRelationship(world, { customer, seller: provider });
    expect(await namesFor(provider.admin)).toEqual([customer.companyName]);
  });

  it('those who were only asked are shown as the partner typed them, and not once the request came to nothing', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world, { companyName: 'Lindenhof Aktiengesellschaft' })];
    const requested = await addRelationship(world, { customer, seller: partner, state: 'REQUESTED', typed: { companyName: 'Linden', email: 'it@linden.example' } });
    expect(await namesFor(partner.admin)).toEqual(['Linden']);
    await moveRelationship(world, requested, 'EXPIRED');
    expect(await ask(world, partner.admin, CUSTOMERS)).toMatchObject({ totalCount: 0, edges: [], pageInfo: { startCursor: null, endCursor: null } });
  });
});

describe('searching', () => {
  const companies: NewCustomer[] = [
    { companyName: '株式会社さくら商事', domain: 'sakura-shoji.example', contactFirstName: '美咲', contactLastName: '佐藤', contactEmail: 'misaki@mail.example' },
    { companyName: 'Ｍünchner Käserei 100%', domain: 'kaeserei.example', contactFirstName: 'Özlem', contactLastName: 'Groß', contactEmail: 'o.gross@mail.example' },
    { companyName: 'Kitano Cloud', domain: 'kitano-cloud.example', contactFirstName: '大輔', contactLastName: 'ｷﾀｶﾞﾜ', contactEmail: 'd@mail.example' },
    { companyName: '株式会社北野クラウドAZURE支社', domain: 'hokuya.example', contactFirstName: 'Emi', contactLastName: 'Mori', contactEmail: 'emi@mail.example' },
    { companyName: 'Northwind_Trading', domain: 'northwind.example', contactFirstName: 'Sam', contactLastName: 'O’Neill', contactEmail: 'sam@mail.example' },
    { companyName: '㈲ツバメ', domain: 'tsubame.example', contactFirstName: 'Rin', contactLastName: 'Abe', contactEmail: 'rin@tsubame.example' },
  ];
  let partner: PartnerInWorld;
  beforeAll(async () => {
    partner = await addPartner(world);
    for (const given of companies) await sell(partner, given);
  });

  it.each([
    ['part of the company', 'käse', 1],
    ['the company in other letters of the same kind', 'MÜNCHNER', 1],
    ['the company in Japanese', 'さくら', 0],
    ['the domain', 'sakura-shoji.exa', 0],
    ['the contact in Japanese, family name first', '佐藤 美咲', 0],
    ['the contact, given name first', 'sam o’neill', 4],
    ['the contact, family name first', 'O’Neill Sam', 4],
    ['words of company and contact together', 'northwind sam', 4],
    ['the contact’s e-mail address', 'O.GROSS@mail', 1],
    ['a later word of the company', 'cloud', 2],
    ['the beginning of a later word, and of the first', 'clo kit', 2],
    ['what is inside a name in Japanese', '北野', 3],
    ['what is inside a name in Japanese, in longer words', '北野クラウド', 3],
    ['one character of a name in Japanese', '野', 3],
    ['what follows another script without a space', 'azure', 3],
    ['scripts side by side', 'クラウドazure支社', 3],
    ['kana of another width', 'キタガワ', 2],
    ['katakana where the name has hiragana', 'サクラ', 0],
    ['hiragana where the name has katakana', '北野くらうど', 3],
    ['hiragana where the contact has katakana of half width', 'きたがわ', 2],
    ['the sign for the kind of company, whose name spells it out', '㈱さくら', 0],
    ['the kind of company in brackets', '（株）北野', 3],
    ['the kind of company after the name', 'さくら商事 株式会社', 0],
    ['the kind of company spelled out, whose name has the sign', '有限会社つばめ', 5],
    ['letters of full width', 'ＡＺＵＲＥ', 3],
    ['words that signs part', 'northwind_trading', 4],
    ['signs that mean nothing', '100%', 1],
    ['a single letter', 'ö', 1],
    ['the very same word, however often', 'sam sam sam', 4],
  ])('finds by %s', async (_, search, index) => {
    expect(await namesFor(partner.admin, { search })).toEqual([companies[index]?.companyName]);
  });

  it('finds what was written down before kana and kinds of company were folded, after an upgrade', async () => {
    const own = await addPartner(world);
    const { customer } = await sell(own, { companyName: '㈱キタノ', domain: 'kitano-kana.example', contactFirstName: 'Yu', contactLastName: 'カトウ', contactEmail: 'yu@kitano-kana.example' });
    const where = { partnerId: own.id, customerId: customer.id };
    const rows = () => world.database.read(async (manager) => ({ row: await manager.findOneByOrFail(PartnerCustomerEntity, where), keys: (await manager.findBy(PartnerCustomerKeyEntity, where)).map(({ key }) => key).sort() }));
    const { row, keys } = await rows();
    const older = ' 株 キタノ kitano kana example yu カトウ';
    await world.database.transact(async (manager) => {
      await writeKeys(manager, where, row, { nameKey: row.nameKey, searchKey: older });
      await manager.update(PartnerCustomerEntity, where, { searchKey: older });
    });
    expect(await namesFor(own.admin, { search: '株式会社きたの' })).toEqual([]);
    await upgraded(foldSearchKeys);
    for (const search of ['株式会社きたの', '㈱キタノ', 'かとう']) expect(await namesFor(own.admin, { search })).toEqual(['㈱キタノ']);
    expect((await rows()).keys).toEqual(keys);
  });

  it.each([['%%'], ['__'], ['sakura northwind'], ['!'], ['・'], ['@'], ['indtrading'], ['ouds'], ['raud'], ['northwinds'], ["' OR 1=1 --"]])('%j finds nothing', async (search) => {
    expect(await ask(world, partner.admin, CUSTOMERS, { search })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('for nothing finds all', async () => {
    for (const search of ['', '  ', null]) expect(await namesFor(partner.admin, { search })).toHaveLength(companies.length);
  });

  it('does not find by what the partner may not read', async () => {
    const [former, asking, customer] = [await addPartner(world), await addPartner(world), await addCustomer(world, { companyName: 'Geheim', domain: 'verborgen.example', contactLastName: 'Unsichtbar' })];
    await moveRelationship(world, await addRelationship(world, { customer, seller: former }), 'ENDED');
    await addRelationship(world, { customer, seller: asking, state: 'REQUESTED', typed: { companyName: 'Getippt', email: 'it@getippt.example' } });
    for (const search of ['verborgen', 'unsichtbar']) {
      expect(await namesFor(former.admin, { search })).toEqual([]);
      expect(await namesFor(asking.admin, { search })).toEqual([]);
    }
    expect(await namesFor(former.admin, { search: 'geheim' })).toEqual(['Geheim']);
    expect(await namesFor(asking.admin, { search: 'geheim' })).toEqual([]);
    expect(await namesFor(asking.admin, { search: 'it@getippt' })).toEqual(['Getippt']);
    // Nor by identifiers, which the same index holds.
    for (const search of [former.id, asking.id, customer.id]) expect(await namesFor(former.admin, { search: `@${search}` })).toEqual([]);
  });

  it('follows what changes: a name, a contact, a relationship that ends', async () => {
    const seller = await addPartner(world);
    const { customer, id } = await sell(seller, { companyName: 'Vorher GmbH', domain: 'umzug.example' });
    const company = { companyName: 'Nachher GmbH', country: 'DE', language: 'de-DE', timeZone: 'Europe/Berlin', address: { line1: 'Lindenallee 7', city: 'Weimar', postalCode: '99423' } };
    const contact = { firstName: 'Neu', lastName: 'Amtlich', email: 'neu@umzug.example' };
    const updated = await ask(world, seller.admin, UPDATE, { input: { customerId: customer.id, company: { ...company, contact }, idempotencyKey: 'moved' } });
    expect(updated).toEqual({ __typename: 'CustomerUpdated' });
    for (const search of ['vorher', 'jana']) expect(await namesFor(seller.admin, { search })).toEqual([]);
    for (const search of ['nachher', 'gmbh', 'amtlich neu', 'umzug']) expect(await namesFor(seller.admin, { search })).toEqual(['Nachher GmbH']);
    await moveRelationship(world, { id, customer }, 'ENDED');
    for (const search of ['amtlich', 'umzug']) expect(await namesFor(seller.admin, { search })).toEqual([]);
    expect(await namesFor(seller.admin, { search: 'nachher' })).toEqual(['Nachher GmbH']);
  });
});

describe('filtering', () => {
  /** A partner with one customer of each kind that the filters tell apart. */
  async function mixedPartner() {
    const partner = await addPartner(world);
    const provided = await sell(partner, { companyName: 'Provided' });
    await attested(world, partner.admin, { customer: provided.customer, version: german });
    const asked = await sell(partner, { companyName: 'Invited' });
    await invited(world, partner.admin, { customer: asked.customer });
    const waiting = await sell(partner, { companyName: 'Waiting' });
    await addPurchase(world, waiting);
    await open(world, await addUser(world, waiting.customer), await invited(world, partner.admin, { customer: waiting.customer }));
    await sell(partner, { companyName: 'Nothing', country: 'AT' });
    await moveRelationship(world, await sell(partner, { companyName: 'Former' }), 'ENDED');
    await addRelationship(world, { customer: await addCustomer(world), seller: partner, state: 'REQUESTED', typed: { companyName: 'Requested', email: 'it@r.example' } });
    return partner;
  }

  it('by status, country and state of the relationship, each alone and together', async () => {
    const partner = await mixedPartner();
    const find = (variables: object) => namesFor(partner.admin, variables);
    expect(await find({ agreementStatus: ['PROVIDED'] })).toEqual(['Provided']);
    expect(await find({ agreementStatus: ['INVITED', 'WAITING_FOR_PARTNER'] })).toEqual(['Invited', 'Waiting']);
    expect(await find({ agreementStatus: ['LAPSED', 'REACCEPTANCE_DUE'] })).toEqual([]);
    expect(await find({ agreementStatus: ['NOT_PROVIDED'] })).toEqual(['Nothing']);
    expect(await find({ country: ['AT'] })).toEqual(['Nothing']);
    expect(await find({ country: ['DE'] })).toEqual(['Invited', 'Provided', 'Waiting']);
    expect(await find({ relationship: ['ENDED'] })).toEqual(['Former']);
    expect(await find({ relationship: ['REQUESTED', 'ENDED'] })).toEqual(['Former', 'Requested']);
    expect(await find({ relationship: ['ACTIVE'], country: ['DE'], agreementStatus: ['PROVIDED', 'NOT_PROVIDED'], search: 'prov' })).toEqual(['Provided']);
    expect(await find({ agreementStatus: [], country: [], relationship: [] })).toHaveLength(6);
  });

  it('by reseller: whom a provider sells to through it now, also where several sell to one company', async () => {
    const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
    const [one, two] = [await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] }), await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] })];
    const [alpha, beta, gamma] = [await addCustomer(world, { companyName: 'Alpha' }), await addCustomer(world, { companyName: 'Beta' }), await addCustomer(world, { companyName: 'Gamma' })];
    await addRelationship(world, { customer: alpha, seller: one, provider });
    await addRelationship(world, { customer: beta, seller: one, provider });
    const ending = await addRelationship(world, { customer: beta, seller: two, provider });
    await addRelationship(world, { customer: gamma, seller: provider });
    const find = (variables: object) => namesFor(provider.admin, variables);
    expect(await find({ resellerId: one.id })).toEqual(['Alpha', 'Beta']);
    expect(await find({ resellerId: two.id.toUpperCase() })).toEqual(['Beta']);
    expect(await find({ resellerId: one.id, search: 'bet', country: ['DE'], agreementStatus: ['NOT_PROVIDED'] })).toEqual(['Beta']);
    expect(await ask(world, provider.admin, CUSTOMERS, { resellerId: one.id })).toMatchObject({ totalCount: 2 });
    for (const nobody of [provider.id, alpha.id, '%', 'nobody', '________-____-____-____-____________']) expect(await find({ resellerId: nobody })).toEqual([]);
    expect(await namesFor(one.admin, { resellerId: two.id })).toEqual([]);
    await moveRelationship(world, ending, 'ENDED');
    expect(await find({ resellerId: two.id })).toEqual([]);
    expect(await find({ resellerId: one.id })).toEqual(['Alpha', 'Beta']);
  });

  it('counts what matches, on all pages', async () => {
    const partner = await mixedPartner();
    expect(await ask(world, partner.admin, CUSTOMERS, { country: ['DE'], first: 1 })).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true }, edges: [{ node: { companyName: 'Invited' } }] });
    const summary = await ask(world, partner.admin, '{ acceptanceSummary { total byStatus { status count } } }');
    expect(at(summary, 'total')).toBe(4);
    const counts = listAt(summary, 'byStatus').map((row) => `${textAt(row, 'status')} ${String(at(row, 'count'))}`);
    expect(counts.sort()).toEqual(['INVITED 1', 'NOT_PROVIDED 1', 'PROVIDED 1', 'WAITING_FOR_PARTNER 1']);
  });

  it('helpdesk may neither filter, order nor count by what it may not read', async () => {
    const helpdesk = await addAgent(world, await mixedPartner(), ['HELPDESK_AGENT']);
    expect(await namesFor(helpdesk, { country: ['DE'], relationship: ['ACTIVE'] })).toEqual(['Invited', 'Provided', 'Waiting']);
    for (const variables of [{ agreementStatus: ['PROVIDED'] }, { orderBy: 'LAST_ACCEPTED_ASC' }, { orderBy: 'LAST_ACCEPTED_DESC' }]) {
      expect(await faultOf(world, helpdesk, CUSTOMERS, variables)).toBe('FORBIDDEN');
    }
    expect(await faultOf(world, helpdesk, '{ acceptanceSummary { total } }')).toBe('FORBIDDEN');
  });
});

describe('ordering', () => {
  it('by name, folded and the same on every database, in both directions', async () => {
    const partner = await addPartner(world);
    for (const companyName of ['banane', 'Apfel', 'Ｃitrus', '株式会社あ', 'apfel 2', 'Äpfel', 'Zitrone']) await sell(partner, { companyName });
    const names = ['Apfel', 'apfel 2', 'banane', 'Ｃitrus', 'Zitrone', 'Äpfel', '株式会社あ'];
    expect(await namesFor(partner.admin)).toEqual(names);
    expect(await namesFor(partner.admin, { orderBy: 'NAME_DESC' })).toEqual([...names].reverse());
  });

  it('by the latest acceptance, those without one last or first', async () => {
    const partner = await addPartner(world);
    const [one, two] = [await sell(partner, { companyName: 'One' }), await sell(partner, { companyName: 'Two' })];
    await sell(partner, { companyName: 'Never' });
    for (const { customer } of [two, one]) {
      world.travelDays(1);
      await attested(world, partner.admin, { customer, version: german });
    }
    expect(await namesFor(partner.admin, { orderBy: 'LAST_ACCEPTED_DESC' })).toEqual(['One', 'Two', 'Never']);
    expect(await namesFor(partner.admin, { orderBy: 'LAST_ACCEPTED_ASC' })).toEqual(['Never', 'Two', 'One']);
    world.travelDays(1);
    await attested(world, partner.admin, { customer: two.customer, version: german, dateAgreed: '2026-03-09' });
    expect(await namesFor(partner.admin, { orderBy: 'LAST_ACCEPTED_DESC' })).toEqual(['Two', 'One', 'Never']);
  });
});

describe('paging', () => {
  /** Every name from the first page to the last, doing something between the pages. */
  async function walk(visitor: Visitor, variables: object, between: (page: number) => Promise<unknown> = () => Promise.resolve()): Promise<unknown[]> {
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let page = 0; page < 50; page += 1) {
      const list: unknown = await ask(world, visitor, CUSTOMERS, { ...variables, after });
      seen.push(...namesOf(list));
      if (at(list, 'pageInfo.hasNextPage') !== true) return seen;
      after = textAt(list, 'pageInfo.endCursor');
      await between(page);
    }
    throw new Error('The list has no end');
  }

  const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `Company ${String(index).padStart(2, '0')}`);

  it.each(['NAME_ASC', 'NAME_DESC', 'LAST_ACCEPTED_ASC', 'LAST_ACCEPTED_DESC'])('goes through every row once by %s, also through rows that are equal', async (orderBy) => {
    const partner = await addPartner(world);
    const names = [...numbered(7), 'Same', 'Same', 'Same', 'Same'];
    for (const companyName of names) await sell(partner, { companyName });
    const seen = await walk(partner.admin, { orderBy, first: 2 });
    expect([...seen].sort()).toEqual([...names].sort());
    if (orderBy === 'NAME_ASC') expect(seen).toEqual(names);
  });

  it('neither loses nor repeats a row while rows come, go and change', async () => {
    const partner = await addPartner(world);
    const made: RelationshipInWorld[] = [];
    for (const companyName of numbered(9)) made.push(await sell(partner, { companyName }));
    const seen = await walk(partner.admin, { first: 2 }, async (page) => {
      if (page === 0) await sell(partner, { companyName: 'Company 00 before the cursor' });
      if (page === 1) await sell(partner, { companyName: 'Company 04 after the cursor' });
      // The row of the cursor itself goes, and one that is still to come changes.
      const [cursor, later] = [made[2 * page + 1], made[2 * page + 3]];
      if (cursor) await moveRelationship(world, cursor, 'WITHDRAWN');
      if (later) await attested(world, partner.admin, { customer: later.customer, version: german });
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(numbered(9)));
    expect(seen).toContain('Company 04 after the cursor');
    expect(seen).not.toContain('Company 00 before the cursor');
  });

  it('refuses a cursor of another order and of another list: it would leave customers out without a word', async () => {
    const partner = await addPartner(world);
    for (const companyName of ['Able', 'Baker', 'Charlie']) await sell(partner, { companyName });
    const cursor = textAt(await ask(world, partner.admin, CUSTOMERS, { first: 1, orderBy: 'NAME_ASC' }), 'pageInfo.endCursor');
    expect(await faultOf(world, partner.admin, CUSTOMERS, { after: cursor, orderBy: 'LAST_ACCEPTED_ASC' })).toBe('BAD_USER_INPUT');
    expect(await faultOf(world, partner.admin, 'query Sent($after: String) { invitations(after: $after) { edges { cursor } } }', { after: cursor })).toBe('BAD_USER_INPUT');
  });

  it('refuses a cursor of something else, and a size beyond 100', async () => {
    const partner = await addPartner(world);
    for (const variables of [{ after: 'nonsense' }, { after: Buffer.from('["one"]').toString('base64url') }, { first: 0 }, { first: -1 }, { first: 101 }]) {
      expect(await faultOf(world, partner.admin, CUSTOMERS, variables)).toBe('BAD_USER_INPUT');
    }
  });
});
