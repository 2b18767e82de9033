import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, inJapanese, listAt, textAt } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { CANCEL, ORDER } from '../../support/world/documents';
import { accept, attest, attested, invited, order } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addDirectAcceptance, addPurchase, addRelationship, moveRelationship } from '../../support/world/relationships';
import { eventsOf, orderRow, ordersOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const inputFor = (relationshipId: string) => ({ relationshipId, kind: 'SOFTWARE', lines: [{ product: 'Cloud suite', quantity: 1 }], idempotencyKey: `order ${world.next()}` });

describe('who orders (P3, P4)', () => {
  it('nobody who is not signed in, and nobody for a customer that it cannot see', async () => {
    const { relationship, customer } = await directScene(world);
    const stranger = await addPartner(world);
    expect(await faultOf(world, CONSOLE_STRANGER, ORDER, { input: inputFor(relationship.id) })).toBe('UNAUTHENTICATED');
    expect(await faultOf(world, stranger.admin, ORDER, { input: inputFor(relationship.id) })).toBe('NOT_FOUND');
    expect(await faultOf(world, stranger.admin, ORDER, { input: inputFor('unknown') })).toBe('NOT_FOUND');
    expect(await ordersOf(world, customer)).toEqual([]);
  });

  it('neither through a relationship that ended, nor one that is only requested, nor another partner’s', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const asking = await addPartner(world);
    const requested = await addRelationship(world, { customer, seller: asking, state: 'REQUESTED', typed: { companyName: 'L', email: 'l@l.example' } });
    const refused = { code: 'NOT_YOUR_CUSTOMER', rule: 'P3', remedies: [{ code: 'REQUEST_RELATIONSHIP' }] };
    expect(await order(world, asking.admin, { relationship: requested })).toMatchObject(refused);
    expect(await order(world, partner.admin, { relationship: requested })).toMatchObject(refused);
    await moveRelationship(world, relationship, 'ENDED');
    expect(await order(world, partner.admin, { relationship })).toMatchObject(refused);
    expect(await ordersOf(world, customer)).toEqual([]);
  });

  it('neither helpdesk nor an agent without a role; the colleagues who may are named', async () => {
    const { partner, relationship } = await directScene(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    const refusal = await order(world, helpdesk, { relationship });
    expect(refusal).toMatchObject({ code: 'ROLE_CANNOT_ORDER', rule: 'P4', remedies: [{ code: 'ASK_COLLEAGUE' }], people: [{ email: partner.admin.email }] });
    expect(await order(world, await addAgent(world, partner, []), { relationship })).toMatchObject({ code: 'ROLE_CANNOT_ORDER' });
  });

  it('a refused order leaves an event and no order', async () => {
    const { partner, customer, relationship } = await directScene(world, { customer: { agreementRoute: 'WILL_BE_ASKED' } });
    await order(world, partner.admin, { relationship });
    expect(await ordersOf(world, customer)).toEqual([]);
    const events = await eventsOf(world, { customerId: customer.id });
    expect(events).toMatchObject([{ kind: 'ORDER_REFUSED', actorId: partner.admin.id, code: 'AGREEMENT_NOT_ACCEPTED', rule: 'P6' }]);
  });
});

describe('a customer whose acceptance is on record (P5)', () => {
  it('is sold to at once', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await attested(world, partner.admin, { customer, version: german });
    expect(await order(world, partner.admin, { relationship, kind: 'AZURE_PLAN', lines: [{ product: ' Azure plan ', quantity: 1 }] })).toMatchObject({
      __typename: 'OrderPlaced',
      replayed: false,
      order: {
        state: 'PLACED',
        kind: 'AZURE_PLAN',
        lines: [{ product: 'Azure plan', quantity: 1 }],
        placedAt: world.now.toISOString(),
        createdBy: { id: partner.admin.id },
        imported: false,
        relationship: { id: relationship.id },
      },
    });
  });

  it.each([
    ['OFFER', 1],
    ['SOFTWARE_SUBSCRIPTION', 1],
    ['AZURE_PLAN', 1],
    ['SOFTWARE', 0],
    ['RESERVED_INSTANCE', 0],
  ] as const)('a placed %s leaves %i subscriptions', async (kind, count) => {
    const { partner, customer, relationship } = await directScene(world);
    await attested(world, partner.admin, { customer, version: german });
    await order(world, partner.admin, { relationship, kind });
    const shown = await ask(world, partner.admin, 'query S($id: ID!) { customer(id: $id) { subscriptions { kind state autoRenew endsOn lines { quantity } } } }', { id: customer.id });
    expect(listAt(shown, 'subscriptions')).toEqual(count === 0 ? [] : [{ kind, state: 'ACTIVE', autoRenew: true, endsOn: '2027-06-15', lines: [{ quantity: 12 }] }]);
  });

  it('is sold to by a reseller after its provider’s attestation, and by the provider for its reseller', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world);
    await attested(world, provider.admin, { customer, version: german });
    expect(await order(world, reseller.admin, { relationship })).toMatchObject({ __typename: 'OrderPlaced' });
    const byProvider = await order(world, provider.admin, { relationship });
    expect(byProvider).toMatchObject({ __typename: 'OrderPlaced', order: { createdBy: { id: provider.admin.id } } });
    const seen = await ask(world, reseller.admin, 'query O($id: ID!) { customer(id: $id) { orders { edges { node { id createdBy { id } } } } } }', { id: customer.id });
    const theirs = listAt(seen, 'orders.edges').find((edge) => at(edge, 'node.id') === at(byProvider, 'order.id'));
    expect(at(theirs, 'node.createdBy')).toBeNull();
  });

  it('is sold to by every partner after a direct acceptance, by none after another partner’s attestation', async () => {
    const { customer, relationship: one } = await directScene(world);
    const [two, three] = [await addPartner(world), await addPartner(world)];
    const other = await addRelationship(world, { customer, seller: two });
    await attested(world, one.seller.admin, { customer, version: german });
    expect(await order(world, two.admin, { relationship: other })).toMatchObject({ __typename: 'ConfirmationRequired' });
    await addDirectAcceptance(world, { relationship: one, user: await addUser(world, customer), version: german });
    const third = await addRelationship(world, { customer, seller: three });
    expect(await order(world, three.admin, { relationship: third })).toMatchObject({ __typename: 'OrderPlaced' });
  });
});

describe('a new customer that will be asked to accept (P6)', () => {
  it('cannot be sold to before it has; the partner may attest or remind', async () => {
    const { partner, relationship } = await directScene(world, { customer: { agreementRoute: 'WILL_BE_ASKED' } });
    expect(await order(world, partner.admin, { relationship })).toMatchObject({
      code: 'AGREEMENT_NOT_ACCEPTED',
      rule: 'P6',
      message: 'This new customer cannot buy anything until it has accepted the Microsoft Customer Agreement.',
      remedies: [{ code: 'ATTEST' }, { code: 'REMIND' }],
      partner: null,
    });
    expect(await order(world, inJapanese(partner.admin), { relationship })).toMatchObject({ message: 'この新規のお客様は、Microsoft 顧客契約に同意するまで購入できません。' });
  });

  it('by a reseller: its provider is named and may be asked to attest', async () => {
    const { provider, reseller, relationship } = await indirectScene(world, { customer: { agreementRoute: 'WILL_BE_ASKED' } });
    expect(await order(world, reseller.admin, { relationship })).toMatchObject({
      code: 'AGREEMENT_NOT_ACCEPTED',
      rule: 'P6',
      remedies: [{ code: 'REQUEST_ATTESTATION' }, { code: 'REMIND' }],
      partner: { id: provider.id },
    });
  });

  it('is sold to as any other once it has bought or accepted', async () => {
    const { partner, relationship } = await directScene(world, { customer: { agreementRoute: 'WILL_BE_ASKED' } });
    await addPurchase(world, relationship);
    expect(await order(world, partner.admin, { relationship })).toMatchObject({ __typename: 'ConfirmationRequired' });
  });
});

describe('a customer that is not confirmed (P7, P8)', () => {
  it('the order is held and the pre-filled form offered', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const held = await order(world, partner.admin, { relationship });
    expect(held).toMatchObject({
      __typename: 'ConfirmationRequired',
      row: 'P7',
      replayed: false,
      mayAttest: true,
      provider: null,
      order: { state: 'HELD', placedAt: null },
      customer: { id: customer.id, companyName: customer.companyName },
      agreement: { id: german.id, version: '2026.1' },
      signer: { firstName: 'Jana', lastName: 'Kessler', email: customer.contactEmail, phone: customer.contactPhone },
      message: 'This customer’s acceptance of the Microsoft Customer Agreement has not been confirmed. The order is held until it is.',
    });
    expect(await orderRow(world, { id: textAt(held, 'order.id') })).toMatchObject({ state: 'HELD', rule: 'P7', partnerId: partner.id });
  });

  it('by a reseller: its provider has to attest', async () => {
    const { provider, reseller, relationship } = await indirectScene(world);
    const held = await order(world, inJapanese(reseller.admin), { relationship });
    expect(held).toMatchObject({
      row: 'P8',
      mayAttest: false,
      provider: { id: provider.id, name: provider.name },
      order: { state: 'HELD' },
      message: 'このお客様の Microsoft 顧客契約への同意がまだ確認されていません。間接プロバイダーが証明するまで注文は保留されます。',
    });
  });

  it('by a provider for its reseller: it may attest itself', async () => {
    const { provider, relationship } = await indirectScene(world);
    expect(await order(world, provider.admin, { relationship })).toMatchObject({ row: 'P7', mayAttest: true, provider: null });
  });

  it('where the country has no agreement, the order is held all the same', async () => {
    const { partner, relationship } = await directScene(world, { customer: { country: ownCountry(world) } });
    expect(await order(world, partner.admin, { relationship })).toMatchObject({ __typename: 'ConfirmationRequired', agreement: null, mayAttest: false });
  });

  it('a lapsed acceptance confirms no longer', async () => {
    const country = ownCountry(world);
    const { partner, customer, relationship } = await directScene(world, { customer: { country } });
    const version = await addVersion(world, { country });
    await attested(world, partner.admin, { customer, version });
    await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-20', acceptancesFrom: '2026-06-10', reacceptBy: '2026-07-20' });
    world.travelTo('2026-07-20T12:00:00.000Z');
    expect(await order(world, partner.admin, { relationship })).toMatchObject({ __typename: 'OrderPlaced' });
    world.travelTo('2026-07-21T12:00:00.000Z');
    expect(await order(world, partner.admin, { relationship })).toMatchObject({ __typename: 'ConfirmationRequired', agreement: { version: '2026.2' } });
  });

  it('the held order is placed once the customer has accepted directly', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    const orderId = textAt(await order(world, partner.admin, { relationship }), 'order.id');
    const link = await invited(world, partner.admin, { customer });
    world.travelDays(1);
    expect(await accept(world, user, link, { version: german })).toMatchObject({ __typename: 'Accepted' });
    expect(await orderRow(world, { id: orderId })).toMatchObject({ state: 'PLACED', placedAt: world.now });
    expect(await eventsOf(world, { subjectId: orderId })).toMatchObject([{ kind: 'ORDER_HELD', rule: 'P7' }, { kind: 'ORDER_PLACED', actorKind: 'SYSTEM', payload: { wasHeld: true } }]);
  });
});

describe('what is ordered', () => {
  it.each([
    ['no line', [], 'lines', 'REQUIRED'],
    ['more than 100 lines', Array.from({ length: 101 }, () => ({ product: 'Suite', quantity: 1 })), 'lines', 'TOO_LONG'],
    ['a line without a product', [{ product: 'Suite', quantity: 1 }, { product: '  ', quantity: 1 }], 'lines.1.product', 'REQUIRED'],
    ['a product of more than 200 characters', [{ product: 's'.repeat(201), quantity: 1 }], 'lines.0.product', 'TOO_LONG'],
    ['no piece', [{ product: 'Suite', quantity: 0 }], 'lines.0.quantity', 'NOT_ALLOWED'],
    ['less than nothing', [{ product: 'Suite', quantity: -3 }], 'lines.0.quantity', 'NOT_ALLOWED'],
    ['more than a million pieces', [{ product: 'Suite', quantity: 1_000_001 }], 'lines.0.quantity', 'NOT_ALLOWED'],
  ])('%s is refused at that field', async (_, lines, path, code) => {
    const { partner, customer, relationship } = await directScene(world);
    expect(await order(world, partner.admin, { relationship, lines })).toMatchObject({ code: 'ORDER_INCOMPLETE', rule: null, fields: [{ path, code }], remedies: [{ code: 'CORRECT_FIELDS' }] });
    expect(await ordersOf(world, customer)).toEqual([]);
  });

  it('every mistake is told at once', async () => {
    const { partner, relationship } = await directScene(world);
    const refusal = await order(world, partner.admin, { relationship, lines: [{ product: '', quantity: 0 }, { product: 'Suite', quantity: 2_000_000 }] });
    expect(listAt(refusal, 'fields').map((field) => at(field, 'path'))).toEqual(['lines.0.product', 'lines.0.quantity', 'lines.1.quantity']);
  });

  it('renewal is no input', async () => {
    const { partner, relationship } = await directScene(world);
    expect(await faultOf(world, partner.admin, ORDER, { input: { ...inputFor(relationship.id), autoRenewal: true } })).toBe('BAD_USER_INPUT');
  });
});

describe('an idempotency key', () => {
  it('orders once: the replay answers the order as it stands now', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const given = { relationship, idempotencyKey: 'once' };
    const held = await order(world, partner.admin, given);
    expect(await order(world, partner.admin, given)).toMatchObject({ __typename: 'ConfirmationRequired', replayed: true, order: { id: at(held, 'order.id') } });
    await attest(world, partner.admin, { customer, version: german });
    expect(await order(world, partner.admin, given)).toMatchObject({ __typename: 'OrderPlaced', replayed: true, order: { id: at(held, 'order.id'), state: 'PLACED' } });
    expect(await ordersOf(world, customer)).toHaveLength(1);
    expect(await faultOf(world, partner.admin, ORDER, { input: { ...inputFor(relationship.id), kind: 'OFFER', idempotencyKey: 'once' } })).toBe('BAD_USER_INPUT');
  });

  it('shared by ten orders at once makes one', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await Promise.all(Array.from({ length: 10 }, () => order(world, partner.admin, { relationship, idempotencyKey: 'ten' })));
    expect(await ordersOf(world, customer)).toHaveLength(1);
  });
});

describe('a held order', () => {
  it('can be taken back, and is not placed later', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const id = textAt(await order(world, partner.admin, { relationship }), 'order.id');
    expect(await ask(world, partner.admin, CANCEL, { id })).toEqual({ __typename: 'OrderCancelled', order: { id, state: 'CANCELLED', cancelledAt: world.now.toISOString() } });
    await attest(world, partner.admin, { customer, version: german });
    expect(await orderRow(world, { id })).toMatchObject({ state: 'CANCELLED', placedAt: null });
    expect(await ask(world, partner.admin, CANCEL, { id })).toMatchObject({ code: 'ORDER_NOT_HELD', message: 'This order is not held any more.' });
  });

  it('that was placed cannot be taken back', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const id = textAt(await order(world, partner.admin, { relationship }), 'order.id');
    await attest(world, partner.admin, { customer, version: german });
    expect(await ask(world, inJapanese(partner.admin), CANCEL, { id })).toMatchObject({ code: 'ORDER_NOT_HELD', message: 'この注文はすでに保留中ではありません。' });
    expect(await orderRow(world, { id })).toMatchObject({ state: 'PLACED', cancelledAt: null });
  });

  it('is found by its own partners only, and not by helpdesk', async () => {
    const { provider, reseller, relationship } = await indirectScene(world);
    const id = textAt(await order(world, reseller.admin, { relationship }), 'order.id');
    expect(await faultOf(world, (await addPartner(world)).admin, CANCEL, { id })).toBe('NOT_FOUND');
    expect(await faultOf(world, reseller.admin, CANCEL, { id: 'unknown' })).toBe('NOT_FOUND');
    expect(await ask(world, await addAgent(world, reseller, ['HELPDESK_AGENT']), CANCEL, { id })).toMatchObject({ code: 'ROLE_CANNOT_ORDER', rule: 'H2' });
    expect(await ask(world, provider.admin, CANCEL, { id })).toMatchObject({ __typename: 'OrderCancelled' });
  });
});
