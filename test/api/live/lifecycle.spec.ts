import { request } from 'node:http';
import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { hashOf } from '@assent/server/src/auth/token';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../../support/app';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { attested, SIGNER } from '../../support/world/moves';
import { addAgent, addPartner, signedIn, type Agent } from '../../support/world/partners';
import { directScene } from '../../support/world/scenes';
import { codeOf, ended, openStream, PATIENCE, toldAtLeast, type Opening, type Stream } from '../../support/world/streams';
import { shareWorld } from '../../support/world/world';

const world = shareWorld({ env: async () => ({ STREAM_HEARTBEAT_MS: '100', STREAMS_PER_SESSION: '4', STREAMS_PER_ADDRESS: '6' }) });
const streams: Stream[] = [];
let version: Version;

beforeAll(async () => {
  version = await addVersion(world);
});

afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  // A seat is left when the server has seen the connection go.
  const { admin } = await addPartner(world);
  await expect.poll(async () => Promise.all(Array.from({ length: 4 }, async () => seatOf(admin))), PATIENCE).toEqual([200, 200, 200, 200]);
});

async function seatOf(visitor: Visitor): Promise<number> {
  const stream = await openStream(world, visitor, RECORDED);
  stream.close();
  return stream.status;
}

const RECORDED = 'subscription Recorded { acceptanceRecorded { id } }';

async function listen(visitor: Visitor, opening: Opening = {}, document = RECORDED): Promise<Stream> {
  const stream = await openStream(world, visitor, document, opening);
  streams.push(stream);
  return stream;
}

const sessionOf = ({ cookie }: Visitor) => ({ tokenHash: hashOf(cookie.split('=')[1] ?? '') });

const changeSession = (visitor: Visitor, change: Partial<SessionEntity>) => world.database.transact((manager) => manager.update(SessionEntity, sessionOf(visitor), change));

const minutesLater = (minutes: number): Date => new Date(world.now.getTime() + minutes * 60_000);

it('a quiet stream shows again and again that it is alive', async () => {
  const { admin } = await addPartner(world);
  const stream = await listen(admin);
  await expect.poll(() => stream.beats(), PATIENCE).toBeGreaterThan(3);
  expect([stream.state(), stream.told]).toEqual(['OPEN', []]);
});

describe('a stream ends with its session', () => {
  async function expectSignedOut(stream: Stream): Promise<void> {
    expect([await ended(stream), stream.told.map(codeOf)]).toEqual(['COMPLETE', ['UNAUTHENTICATED']]);
  }

  it('at sign-out, and the streams of others go on', async () => {
    const partner = await addPartner(world);
    const other = await addAgent(world, partner, ['SALES_AGENT']);
    const [own, others] = [await listen(partner.admin), await listen(other)];
    await ask(world, partner.admin, 'mutation { signOut }');
    await expectSignedOut(own);
    expect(others.state()).toBe('OPEN');
  });

  it('when the session is ended from elsewhere', async () => {
    const { admin } = await addPartner(world);
    const elsewhere: Agent = { ...admin, cookie: await signedIn(world, 'CONSOLE', admin.id) };
    const [stream, own] = [await listen(elsewhere), await listen(admin)];
    const { id } = await world.database.read((manager) => manager.findOneByOrFail(SessionEntity, sessionOf(elsewhere)));
    expect(await ask(world, admin, 'mutation End($id: ID!) { endSession(id: $id) }', { id })).toBe(true);
    await expectSignedOut(stream);
    expect(own.state()).toBe('OPEN');
  });

  it('when its time is over, though nothing happens', async () => {
    const { admin } = await addPartner(world);
    await changeSession(admin, { expiresAt: minutesLater(5) });
    const stream = await listen(admin);
    world.travelTo(minutesLater(5).toISOString());
    await expectSignedOut(stream);
  });

  it('when its person is disabled', async () => {
    const partner = await addPartner(world);
    const agent = await addAgent(world, partner, ['SALES_AGENT']);
    const stream = await listen(agent);
    await world.database.transact((manager) => manager.update(AgentEntity, { id: agent.id }, { disabledAt: world.now }));
    await expectSignedOut(stream);
  });

  it('when nothing was asked for long enough: neither an open stream nor opening another one counts as asking', async () => {
    const { partner, customer } = await directScene(world);
    const { admin } = partner;
    await changeSession(admin, { lastSeenAt: world.now });
    const colleague = await addAgent(world, partner, ['ADMIN_AGENT']);
    const first = await listen(admin);
    world.travelTo(minutesLater(40).toISOString());
    await attested(world, colleague, { customer, version });
    await toldAtLeast(first, 1);
    const second = await listen(admin, { lastEventId: first.startId });
    await toldAtLeast(second, 1);
    expect((await world.database.read((manager) => manager.findOneByOrFail(SessionEntity, sessionOf(admin)))).lastSeenAt.toISOString()).toBe(minutesLater(-40).toISOString());
    world.travelTo(minutesLater(21).toISOString());
    expect([await ended(first), await ended(second)]).toEqual(['COMPLETE', 'COMPLETE']);
    expect(codeOf(first.told.at(-1))).toBe('UNAUTHENTICATED');
  });
});

describe('streams are limited', () => {
  it('in number for a session, and one that is closed makes room', async () => {
    const { admin } = await addPartner(world);
    const open = [await listen(admin), await listen(admin), await listen(admin), await listen(admin)];
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const url = world.app.consoleUrl;
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json', origin: url, cookie: admin.cookie, 'accept-language': 'ja' };
    const refused = await fetch(`${url}/graphql/stream`, { method: 'POST', headers, body: JSON.stringify({ query: RECORDED }) });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    const body: unknown = await refused.json();
    expect([at(body, 'errors.0.message'), at(body, 'errors.0.extensions.code')]).toEqual(['同時に開ける接続数の上限に達しました。ほかのウィンドウを閉じてから、もう一度お試しください。', 'TOO_MANY_REQUESTS']);
    open[0]?.close();
    await expect.poll(async () => (await listen(admin)).status, PATIENCE).toBe(200);
  });

  it('in number for a network address, on both sites together', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const own = await Promise.all(Array.from({ length: 4 }, () => listen(partner.admin)));
    const others = [await listen(user), await listen(user), await listen(user)];
    expect([...own, ...others].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });

  it('as every operation is: in depth, cost and aliases, and a refused one holds nothing open', async () => {
    const { admin } = await addPartner(world);
    const deep = `subscription { acceptanceRecorded { ${'customer { latestAcceptance { '.repeat(10)} id ${'} }'.repeat(10)} } }`;
    const wide = 'subscription { acceptanceRecorded { customer { orders(first: 100) { edges { node { relationship { seller { name } } } } } acceptances(first: 100) { edges { node { customer { acceptances(first: 100) { edges { node { id } } } } } } } } } }';
    const aliased = `subscription { acceptanceRecorded { ${Array.from({ length: 31 }, (_, index) => `a${index}: id`).join(' ')} } }`;
    for (const [limit, document] of [['depth', deep], ['cost', wide], ['aliases', aliased]] as const) {
      const stream = await listen(admin, {}, document);
      expect([await ended(stream), codeOf(stream.told[0]), at(stream.told[0]?.errors[0], 'extensions.limit')]).toEqual(['COMPLETE', 'BAD_USER_INPUT', limit]);
    }
    expect((await listen(admin)).status).toBe(200);
  });
});

describe('what is no subscription is refused', () => {
  it.each([
    ['query { viewer { __typename } }', 'BAD_USER_INPUT'],
    ['mutation { signOut }', 'BAD_USER_INPUT'],
    ['subscription { acceptanceRecorded { id } invitationChanged { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { acceptanceRecorded { nonsense } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    [`subscription { acceptanceRecorded { ${'id '.repeat(6000)} } }`, 'GRAPHQL_PARSE_FAILED'],
    ['subscription A { acceptanceRecorded { id } } subscription B { acceptanceRecorded { id } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['subscription ($id: ID!) { acceptanceRecorded(customerId: $id) { id } }', 'BAD_USER_INPUT'],
    ['subscription { acceptanceRecorded(customerId: "\\u0000") { id } }', 'BAD_USER_INPUT'],
  ])('%s', async (document, code) => {
    const { admin } = await addPartner(world);
    const stream = await listen(admin, {}, document);
    expect([await ended(stream), stream.told.map(codeOf)]).toEqual(['COMPLETE', [code]]);
    expect(JSON.stringify(stream.told)).not.toContain('Did you mean');
  });

  it('by its request: another origin, another method, another type, no body', async () => {
    const { admin } = await addPartner(world);
    const url = world.app.consoleUrl;
    const send = async (headers: Record<string, string>, init: RequestInit = {}): Promise<number> => {
      const all = { accept: 'text/event-stream', 'content-type': 'application/json', cookie: admin.cookie, ...headers };
      return (await fetch(`${url}/graphql/stream`, { method: 'POST', body: JSON.stringify({ query: RECORDED }), headers: all, ...init })).status;
    };
    expect(await send({ origin: world.app.acceptanceUrl })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({}, { method: 'GET', body: undefined })).toBe(405);
    expect(await send({ accept: 'application/json' })).toBe(406);
    expect(await send({ 'content-type': 'text/plain' })).toBe(415);
    for (const body of ['', '[]', 'null', '{', '{"query":1}', '{"query":"subscription { acceptanceRecorded { id } }","variables":[]}']) expect(await send({}, { body })).toBe(400);
  });

  it('at /graphql, which says where to send it', async () => {
    const { admin } = await addPartner(world);
    await expect(ask(world, admin, RECORDED)).rejects.toThrow('/graphql/stream');
  });
});

it('a client that takes nothing is let go, with little waiting for it, and may come back', async () => {
  const { partner, customer } = await directScene(world);
  await world.database.transact((manager) => manager.query(`UPDATE customer SET city = '${'W'.repeat(100_000)}' WHERE id = '${customer.id}'`));
  const large = `subscription { acceptanceRecorded { id customer { ${Array.from({ length: 28 }, (_, index) => `c${index}: address { city }`).join(' ')} } } }`;
  const { port } = new URL(world.app.consoleUrl);
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', cookie: partner.admin.cookie };
  const sent = request({ host: '127.0.0.1', port, path: '/graphql/stream', method: 'POST', headers });
  const startId = await new Promise<string>((resolve) => {
    // The answer is never read.
    sent.on('response', (response) => resolve(String(response.headers['last-event-id'])));
    sent.end(JSON.stringify({ query: large }));
  });
  sent.on('error', () => undefined);
  const ids: string[] = [];
  for (let count = 0; count < 8; count += 1) ids.push(await attested(world, partner.admin, { customer, version, signer: { ...SIGNER, phone: `+49 3643 ${count}55501` } }));
  await expect.poll(() => entriesOf(world.app.lines).some(({ msg }) => msg === 'a stream that nobody reads is closed'), PATIENCE).toBe(true);
  sent.destroy();
  const back = await listen(partner.admin, { lastEventId: startId });
  const told = await toldAtLeast(back, 8);
  expect(told.map(({ data }) => at(data, 'acceptanceRecorded.id'))).toEqual(ids);
});
