import { SubscriptionEntity } from '@assent/server/src/orders/subscription.entity';
import { renewDue } from '@assent/server/src/orders/renewal.service';
import { ask, at, inJapanese, textAt } from '../../support/world/asking';
import { CANCEL, ORDER } from '../../support/world/documents';
import { attested, order } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { addPurchase, moveRelationship, type RelationshipInWorld } from '../../support/world/relationships';
import { orderRow, ordersOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import type { World } from '../../support/world/world';
import type { RowCase } from './row-case';
import { german, helpdeskOf, key, rowOfEvent } from './situations';

const inputOf = (world: World, { id }: Pick<RelationshipInWorld, 'id'>): { input: object } => ({
  input: { relationshipId: id, kind: 'SOFTWARE', lines: [{ product: 'Cloud suite', quantity: 12 }], idempotencyKey: key(world) },
});

const TO_BE_ASKED = { customer: { agreementRoute: 'WILL_BE_ASKED' } } as const;

/** A subscription whose term ended 15 days ago. */
async function runOut(world: World, given: Partial<Pick<SubscriptionEntity, 'autoRenew'>> = {}) {
  const scene = await directScene(world);
  await attested(world, scene.partner.admin, { customer: scene.customer, version: await german(world) });
  await order(world, scene.partner.admin, { relationship: scene.relationship, kind: 'OFFER' });
  await world.database.transact((manager) => manager.update(SubscriptionEntity, { relationshipId: scene.relationship.id }, { endsOn: '2026-05-31', ...given }));
  await renewDue(world.database, world.now);
  return scene;
}

export const P1: readonly RowCase[] = [
  {
    it: 'the scheduler renews an active subscription',
    reaches: async (world) => {
      const { customer } = await runOut(world);
      const renewed = (await ordersOf(world, customer)).find(({ createdById }) => createdById === null);
      return { row: renewed?.rule ?? null, outcome: renewed?.state === 'PLACED' ? { kind: 'PLACE' } : {} };
    },
  },
];

export const P2: readonly RowCase[] = [
  {
    it: 'and orders nothing otherwise: it ends',
    reaches: async (world) => {
      const { customer } = await runOut(world, { autoRenew: false });
      const row = await rowOfEvent(world, 'SUBSCRIPTION_ENDED', { customerId: customer.id });
      return { row, outcome: (await ordersOf(world, customer)).length === 1 ? { kind: 'NO_ORDER' } : {} };
    },
  },
];

export const P3: readonly RowCase[] = [
  {
    it: 'a partner that may not see the customer finds none to order for',
    refuses: async (world) => ({ visitor: (await addPartner(world)).admin, document: ORDER, variables: inputOf(world, (await directScene(world)).relationship) }),
  },
  {
    it: 'a former partner cannot order',
    refuses: async (world) => {
      const { partner, relationship } = await directScene(world);
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: partner.admin, document: ORDER, variables: inputOf(world, relationship) };
    },
  },
];

export const P4: readonly RowCase[] = [
  {
    it: 'helpdesk cannot order, and learns who can',
    refuses: async (world) => {
      const { partner, relationship } = await directScene(world);
      return { visitor: await helpdeskOf(world, partner), document: ORDER, variables: inputOf(world, relationship), people: [partner.admin] };
    },
  },
];

export const P5: readonly RowCase[] = [
  {
    it: 'what is on record lets an order through',
    reaches: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      await attested(world, partner.admin, { customer, version: await german(world) });
      const placed = await order(world, partner.admin, { relationship });
      return { row: (await orderRow(world, { id: textAt(placed, 'order.id') })).rule, outcome: at(placed, 'order.state') === 'PLACED' ? { kind: 'PLACE' } : {} };
    },
  },
];

export const P6: readonly RowCase[] = [
  {
    it: 'a new customer of a reseller has to accept first; its provider is named',
    refuses: async (world) => {
      const { provider, reseller, relationship } = await indirectScene(world, TO_BE_ASKED);
      return { visitor: reseller.admin, document: ORDER, variables: inputOf(world, relationship), partner: provider };
    },
  },
  {
    it: 'so does a new customer of any other partner',
    refuses: async (world) => {
      const { partner, relationship } = await directScene(world, TO_BE_ASKED);
      return { visitor: partner.admin, document: ORDER, variables: inputOf(world, relationship) };
    },
  },
];

async function held(world: World, visitor: Parameters<typeof order>[1], relationship: RelationshipInWorld) {
  const [answer, japanese] = [await order(world, visitor, { relationship }), await order(world, inJapanese(visitor), { relationship })];
  const outcome = at(answer, 'order.state') === 'HELD' ? { kind: 'HOLD', code: 'CONFIRMATION_REQUIRED', ask: at(answer, 'mayAttest') === true ? 'AGENT' : 'PROVIDER' } : {};
  return { row: textAt(answer, 'row'), outcome, words: [at(answer, 'message'), at(japanese, 'message')] } as const;
}

export const P7: readonly RowCase[] = [
  {
    it: 'an order for an unconfirmed customer is held, and its partner asked',
    reaches: async (world) => {
      const { partner, relationship } = await directScene(world);
      return held(world, partner.admin, relationship);
    },
  },
];

export const P8: readonly RowCase[] = [
  {
    it: 'or the provider of its reseller',
    reaches: async (world) => {
      const { reseller, relationship } = await indirectScene(world);
      return held(world, reseller.admin, relationship);
    },
  },
];

async function heldOrder(world: World) {
  const scene = await directScene(world);
  await addPurchase(world, scene.relationship);
  return { ...scene, id: textAt(await order(world, scene.partner.admin, { relationship: scene.relationship }), 'order.id') };
}

export const H1: readonly RowCase[] = [
  {
    it: 'another partner’s order is not found',
    refuses: async (world) => ({ visitor: (await addPartner(world)).admin, document: CANCEL, variables: { id: (await heldOrder(world)).id } }),
  },
  {
    it: 'a former partner cannot take one back',
    refuses: async (world) => {
      const { partner, relationship, id } = await heldOrder(world);
      await moveRelationship(world, relationship, 'ENDED');
      return { visitor: partner.admin, document: CANCEL, variables: { id } };
    },
  },
];

export const H2: readonly RowCase[] = [
  {
    it: 'helpdesk cannot take it back, and learns who can',
    refuses: async (world) => {
      const { partner, id } = await heldOrder(world);
      return { visitor: await helpdeskOf(world, partner), document: CANCEL, variables: { id }, people: [partner.admin] };
    },
  },
];

export const H3: readonly RowCase[] = [
  {
    it: 'what was placed meanwhile is not held any more',
    refuses: async (world) => {
      const { partner, customer, id } = await heldOrder(world);
      await attested(world, partner.admin, { customer, version: await german(world) });
      return { visitor: partner.admin, document: CANCEL, variables: { id } };
    },
  },
];

export const H4: readonly RowCase[] = [
  {
    it: 'a held order is cancelled',
    reaches: async (world) => {
      const { partner, id } = await heldOrder(world);
      await ask(world, partner.admin, CANCEL, { id });
      return { row: await rowOfEvent(world, 'ORDER_CANCELLED', { subjectId: id }) };
    },
  },
];
