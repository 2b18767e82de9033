import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, faultOf, listAt, textAt } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { ATTEST, CANCEL } from '../../support/world/documents';
import { accept, attest, invited, order, SIGNER } from '../../support/world/moves';
import { addAgent } from '../../support/world/partners';
import { addPurchase, addRelationship } from '../../support/world/relationships';
import { acceptancesOf, eventsOf, orderRow } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

describe('an idempotency key', () => {
  it('answers the first result again, marked as replayed, and writes nothing', async () => {
    const { partner, customer } = await directScene(world);
    const given = { customer, version: german, idempotencyKey: 'the same' };
    const first = await attest(world, partner.admin, given);
    world.travelDays(2);
    const second = await attest(world, partner.admin, given);
    expect(at(first, 'replayed')).toBe(false);
    expect(second).toMatchObject({ replayed: true, acceptance: { id: at(first, 'acceptance.id'), recordedAt: at(first, 'acceptance.recordedAt') } });
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
  });

  it('with another input is the client’s fault', async () => {
    const { partner, customer } = await directScene(world);
    await attest(world, partner.admin, { customer, version: german, idempotencyKey: 'one key' });
    const input = { customerId: customer.id, agreementId: german.id, signer: SIGNER, dateAgreed: '2026-03-09', idempotencyKey: 'one key' };
    expect(await faultOf(world, partner.admin, ATTEST, { input })).toBe('BAD_USER_INPUT');
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
  });

  it.each([
    ['of no character', ''],
    ['of spaces', '   '],
    ['of more than 200 characters', 'k'.repeat(201)],
  ])('%s is none', async (_, idempotencyKey) => {
    const { partner, customer } = await directScene(world);
    const input = { customerId: customer.id, agreementId: german.id, signer: SIGNER, dateAgreed: '2026-03-09', idempotencyKey };
    expect(await faultOf(world, partner.admin, ATTEST, { input })).toBe('BAD_USER_INPUT');
  });

  it('is each agent’s own', async () => {
    const { partner, customer } = await directScene(world);
    const colleague = await addAgent(world, partner, ['SALES_AGENT']);
    await attest(world, partner.admin, { customer, version: german, idempotencyKey: 'shared words' });
    expect(await attest(world, colleague, { customer, version: german, idempotencyKey: 'shared words', dateAgreed: '2026-03-09' })).toMatchObject({ __typename: 'AcceptanceRecorded', replayed: false });
  });

  it('is free again after a refusal, which recorded nothing', async () => {
    const { partner, customer } = await directScene(world);
    const given = { customer, version: german, idempotencyKey: 'second try' };
    expect(await attest(world, partner.admin, { ...given, dateAgreed: '2026-12-24' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect(await attest(world, partner.admin, given)).toMatchObject({ __typename: 'AcceptanceRecorded', replayed: false });
  });

  it('that 20 calls share at once records one acceptance', async () => {
    const { partner, customer } = await directScene(world);
    const calls = Array.from({ length: 20 }, () => attest(world, partner.admin, { customer, version: german, idempotencyKey: 'all at once' }));
    const answers = await Promise.all(calls);
    expect(new Set(answers.map((answer) => textAt(answer, 'acceptance.id'))).size).toBe(1);
    expect(answers.filter((answer) => at(answer, 'replayed') === false)).toHaveLength(1);
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
  });
});

it('20 different attestations at once become one chain in which each supersedes the one before', async () => {
  const { partner, customer } = await directScene(world);
  const days = Array.from({ length: 20 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
  const answers = await Promise.all(days.map((dateAgreed) => attest(world, partner.admin, { customer, version: german, dateAgreed })));
  expect(answers.every((answer) => at(answer, '__typename') === 'AcceptanceRecorded')).toBe(true);
  const rows = await acceptancesOf(world, customer);
  expect(rows).toHaveLength(20);
  const earlier = rows.flatMap(({ supersedesId }) => supersedesId ?? []);
  expect(earlier).toHaveLength(19);
  expect(new Set(earlier).size).toBe(19);
  const heads = rows.filter(({ id }) => !earlier.includes(id));
  expect(heads).toHaveLength(1);
  const latest = await ask(world, partner.admin, 'query Latest($id: ID!) { customer(id: $id) { latestAcceptance { id current } } }', { id: customer.id });
  expect(latest).toEqual({ latestAcceptance: { id: heads[0]?.id, current: true } });
});

describe('held orders', () => {
  it('of a direct bill partner are placed by its attestation, at the same instant', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const orderId = textAt(await order(world, partner.admin, { relationship, kind: 'SOFTWARE_SUBSCRIPTION' }), 'order.id');
    const other = textAt(await order(world, partner.admin, { relationship }), 'order.id');
    world.travelDays(3);
    const recorded = await attest(world, partner.admin, { customer, version: german, orderId });
    expect(recorded).toMatchObject({ order: { id: orderId, state: 'PLACED', placedAt: world.now.toISOString() }, placedOrders: [{ id: orderId }, { id: other }] });
    expect(await orderRow(world, { id: other })).toMatchObject({ state: 'PLACED', placedAt: world.now });
    const shown = await ask(world, partner.admin, 'query Running($id: ID!) { customer(id: $id) { subscriptions { kind state autoRenew endsOn } } }', { id: customer.id });
    expect(shown).toEqual({ subscriptions: [{ kind: 'SOFTWARE_SUBSCRIPTION', state: 'ACTIVE', autoRenew: true, endsOn: '2027-06-18' }] });
  });

  it('of a reseller are placed by its provider’s attestation', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world);
    await addPurchase(world, relationship);
    const orderId = textAt(await order(world, reseller.admin, { relationship }), 'order.id');
    expect(await attest(world, provider.admin, { customer, version: german, orderId })).toMatchObject({ order: { id: orderId, state: 'PLACED' } });
  });

  it('are placed once, however many attest and accept at the same time', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, reseller.admin, { customer })];
    const orderId = textAt(await order(world, reseller.admin, { relationship, kind: 'OFFER' }), 'order.id');
    // After a reload of the page it is still there for both.
    const HELD = 'query Held($id: ID!) { customer(id: $id) { orders { edges { node { id state } } } } }';
    for (const { admin } of [reseller, provider]) expect(await ask(world, admin, HELD, { id: customer.id })).toEqual({ orders: { edges: [{ node: { id: orderId, state: 'HELD' } }] } });
    const attesting = Array.from({ length: 8 }, (_, day) => attest(world, provider.admin, { customer, version: german, dateAgreed: `2026-03-0${day + 1}` }));
    await Promise.all([...attesting, accept(world, user, link, { version: german })]);
    expect(await eventsOf(world, { subjectId: orderId })).toMatchObject([{ kind: 'ORDER_HELD' }, { kind: 'ORDER_PLACED', payload: { wasHeld: true } }]);
    const running = await ask(world, reseller.admin, 'query Running($id: ID!) { customer(id: $id) { subscriptions { id } orders { edges { node { id state } } } } }', { id: customer.id });
    expect(running).toMatchObject({ subscriptions: [{}], orders: { edges: [{ node: { id: orderId, state: 'PLACED' } }] } });
    expect(listAt(running, 'subscriptions')).toHaveLength(1);
  });

  it('that are taken back while somebody attests are cancelled or placed, never both', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const id = textAt(await order(world, partner.admin, { relationship }), 'order.id');
    const [taken] = await Promise.all([ask(world, partner.admin, CANCEL, { id }), attest(world, partner.admin, { customer, version: german })]);
    const isCancelled = at(taken, '__typename') === 'OrderCancelled';
    expect(await orderRow(world, { id })).toMatchObject({ state: isCancelled ? 'CANCELLED' : 'PLACED' });
    const kinds = (await eventsOf(world, { subjectId: id })).map(({ kind }) => kind).filter((kind) => kind !== 'CANCELLATION_REFUSED');
    expect(kinds).toEqual(['ORDER_HELD', isCancelled ? 'ORDER_CANCELLED' : 'ORDER_PLACED']);
  });

  it('stay held while another partner attests, and while nothing is recorded', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const { partner: other } = await directScene(world);
    await addRelationship(world, { customer, seller: other });
    await addPurchase(world, relationship);
    const orderId = textAt(await order(world, partner.admin, { relationship }), 'order.id');
    expect(await attest(world, other.admin, { customer, version: german, orderId })).toMatchObject({ __typename: 'AcceptanceRecorded', order: null });
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed: '2026-07-01' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect(await orderRow(world, { id: orderId })).toMatchObject({ state: 'HELD', placedAt: null });
  });
});
