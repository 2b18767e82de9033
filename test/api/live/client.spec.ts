import { follow } from '@assent/sdk/live';
import { AcceptanceRecordedDocument, type AcceptanceRecordedSubscription } from '@assent/sdk/documents';
import { LiveEventEntity } from '@assent/server/src/live/live-event.entity';
import { LessThan } from 'typeorm';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask } from '../../support/world/asking';
import { attested, SIGNER } from '../../support/world/moves';
import { addAgent, type Agent } from '../../support/world/partners';
import { directScene, type DirectScene } from '../../support/world/scenes';
import { PATIENCE } from '../../support/world/streams';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let version: Version;

beforeAll(async () => {
  version = await addVersion(world);
});

interface Follower {
  readonly ids: string[];
  readonly failures: string[];
  missed: number;
  /** Connections that were opened. */
  opened: number;
  /** Cuts the connection that is open. */
  cut(): void;
}

/** The sdk's client as a page has it, over a network that can be cut. */
function followAs(agent: Agent, variables: { customerId?: string } = {}): Follower {
  let cutting = new AbortController();
  const follower: Follower = { ids: [], failures: [], missed: 0, opened: 0, cut: () => cutting.abort() };
  const stop = follow({
    document: AcceptanceRecordedDocument,
    variables,
    url: `${world.app.consoleUrl}/graphql/stream`,
    locale: () => 'en',
    waits: { first: 1, longest: 20 },
    told: ({ acceptanceRecorded }: AcceptanceRecordedSubscription) => follower.ids.push(acceptanceRecorded.id),
    missed: () => (follower.missed += 1),
    failed: ({ kind }) => follower.failures.push(kind),
    fetch: async (address, { signal, headers, ...given } = {}) => {
      cutting = new AbortController();
      follower.opened += 1;
      const both = AbortSignal.any([cutting.signal, ...(signal ? [signal] : [])]);
      return fetch(address, { ...given, headers: { ...Object.fromEntries(new Headers(headers)), cookie: agent.cookie }, signal: both });
    },
  });
  onTestFinished(stop);
  return follower;
}

const attestIn = ({ partner, customer }: DirectScene): Promise<string> =>
  attested(world, partner.admin, { customer, version, signer: { ...SIGNER, phone: `+49 3643 ${555_000 + world.next()}` } });

const untilOpen = (follower: Follower, count: number): Promise<void> => expect.poll(() => follower.opened, PATIENCE).toBeGreaterThanOrEqual(count);

it('is told of each acceptance once, in order, though its connection is cut again and again', async () => {
  const scene = await directScene(world);
  const follower = followAs(scene.partner.admin);
  await untilOpen(follower, 1);
  const ids: string[] = [];
  for (let count = 0; count < 20; count += 1) {
    if (count % 3 === 0) follower.cut();
    ids.push(await attestIn(scene));
  }
  await expect.poll(() => follower.ids.length, PATIENCE).toBeGreaterThanOrEqual(ids.length - 1);
  const last = await attestIn(scene);
  await expect.poll(() => follower.ids.at(-1), PATIENCE).toBe(last);
  // What was recorded before its first stream began may not be among them.
  expect(follower.ids).toEqual([...ids, last].slice(-follower.ids.length));
  expect(follower.opened).toBeGreaterThan(5);
  expect([follower.missed, follower.failures]).toEqual([0, []]);
}, 60_000);

it('begins anew, and says so, when the server does not know any more what was told last', async () => {
  const scene = await directScene(world);
  const follower = followAs(scene.partner.admin);
  await untilOpen(follower, 1);
  await expect.poll(async () => {
    await attestIn(scene);
    return follower.ids.length;
  }, PATIENCE).toBeGreaterThan(0);
  follower.cut();
  const newest = await attestIn(scene);
  await world.database.transact(async (manager) => {
    const row = await manager.findOneByOrFail(LiveEventEntity, { subjectId: newest });
    await manager.delete(LiveEventEntity, { position: LessThan(row.position ?? Number.MAX_SAFE_INTEGER) });
  });
  await untilOpen(follower, 2);
  await expect.poll(async () => {
    const id = await attestIn(scene);
    await expect.poll(() => follower.ids.at(-1) === id || follower.missed > 0, PATIENCE).toBe(true);
    return follower.ids.at(-1) === id;
  }, PATIENCE).toBe(true);
  expect(follower.failures).toEqual([]);
});

it.each([
  ['signed out', 'signedOut'],
  ['at sign-out', 'signedOut'],
  ['a role that may not', 'forbidden'],
  ['a customer that is hidden', 'notFound'],
] as const)('stops for good: %s', async (why, kind) => {
  const { partner } = await directScene(world);
  const { customer: hidden } = await directScene(world);
  const agent = await addAgent(world, partner, [why === 'a role that may not' ? 'HELPDESK_AGENT' : 'SALES_AGENT']);
  const follower = followAs(why === 'signed out' ? { ...agent, cookie: 'none=1' } : agent, why === 'a customer that is hidden' ? { customerId: hidden.id } : {});
  if (why === 'at sign-out') {
    await untilOpen(follower, 1);
    await ask(world, agent, 'mutation { signOut }');
  }
  await expect.poll(() => follower.failures, PATIENCE).toEqual([kind]);
  expect(follower.opened).toBe(1);
});
