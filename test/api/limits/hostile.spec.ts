import { hashPassword } from '@assent/server/src/auth/password';
import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { PartnerEntity } from '@assent/server/src/partners/partner.entity';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion } from '../../support/world/agreements';
import { CONSOLE_STRANGER, STRANGER, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { attested, invited, order } from '../../support/world/moves';
import { directScene, type DirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';
import { hostileRequests } from './hostile-documents';
import { hostileShapes } from './hostile-shapes';

const world = shareWorld();
const schema = await buildAssentSchema();
const SENDERS = ['agent', 'customer user', 'stranger at the console', 'stranger at the customers’ site', 'agent with its cookie at the other site'] as const;
const EACH = 100;
const visitors = new Map<string, Visitor>();
const ids: string[] = [];

/** Found in whatever belongs to the other tenant, and sent by nobody. */
const HIDDEN = 'Verborgen';

beforeAll(async () => {
  const version = await addVersion(world);
  const own = await directScene(world);
  const other = await directScene(world, { customer: { companyName: `${HIDDEN} Werke`, domain: 'verborgen.example', contactFirstName: HIDDEN, contactEmail: 'kontakt@verborgen.example' } });
  await world.database.transact((manager) => manager.update(PartnerEntity, { id: other.partner.id }, { name: `${HIDDEN} Cloud`, contactEmail: 'desk@verborgen.example' }));
  for (const scene of [own, other]) ids.push(...(await rowsOf(scene, version)));
  const user = await addUser(world, own.customer);
  ids.push(user.id);
  // Sessions of a world have no password; here somebody may try to change one.
  const passwordHash = await hashPassword('seven quiet herons');
  await world.database.transact(async (manager) => {
    await manager.update(AgentEntity, { id: own.partner.admin.id }, { passwordHash });
    await manager.update(CustomerUserEntity, { id: user.id }, { passwordHash });
  });
  visitors.set('agent of the other tenant', other.partner.admin);
  const signedIn: Visitor[] = [own.partner.admin, user, CONSOLE_STRANGER, STRANGER, { site: 'ACCEPTANCE', cookie: own.partner.admin.cookie }];
  for (const [index, name] of SENDERS.entries()) visitors.set(name, signedIn[index] ?? STRANGER);
});

/** One row of every kind, named by its identifier. */
async function rowsOf({ partner, customer, relationship }: DirectScene, version: Awaited<ReturnType<typeof addVersion>>): Promise<string[]> {
  const link = await invited(world, partner.admin, { customer });
  const acceptance = await attested(world, partner.admin, { customer, version });
  await order(world, partner.admin, { relationship, kind: 'OFFER' });
  return [partner.id, partner.admin.id, customer.id, relationship.id, acceptance, link.id, version.id];
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

async function send(name: string, body: string): Promise<Reply> {
  const { site, cookie } = visitors.get(name) ?? STRANGER;
  const url = site === 'CONSOLE' ? world.app.consoleUrl : world.app.acceptanceUrl;
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json', origin: url, ...(cookie === '' ? {} : { cookie }) };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

function expectHarmless({ status, text }: Reply): void {
  expect([status, text.includes('INTERNAL_SERVER_ERROR') ? text : '']).toEqual([expect.toSatisfy((code: number) => code < 500, 'below 500'), '']);
  expect(text).not.toMatch(/node_modules|\.ts:\d|\bat [\w.<>]+ \(|SQLITE|violates|QueryFailed/);
  expect(text).not.toMatch(/verborgen/i);
  expect(() => void JSON.parse(text)).not.toThrow();
}

it('what nobody else may read is there to be read', async () => {
  const { text } = await send('agent of the other tenant', JSON.stringify({ query: '{ viewer { ... on Agent { partner { name } } } customers { edges { node { companyName domain } } } }' }));
  expect(text.match(/verborgen/gi)).toHaveLength(3);
});

describe.each(SENDERS)('from: %s', (name) => {
  it(`${EACH} requests made up over the schema are answered without a fault and without a row of others`, async () => {
    const isSignedIn = name === 'agent' || name === 'customer user';
    const requests = hostileRequests({ schema, ids, without: isSignedIn ? ['signOut'] : [] });
    let executed = 0;
    // A fixed seed: what fails, fails again.
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const reply = await send(name, JSON.stringify(request));
        expectHarmless(reply);
        if (reply.status === 200) executed += 1;
      }),
      { numRuns: EACH, seed: 20_260_615 + SENDERS.indexOf(name), endOnFailure: true },
    );
    // What is refused for its form alone shows nothing of what lies behind.
    expect(executed).toBeGreaterThan(EACH / 3);
  });
});

describe('each of the worst shapes', () => {
  it.each(Object.keys(hostileShapes))('%s is answered within seconds, without a fault and without a row of others', async (shape) => {
    const started = performance.now();
    expectHarmless(await send('agent', hostileShapes[shape] ?? ''));
    expectHarmless(await send('stranger at the customers’ site', hostileShapes[shape] ?? ''));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('leaves the server as it was', async () => {
    expect(await send('agent', JSON.stringify({ query: '{ viewer { __typename } }' }))).toEqual({ status: 200, text: '{"data":{"viewer":{"__typename":"Agent"}}}\n' });
    const { text } = await send('agent', JSON.stringify({ query: '{ customers { totalCount } }' }));
    expect(text).toMatch(/"totalCount":[1-9]/);
  });
});

it.each(['%00', '%ud800', 'a%00b', 'x'.repeat(300)])('an address with a part such as %j is the fault of who asks', async (part) => {
  const { status } = await fetch(`${world.app.consoleUrl}/agreements/${part}/document`);
  expect(status).toBeLessThan(500);
  expect(status).toBeGreaterThanOrEqual(400);
});
