import { describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, at, listAt, STRANGER, textAt } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { CUSTOMER, CUSTOMERS } from '../../support/world/documents';
import { accept, attest, attested, invited, open, order } from '../../support/world/moves';
import { addOperator, moveDay, publish } from '../../support/world/operators';
import { addAgent, addPartner } from '../../support/world/partners';
import { addPurchase } from '../../support/world/relationships';
import { eventsOf, orderRow } from '../../support/world/rows';
import { directScene, type DirectScene } from '../../support/world/scenes';
import { decidedStanding, projectedStanding, sweepAll } from '../../support/world/standing';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();

interface Case extends DirectScene {
  readonly country: string;
  readonly v1: Version;
}

/** A customer of a country of its own that accepted its first version, and bought. */
async function acceptedV1(zone = 'Europe/Berlin'): Promise<Case> {
  const country = ownCountry(world);
  const v1 = await addVersion(world, { country });
  const scene = await directScene(world, { customer: { country, timeZone: zone } });
  await attested(world, scene.partner.admin, { customer: scene.customer, version: v1 });
  await addPurchase(world, scene.relationship);
  return { ...scene, country, v1 };
}

/** What the agent sees of the customer once the sweep has been there; and the projection is what the domain says. */
async function seen({ partner, customer }: Case): Promise<unknown> {
  await sweepAll(world);
  expect(await projectedStanding(world, customer.id)).toMatchObject(await decidedStanding(world, customer.id));
  const found = await ask(world, partner.admin, CUSTOMER, { id: customer.id });
  return [at(found, 'agreementStatus'), at(found, 'reacceptBy')];
}

const ordered = async ({ partner, relationship }: Case): Promise<unknown> => at(await order(world, partner.admin, { relationship }), '__typename');

describe('a version that asks to be accepted again', () => {
  it('makes what is on record due by its day, good until the day has ended in the customer’s zone, and lapsed then: orders wait', async () => {
    const [scene, operator] = [await acceptedV1('America/Sao_Paulo'), await addOperator(world)];
    await publish(world, operator, { country: scene.country, reacceptBy: '2026-09-30' });
    expect(await seen(scene)).toEqual(['PROVIDED', null]);
    world.travelTo('2026-07-01T02:59:59.999Z');
    expect(await seen(scene)).toEqual(['PROVIDED', null]);
    world.travelTo('2026-07-01T03:00:00.000Z');
    expect(await seen(scene)).toEqual(['REACCEPTANCE_DUE', '2026-09-30']);
    world.travelTo('2026-10-01T02:59:59.999Z');
    expect([await seen(scene), await ordered(scene)]).toEqual([['REACCEPTANCE_DUE', '2026-09-30'], 'OrderPlaced']);
    world.travelTo('2026-10-01T03:00:00.000Z');
    // The gate asks the clock itself and does not wait for the sweep.
    expect([await ordered(scene), await seen(scene)]).toEqual(['ConfirmationRequired', ['LAPSED', null]]);
  });

  it('is answered by attesting its version, which frees the order that waited', async () => {
    const [scene, operator] = [await acceptedV1(), await addOperator(world)];
    const made = await publish(world, operator, { country: scene.country, reacceptBy: '2026-09-30' });
    world.travelTo('2026-10-02T00:00:00.000Z');
    const held = await order(world, scene.partner.admin, { relationship: scene.relationship });
    expect(await attest(world, scene.partner.admin, { customer: scene.customer, version: scene.v1, dateAgreed: '2026-10-01' })).toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE' });
    await attested(world, scene.partner.admin, { customer: scene.customer, version: { id: textAt(made, 'agreement.id') }, dateAgreed: '2026-10-01' });
    expect(await seen(scene)).toEqual(['PROVIDED', null]);
    expect(await orderRow(world, { id: textAt(held, 'order.id') })).toMatchObject({ state: 'PLACED' });
  });

  it('is answered by the customer itself, by a link and the new text', async () => {
    const country = ownCountry(world);
    const v1 = await addVersion(world, { country });
    const direct = await directScene(world, { customer: { country } });
    const scene: Case = { ...direct, country, v1 };
    const user = await addUser(world, direct.customer);
    await accept(world, user, await invited(world, direct.partner.admin, { customer: direct.customer }), { version: v1 });
    const v2 = await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-15', acceptancesFrom: '2026-06-13', reacceptBy: '2026-09-30' });
    expect(await seen(scene)).toEqual(['REACCEPTANCE_DUE', '2026-09-30']);
    const link = await invited(world, direct.partner.admin, { customer: direct.customer });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ASK', agreement: { id: v2.id } });
    expect(await accept(world, user, link, { version: v1 })).toMatchObject({ code: 'AGREEMENT_CHANGED' });
    expect(await accept(world, user, link, { version: v2 })).toMatchObject({ __typename: 'Accepted' });
    expect(await seen(scene)).toEqual(['PROVIDED', null]);
  });
});

describe('v1 > v2 (asks) > v3 (does not)', () => {
  it('leaves v2 enough and v1 due, then lapsed; v3 changes nobody’s status', async () => {
    const [one, operator] = [await acceptedV1(), await addOperator(world)];
    const two = await directScene(world, { customer: { country: one.country } });
    const asking = await publish(world, operator, { country: one.country, effectiveOn: '2026-06-20', reacceptBy: '2026-09-30' });
    world.travelTo('2026-06-21T00:00:00.000Z');
    await attested(world, two.partner.admin, { customer: two.customer, version: { id: textAt(asking, 'agreement.id') }, dateAgreed: '2026-06-20' });
    await publish(world, operator, { country: one.country, version: '2026.3', effectiveOn: '2026-08-01' });
    world.travelTo('2026-08-02T00:00:00.000Z');
    const second: Case = { ...two, country: one.country, v1: one.v1 };
    expect([await seen(one), await seen(second)]).toEqual([['REACCEPTANCE_DUE', '2026-09-30'], ['PROVIDED', null]]);
    world.travelTo('2026-10-01T12:00:00.000Z');
    expect([await seen(one), await seen(second)]).toEqual([['LAPSED', null], ['PROVIDED', null]]);
    expect([await ordered(one), await ordered(second)]).toEqual(['ConfirmationRequired', 'OrderPlaced']);
    const offered = await ask(world, STRANGER, 'query ($country: CountryCode!) { agreement(country: $country) { version } }', { country: one.country });
    expect(offered).toEqual({ version: '2026.3' });
  });
});

describe('a version for one country', () => {
  it('changes nothing in another', async () => {
    const [one, other, operator] = [await acceptedV1(), await acceptedV1(), await addOperator(world)];
    await publish(world, operator, { country: one.country, reacceptBy: '2026-09-30' });
    world.travelTo('2026-08-01T00:00:00.000Z');
    expect([await seen(one), await seen(other)]).toEqual([['REACCEPTANCE_DUE', '2026-09-30'], ['PROVIDED', null]]);
    world.travelTo('2026-12-01T00:00:00.000Z');
    expect([await seen(one), await seen(other)]).toEqual([['LAPSED', null], ['PROVIDED', null]]);
  });
});

const UPDATE = 'mutation Update($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ... on CustomerUpdated { customer { id country agreement { version } } } ... on Refusal { code fields { path } } } }';
const companyIn = (country: string) => ({
  ...{ companyName: 'Lindenhof Werke', country, language: 'de-DE', timeZone: 'Europe/Berlin' },
  address: { line1: 'Lindenallee 7', city: 'Weimar', postalCode: '99423' },
  contact: { firstName: 'Jana', lastName: 'Kessler', email: 'jana.kessler@lindenhof.example', phone: '+49 3643 555010' },
});

describe('a customer that changes its country', () => {
  it('is asked by its new country’s versions, as long as nothing was ever accepted', async () => {
    const [from, to] = [ownCountry(world), ownCountry(world)];
    await addVersion(world, { country: from });
    await addVersion(world, { country: to, version: '2026.7' });
    const scene = await directScene(world, { customer: { country: from } });
    const update = (country: string) => ask(world, scene.partner.admin, UPDATE, { input: { customerId: scene.customer.id, company: companyIn(country), idempotencyKey: `update ${world.next()}` } });
    expect(await update(to)).toMatchObject({ __typename: 'CustomerUpdated', customer: { country: to, agreement: { version: '2026.7' } } });
    const back = await addVersion(world, { country: to, version: '2026.8', effectiveOn: '2026-06-10', acceptancesFrom: '2026-06-08', reacceptBy: '2026-06-30' });
    await attested(world, scene.partner.admin, { customer: scene.customer, version: back, dateAgreed: '2026-06-12' });
    expect(await update(from)).toMatchObject({ code: 'COUNTRY_FIXED', fields: [{ path: 'company.country' }] });
    expect(await seen({ ...scene, country: to, v1: back })).toEqual(['PROVIDED', null]);
  });
});

describe('the last day that is moved', () => {
  it('to a later one keeps what is on record good until then, also when it had lapsed', async () => {
    const [scene, operator] = [await acceptedV1(), await addOperator(world)];
    const made = await publish(world, operator, { country: scene.country, effectiveOn: '2026-06-20', reacceptBy: '2026-09-30' });
    world.travelTo('2026-07-10T00:00:00.000Z');
    expect(await seen(scene)).toEqual(['REACCEPTANCE_DUE', '2026-09-30']);
    expect(await moveDay(world, operator, { country: scene.country, reacceptBy: '2026-10-31' })).toMatchObject({ __typename: 'ReacceptanceDayMoved', isNew: true, agreement: { reacceptBy: '2026-10-31' } });
    expect(await seen(scene)).toEqual(['REACCEPTANCE_DUE', '2026-10-31']);
    world.travelTo('2026-11-05T00:00:00.000Z');
    const held = await order(world, scene.partner.admin, { relationship: scene.relationship });
    expect([at(held, '__typename'), await seen(scene)]).toEqual(['ConfirmationRequired', ['LAPSED', null]]);
    await moveDay(world, operator, { country: scene.country, reacceptBy: '2026-12-31' });
    expect(await seen(scene)).toEqual(['REACCEPTANCE_DUE', '2026-12-31']);
    expect(await orderRow(world, { id: textAt(held, 'order.id') })).toMatchObject({ state: 'PLACED' });
    expect((await eventsOf(world, { subjectId: textAt(made, 'agreement.id'), kind: 'AGREEMENT_DEADLINE_MOVED' })).map(({ payload }) => payload)).toMatchObject([
      { from: '2026-09-30', reacceptBy: '2026-10-31' },
      { from: '2026-10-31', reacceptBy: '2026-12-31' },
    ]);
  });

  it('to an earlier one makes it end earlier, and never in the past', async () => {
    const [scene, operator] = [await acceptedV1(), await addOperator(world)];
    await publish(world, operator, { country: scene.country, effectiveOn: '2026-06-20', reacceptBy: '2026-09-30' });
    world.travelTo('2026-07-10T12:00:00.000Z');
    expect(await moveDay(world, operator, { country: scene.country, reacceptBy: '2026-07-10' })).toMatchObject({ code: 'AGREEMENT_DATES_WRONG', rule: 'M6', fields: [{ path: 'reacceptBy', code: 'PASSED' }] });
    expect(await moveDay(world, operator, { country: scene.country, reacceptBy: '2026-07-20' })).toMatchObject({ isNew: true });
    expect(await moveDay(world, operator, { country: scene.country, reacceptBy: '2026-07-20' })).toMatchObject({ isNew: false });
    expect(await seen(scene)).toEqual(['REACCEPTANCE_DUE', '2026-07-20']);
    world.travelTo('2026-07-20T22:00:00.000Z');
    expect(await seen(scene)).toEqual(['LAPSED', null]);
  });

  it('is refused where there is none, with the row and its field', async () => {
    const [scene, operator] = [await acceptedV1(), await addOperator(world)];
    const { country } = scene;
    await publish(world, operator, { country, reacceptBy: '2026-09-30' });
    expect(await moveDay(world, operator, { country, reacceptBy: '31.12.2026' })).toMatchObject({ rule: 'M1', fields: [{ path: 'reacceptBy', code: 'MALFORMED' }] });
    expect(await moveDay(world, operator, { country, version: '2099.9', reacceptBy: '2026-12-31' })).toMatchObject({ code: 'AGREEMENT_VERSION_UNKNOWN', rule: 'M2' });
    expect(await moveDay(world, operator, { country, version: '2026.1', reacceptBy: '2026-12-31' })).toMatchObject({ code: 'AGREEMENT_DOES_NOT_ASK', rule: 'M3' });
    expect(await moveDay(world, operator, { country, reacceptBy: '2026-06-30' })).toMatchObject({ code: 'AGREEMENT_DATES_WRONG', rule: 'M5' });
    expect(await Promise.all(Array.from({ length: 10 }, () => moveDay(world, operator, { country, reacceptBy: '2026-12-31', idempotencyKey: 'move' })))).toHaveLength(10);
    expect((await eventsOf(world, { kind: 'AGREEMENT_DEADLINE_MOVED', actorId: operator.id })).length).toBe(1);
  });
});

const DUE = 'query Due($country: CountryCode!) { agreement(country: $country) { version customersDue } }';

describe('who is due', () => {
  it('is counted under the version that asks, for the agents who may know, and listed by the filter', async () => {
    const country = ownCountry(world);
    const v1 = await addVersion(world, { country });
    const partner = await addPartner(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    const scenes = await Promise.all([1, 2, 3].map(() => directScene(world, { customer: { country } })));
    for (const { partner: seller, customer } of scenes) await attested(world, seller.admin, { customer, version: v1 });
    await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-10', acceptancesFrom: '2026-06-08', reacceptBy: '2026-09-30' });
    await sweepAll(world);
    for (const { partner: seller, customer } of scenes) {
      expect(await ask(world, seller.admin, DUE, { country })).toEqual({ version: '2026.2', customersDue: 1 });
      const due = await ask(world, seller.admin, CUSTOMERS, { agreementStatus: ['REACCEPTANCE_DUE'], country: [country] });
      expect(listAt(due, 'edges').map((edge) => at(edge, 'node.id'))).toEqual([customer.id]);
    }
    expect(await ask(world, partner.admin, DUE, { country })).toEqual({ version: '2026.2', customersDue: 0 });
    expect(await ask(world, helpdesk, DUE, { country })).toEqual({ version: '2026.2', customersDue: null });
    expect(await ask(world, STRANGER, DUE, { country })).toEqual({ version: '2026.2', customersDue: null });
  });
});
