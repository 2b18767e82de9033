import { SubscriptionEntity } from '@assent/server/src/orders/subscription.entity';
import { renewal } from '@assent/server/src/orders/renewal.job';
import { renewDue } from '@assent/server/src/orders/renewal.service';
import { newId } from '@assent/server/src/database/id';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { beforeAll, expect, it, vi } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, listAt } from '../../support/world/asking';
import { CUSTOMER } from '../../support/world/documents';
import { attested, order } from '../../support/world/moves';
import { withdraw } from '../../support/world/relationships';
import { eventsOf, ordersOf } from '../../support/world/rows';
import { directScene, type DirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

/** A customer with a subscription whose last day is 15 June 2027. */
async function subscribed(): Promise<DirectScene> {
  const scene = await directScene(world);
  const id = await attested(world, scene.partner.admin, { customer: scene.customer, version: german });
  await order(world, scene.partner.admin, { relationship: scene.relationship, kind: 'AZURE_PLAN' });
  // Nothing is on record any more: the guide excepts renewals.
  await withdraw(world, id, scene.relationship);
  return scene;
}

const change = ({ relationship }: DirectScene, given: Partial<Pick<SubscriptionEntity, 'state' | 'autoRenew'>>) =>
  world.database.transact((manager) => manager.update(SubscriptionEntity, { relationshipId: relationship.id }, given));

async function shown({ partner, customer }: DirectScene): Promise<unknown> {
  return ask(world, partner.admin, CUSTOMER, { id: customer.id });
}

it('renews an active subscription the day after its last one where the customer is, although nothing is on record (P1)', async () => {
  const scene = await subscribed();
  world.travelTo('2027-06-15T21:59:59.000Z');
  await renewDue(world.database, world.now);
  expect(await shown(scene)).toMatchObject({ agreementStatus: 'LAPSED', subscriptions: [{ endsOn: '2027-06-15' }], orders: { totalCount: 1 } });
  world.travelTo('2027-06-15T22:00:00.000Z');
  await Promise.all([renewDue(world.database, world.now), renewDue(world.database, world.now)]);
  const renewed = await shown(scene);
  expect(renewed).toMatchObject({ subscriptions: [{ kind: 'AZURE_PLAN', state: 'ACTIVE', endsOn: '2028-06-14' }], orders: { totalCount: 2 } });
  expect(listAt(renewed, 'orders.edges').map((edge) => at(edge, 'node.createdBy'))).toContain(null);
  const made = (await ordersOf(world, scene.customer)).find(({ rule }) => rule === 'P1');
  expect(made).toMatchObject({ state: 'PLACED', kind: 'AZURE_PLAN', placedAt: world.now, createdById: null, partnerId: scene.partner.id, imported: false });
  expect(await eventsOf(world, { subjectId: made?.id ?? '' })).toMatchObject([{ kind: 'ORDER_PLACED', actorKind: 'SYSTEM', rule: 'P1' }]);
});

it('catches up term by term', async () => {
  const scene = await subscribed();
  world.travelTo('2029-06-20T12:00:00.000Z');
  await renewDue(world.database, world.now);
  expect(await shown(scene)).toMatchObject({ subscriptions: [{ endsOn: '2030-06-14' }], orders: { totalCount: 4 } });
});

it.each([
  ['is not to be renewed', { autoRenew: false }],
  ['is suspended', { state: 'SUSPENDED' }],
] as const)('ends what %s, without an order (P2)', async (_, given) => {
  const scene = await subscribed();
  await change(scene, given);
  world.travelTo('2027-06-16T12:00:00.000Z');
  await renewDue(world.database, world.now);
  expect(await shown(scene)).toMatchObject({ subscriptions: [{ state: 'ENDED', endsOn: '2027-06-15' }], orders: { totalCount: 1 } });
  const events = await eventsOf(world, { customerId: scene.customer.id, kind: 'SUBSCRIPTION_ENDED' });
  expect(events).toMatchObject([{ actorKind: 'SYSTEM', rule: 'P2', partnerId: scene.partner.id }]);
});

it('is the work of the job that comes round every hour', async () => {
  const scene = await subscribed();
  world.travelTo('2027-09-01T08:00:00.000Z');
  await vi.waitFor(async () => expect(await shown(scene)).toMatchObject({ subscriptions: [{ endsOn: '2028-06-14' }] }), { timeout: 15_000, interval: 100 });
  const jobs = await world.database.read((manager) => manager.findBy(JobEntity, { kind: 'RENEWAL', idempotencyKey: '2027-09-01T08' }));
  expect(jobs).toHaveLength(1);
  const again = { id: newId(), payload: {}, attempt: 2, createdAt: world.now, now: world.now, signal: new AbortController().signal };
  expect(await renewal(world.database).run(again)).toBe('DONE');
  expect(await shown(scene)).toMatchObject({ subscriptions: [{ endsOn: '2028-06-14' }], orders: { totalCount: 2 } });
});
