import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import fc from 'fast-check';
import { OperationTypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { STRANGER, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { attested, invited, SIGNER } from '../../support/world/moves';
import { directScene, type DirectScene } from '../../support/world/scenes';
import { openStream, toldAtLeast, type Stream } from '../../support/world/streams';
import { shareWorld } from '../../support/world/world';
import { hostileRequests } from '../limits/hostile-documents';
import { hostileShapes } from '../limits/hostile-shapes';

const world = shareWorld({ env: async () => ({ STREAMS_PER_SESSION: '1000', STREAMS_PER_ADDRESS: '1000' }) });
const schema = await buildAssentSchema();
const SENDERS = ['agent', 'customer user', 'stranger', 'agent with its cookie at the other site'] as const;
const EACH = 60;
const visitors = new Map<string, Visitor>();
const ids: string[] = [];
const open: Stream[] = [];
let version: Version;
let own: DirectScene;
let other: DirectScene;

beforeAll(async () => {
  version = await addVersion(world);
  own = await directScene(world);
  other = await directScene(world, { customer: { companyName: 'Verborgen Werke', domain: 'verborgen.example' } });
  const user = await addUser(world, own.customer);
  ids.push(own.customer.id, other.customer.id, other.partner.id, user.id);
  const all: Visitor[] = [own.partner.admin, user, STRANGER, { site: 'ACCEPTANCE', cookie: own.partner.admin.cookie }];
  for (const [index, name] of SENDERS.entries()) visitors.set(name, all[index] ?? STRANGER);
});

afterAll(() => {
  for (const stream of open) stream.close();
});

const visitor = (name: string): Visitor => visitors.get(name) ?? STRANGER;

describe.each(SENDERS)('from: %s', (name) => {
  it(`${EACH} subscriptions made up over the schema are answered without a fault`, async () => {
    const requests = hostileRequests({ schema, ids, without: [], kinds: [OperationTypeNode.SUBSCRIPTION] });
    // A fixed seed: what fails, fails again.
    await fc.assert(
      fc.asyncProperty(requests, async ({ query, variables }) => {
        const stream = await openStream(world, visitor(name), query, { variables });
        open.push(stream);
        expect(stream.status).toBe(200);
      }),
      { numRuns: EACH, seed: 20_261_126 + SENDERS.indexOf(name), endOnFailure: true },
    );
  });
});

it('and whatever happens then, those that stay open are told nothing of others and no fault', async () => {
  const fences = [
    await openStream(world, own.partner.admin, 'subscription { acceptanceRecorded { id } }'),
    await openStream(world, visitor('customer user'), 'subscription { waitingChanged { id } }'),
  ];
  open.push(...fences);
  await invited(world, other.partner.admin, { customer: other.customer });
  await attested(world, other.partner.admin, { customer: other.customer, version, signer: { ...SIGNER, lastName: 'Verborgen' } });
  await attested(world, own.partner.admin, { customer: own.customer, version });
  await invited(world, own.partner.admin, { company: { name: 'Sonnenhof', email: 'post@sonnenhof.example' } });
  for (const fence of fences.slice(0, 1)) await toldAtLeast(fence, 1);
  const told = open.flatMap((stream) => stream.told);
  expect(told.filter(({ data }) => data !== null).length).toBeGreaterThan(5);
  expect(JSON.stringify(told)).not.toMatch(/verborgen|INTERNAL_SERVER_ERROR|node_modules|SQLITE|QueryFailed/i);
});


it.each(Object.keys(hostileShapes))('%s is answered without a fault', async (shape) => {
  const { consoleUrl } = world.app;
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', origin: consoleUrl, cookie: own.partner.admin.cookie };
  const closing = new AbortController();
  const { status } = await fetch(`${consoleUrl}/graphql/stream`, { method: 'POST', headers, body: hostileShapes[shape] ?? '', signal: closing.signal });
  closing.abort();
  expect(status).toBeLessThan(500);
});
