import { EventEntity } from '@assent/server/src/events/event.entity';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, ask, type Fault } from '../../support/app';
import { addPeople, AGENT, cookieOf, signInAt } from '../auth/people';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let cookie = '';
beforeAll(async () => {
  await addPeople(world.app);
  cookie = cookieOf(await signInAt(world.app.consoleUrl));
});

const send = (query: string, variables: object = {}): Promise<Answer> => ask(world.app.consoleUrl, query, variables, { cookie });

function faultIn({ body, status }: Answer): Fault {
  const [fault, ...more] = body.errors ?? [];
  expect([status, body.data, more]).toEqual([400, undefined, []]);
  if (fault === undefined) throw new Error('No fault');
  return fault;
}

const below = (depth: number, leaf: string): string => (depth === 0 ? leaf : `latestAcceptance { customer { ${below(depth - 1, leaf)} } }`);

describe('an operation', () => {
  it('may be 15 fields deep and no deeper, also through fragments', async () => {
    const inside = `query Deep { customers(first: 1) { edges { node { ${below(5, 'id latestAcceptance { id }')} } } } }`;
    expect((await send(inside)).status).toBe(200);
    const beyond = `query Deep { customers(first: 1) { edges { node { ...Below } } } } fragment Below on Customer { ${below(6, 'id')} }`;
    expect(faultIn(await send(beyond))).toMatchObject({
      message: 'The operation is 16 fields deep; at most 15 are taken. Ask in steps.',
      extensions: { code: 'BAD_USER_INPUT', limit: 'depth', most: 15 },
    });
  });

  it('costs its fields times the rows that it asks for, whether written, sent or left to the default', async () => {
    const rows = (first: string, declared = '') => `query Rows${declared} { customers(first: 100) { edges { node { acceptances${first} { edges { cursor node { id rule method current } } } } } } }`;
    const [sent, fallback] = [rows('(first: $first)', '($first: Int!)'), rows('(first: $first)', '($first: Int! = 100)')];
    for (const [document, variables] of [[rows('(first: 10)'), {}], [sent, { first: 10 }], [fallback, { first: 10 }]] as const) {
      expect((await send(document, variables)).status).toBe(200);
    }
    for (const [document, variables] of [[rows('(first: 100)'), {}], [sent, { first: 100 }], [fallback, {}], [rows(''), {}]] as const) {
      expect(faultIn(await send(document, variables)).extensions).toMatchObject({ code: 'BAD_USER_INPUT', limit: 'cost', most: 20_000 });
    }
    const doubling = Array.from({ length: 16 }, (_, index) => `fragment F${index} on Customer { ...F${index + 1} ... { ...F${index + 1} } }`);
    const explosive = `query Boom { customers { edges { node { ...F0 } } } } ${doubling.join(' ')} fragment F16 on Customer { id }`;
    expect(faultIn(await send(explosive)).extensions).toMatchObject({ limit: 'cost' });
  });

  it('may have 30 aliases and no more', async () => {
    const aliased = (count: number) => `query Many { ${Array.from({ length: count }, (_, index) => `a${index}: viewer { __typename }`).join(' ')} }`;
    expect((await send(aliased(30))).status).toBe(200);
    expect(faultIn(await send(aliased(31)))).toMatchObject({ message: 'The operation has 31 aliases; at most 30 are taken. Send several requests.', extensions: { limit: 'aliases' } });
  });

  it('may have 5000 words and signs and no more', async () => {
    const filled = (count: number) => `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: customers(country: [${'"DE" '.repeat(count)}]) { totalCount }`).join(' ')} }`;
    expect((await send(filled(487))).status).toBe(200);
    const fault = faultIn(await send(filled(488)));
    expect([fault.message, fault.extensions['code']]).toEqual([expect.stringContaining('more that 5000 tokens'), 'GRAPHQL_PARSE_FAILED']);
  });

  it('may send lists of 500 entries and no longer, wherever they are', async () => {
    const filtered = 'query Filtered($country: [CountryCode!]) { customers(country: $country) { totalCount } }';
    expect((await send(filtered, { country: Array.from({ length: 500 }, () => 'DE') })).status).toBe(200);
    expect(faultIn(await send(filtered, { country: Array.from({ length: 501 }, () => 'DE') }))).toMatchObject({ message: 'A list has 501 entries; at most 500 are taken.', extensions: { limit: 'listItems' } });
    expect(faultIn(await send(`{ customers(country: [${'"DE" '.repeat(501)}]) { totalCount } }`)).extensions).toMatchObject({ limit: 'listItems' });
  });
});

describe('what compares a secret or records something', () => {
  const attempt = (key: string): string => `${key}: signIn(input: { email: "${AGENT}", password: "guess ${key}" }) { __typename }`;
  const events = (): Promise<number> => world.database.read((manager) => manager.count(EventEntity));

  it.each([
    ['by alias', `mutation Guess { ${attempt('a')} ${attempt('b')} }`],
    ['by fragment', `mutation Guess { ...A ...B } fragment A on Mutation { ${attempt('a')} } fragment B on Mutation { ... { ${attempt('b')} } }`],
    ['as another mutation', `mutation Guess { ${attempt('a')} signOut }`],
  ])('cannot be repeated %s in an operation', async (_how, document) => {
    const before = await events();
    expect(faultIn(await send(document))).toMatchObject({ message: 'The operation has 2 mutations; one is taken. Send several requests.', extensions: { code: 'BAD_USER_INPUT', limit: 'mutations' } });
    expect(await events()).toBe(before);
  });

  it('cannot be repeated by a batch', async () => {
    const before = await events();
    const body = JSON.stringify([{ query: `mutation { ${attempt('a')} }` }, { query: `mutation { ${attempt('b')} }` }]);
    const { status } = await fetch(`${world.app.consoleUrl}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect([status, await events()]).toEqual([400, before]);
  });

  it.each(['domainAvailable(domain: "$.example")', 'invitation(token: "$")'])('a query that tells whether a guess is right is asked once: %s', async (field) => {
    const document = `query Guess { ${['a', 'b'].map((key) => `${key}: ${field.replace('$', key)} ${field.startsWith('i') ? '{ id }' : ''}`).join(' ')} }`;
    expect(faultIn(await send(document)).extensions).toMatchObject({ limit: 'repeats' });
  });
});

describe('text that no database keeps', () => {
  it.each(['nul \0 in it', 'half \ud83d of a pair', '\udc00'])('is refused before anything is executed: %j', async (text) => {
    const search = 'query Search($search: String) { customers(search: $search) { totalCount } }';
    for (const answer of [await send(search, { search: text }), await send(search, { [text]: 'a' }), await send(search, { unasked: [{ deep: text }] })]) {
      const { message, extensions } = faultIn(answer);
      expect([message, extensions['code']]).toEqual([expect.stringMatching(/^A text holds a NUL character or half of a surrogate pair/), 'BAD_USER_INPUT']);
    }
    const written = `{ customers(search: ${JSON.stringify(text)}) { totalCount } }`;
    expect((await send(written)).status).toBe(400);
  });

  it('is not mistaken for whole pairs', async () => {
    expect((await send('query S($search: String) { customers(search: $search) { totalCount } }', { search: '👍🏽 髙橋' })).body).toEqual({ data: { customers: { totalCount: 0 } } });
  });
});

it('limits are configuration', async () => {
  expect(world.app.config.document).toEqual({ tokens: 5000, depth: 15, cost: 20_000, aliases: 30, listItems: 500 });
});
