import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { CONFIRM } from '../../support/world/documents';
import { accept, attested, invite, invited, open, order } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { addPurchase } from '../../support/world/relationships';
import { eventsOf, invitationRow, orderRow, relationshipRow, relationshipsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { sweepAll } from '../../support/world/standing';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

describe('a link that runs out', () => {
  it('is closed by the sweep, at its very instant and not before, once', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    world.travelTo('2026-07-15T11:59:59.999Z');
    await sweepAll(world);
    expect(await invitationRow(world, link)).toMatchObject({ status: 'OPEN' });
    expect(await relationshipRow(world, relationship)).toMatchObject({ agreementStatus: 'INVITED', statusChangesAt: new Date('2026-07-15T12:00:00.000Z') });
    world.travelTo('2026-07-15T12:00:00.000Z');
    await sweepAll(world);
    await sweepAll(world);
    expect(await invitationRow(world, link)).toMatchObject({ status: 'EXPIRED', closedAt: world.now, openKey: null });
    expect(await relationshipRow(world, relationship)).toMatchObject({ state: 'ACTIVE', agreementStatus: 'NOT_PROVIDED', statusChangesAt: null });
    expect(await eventsOf(world, { subjectId: link.id, kind: 'INVITATION_EXPIRED' })).toMatchObject([{ actorKind: 'SYSTEM', customerId: customer.id, partnerId: partner.id }]);
  });

  it('takes the request for the relationship with it: the partner sees the customer no longer', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: link.token });
    world.travelDays(30);
    await sweepAll(world);
    expect(await relationshipsOf(world, customer)).toMatchObject([{ state: 'EXPIRED', liveKey: null, endedAt: world.now }]);
    expect(await ask(world, partner.admin, 'query C($id: ID!) { customer(id: $id) { id } }', { id: customer.id })).toBeNull();
    expect(await ask(world, user, '{ partners { totalCount } }')).toEqual({ totalCount: 0 });
    const again = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    expect(await ask(world, user, CONFIRM, { token: again.token })).toMatchObject({ outcome: 'ASK', asks: { relationship: true } });
    expect((await relationshipsOf(world, customer)).map(({ state }) => state)).toEqual(['EXPIRED', 'REQUESTED']);
  });

  it('unbound, leaves room for a new one', async () => {
    const partner = await addPartner(world);
    const company = { name: 'Linden', email: 'it@linden.example' };
    const link = await invited(world, partner.admin, { company });
    world.travelDays(30);
    await sweepAll(world);
    expect(await invitationRow(world, link)).toMatchObject({ status: 'EXPIRED' });
    expect(await invite(world, partner.admin, { company })).toMatchObject({ __typename: 'InvitationCreated' });
  });

  it('stays closed to a reader even before the sweep has been there, and can be replaced', async () => {
    const { partner, customer } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    world.travelDays(31);
    expect(await open(world, user, link)).toMatchObject({ refusal: { code: 'LINK_EXPIRED' } });
    const again = await invite(world, partner.admin, { customer });
    expect(again).toMatchObject({ __typename: 'InvitationCreated' });
    await sweepAll(world);
    expect(await invitationRow(world, { id: textAt(again, 'invitation.id') })).toMatchObject({ status: 'OPEN' });
  });

  it('was accepted: it does not run out', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    await accept(world, user, link, { version: german });
    world.travelDays(90);
    await sweepAll(world);
    expect(await invitationRow(world, link)).toMatchObject({ status: 'ACCEPTED' });
    expect(await relationshipRow(world, relationship)).toMatchObject({ agreementStatus: 'PROVIDED' });
  });

  it('lives 30 days from when its reader was told to contact the partner; afterwards the customer waits no longer', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    world.travelDays(20);
    await open(world, user, link);
    world.travelDays(29);
    await sweepAll(world);
    expect(await relationshipRow(world, relationship)).toMatchObject({ agreementStatus: 'WAITING_FOR_PARTNER', isBlocked: true });
    world.travelDays(1);
    await sweepAll(world);
    expect(await invitationRow(world, link)).toMatchObject({ status: 'EXPIRED' });
    expect(await relationshipRow(world, relationship)).toMatchObject({ agreementStatus: 'NOT_PROVIDED', isBlocked: true });
  });

  it('many at once are all closed, more than one turn of the sweep takes', async () => {
    const partner = await addPartner(world);
    const links = [];
    for (let count = 0; count < 105; count += 1) links.push(await invited(world, partner.admin, { company: { name: 'Linden', email: `it@linden-${count}.example` } }));
    world.travelDays(30);
    await sweepAll(world);
    const states = await Promise.all(links.map(async (link) => (await invitationRow(world, link)).status));
    expect(new Set(states)).toEqual(new Set(['EXPIRED']));
  });
});

describe('a version that asks again', () => {
  it('makes what is on record due and then lapse, on the days of the customer; a held order stays held', async () => {
    const country = ownCountry(world);
    const { partner, customer, relationship } = await directScene(world, { customer: { country, timeZone: 'America/New_York' } });
    const older = await addVersion(world, { country });
    await attested(world, partner.admin, { customer, version: older });
    const newer = await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-20', acceptancesFrom: '2026-06-10', reacceptBy: '2026-07-10' });
    const stands = async (instant: string) => {
      world.travelTo(instant);
      await sweepAll(world);
      return relationshipRow(world, relationship);
    };
    expect(await stands('2026-06-20T03:59:59.000Z')).toMatchObject({ agreementStatus: 'PROVIDED', reacceptBy: null });
    expect(await stands('2026-06-20T04:00:00.000Z')).toMatchObject({ agreementStatus: 'REACCEPTANCE_DUE', reacceptBy: '2026-07-10', statusChangesAt: new Date('2026-07-11T04:00:00.000Z') });
    expect(await stands('2026-07-11T04:00:00.000Z')).toMatchObject({ agreementStatus: 'LAPSED', isBlocked: false });
    await addPurchase(world, relationship);
    const orderId = textAt(await order(world, partner.admin, { relationship }), 'order.id');
    expect(await stands('2026-08-01T12:00:00.000Z')).toMatchObject({ agreementStatus: 'LAPSED', isBlocked: true });
    expect(await orderRow(world, { id: orderId })).toMatchObject({ state: 'HELD' });
    await attested(world, partner.admin, { customer, version: newer, dateAgreed: '2026-08-01' });
    expect(await relationshipRow(world, relationship)).toMatchObject({ agreementStatus: 'PROVIDED', isBlocked: false });
    expect(await orderRow(world, { id: orderId })).toMatchObject({ state: 'PLACED' });
  });
});
