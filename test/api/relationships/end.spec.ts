import { SubscriptionEntity } from '@assent/server/src/orders/subscription.entity';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, faultOf, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { accepted, attest, attested, invited, open, order } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addPurchase } from '../../support/world/relationships';
import { eventsOf, orderRow, relationshipRow } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const END = `mutation End($input: EndRelationshipInput!) { endRelationship(input: $input) {
  __typename ... on RelationshipEnded { relationship { id status endedAt } replayed } ... on Refusal { code rule people { email } remedies { code } }
} }`;
const end = (visitor: Visitor, relationshipId: string, idempotencyKey = `end ${world.next()}`): Promise<unknown> => ask(world, visitor, END, { input: { relationshipId, idempotencyKey } });

describe('ending a relationship (R7)', () => {
  it('revokes its links, open or accepted, and cancels its held orders', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    const acceptedLink = await invited(world, partner.admin, { customer });
    await accepted(world, user, acceptedLink, german);
    const other = await directScene(world);
    await addPurchase(world, other.relationship);
    await order(world, other.partner.admin, { relationship: other.relationship });
    const openLink = await invited(world, other.partner.admin, { customer: other.customer });
    const otherUser = await addUser(world, other.customer);

    expect(await end(partner.admin, relationship.id)).toMatchObject({ relationship: { status: 'ENDED', endedAt: world.now.toISOString() }, replayed: false });
    expect(await open(world, user, acceptedLink)).toMatchObject({ outcome: 'REFUSED', rule: 'D2', refusal: { code: 'LINK_REVOKED' } });
    await end(other.partner.admin, other.relationship.id);
    expect(await open(world, otherUser, openLink)).toMatchObject({ refusal: { code: 'LINK_REVOKED', partner: { id: other.partner.id } } });
    const [held] = await eventsOf(world, { customerId: other.customer.id, kind: 'ORDER_CANCELLED' });
    expect(await orderRow(world, { id: held?.subjectId ?? '' })).toMatchObject({ state: 'CANCELLED' });
  });

  it('is refused while a subscription through it is active', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await attested(world, partner.admin, { customer, version: german });
    await order(world, partner.admin, { relationship, kind: 'OFFER' });
    expect(await end(partner.admin, relationship.id)).toMatchObject({ code: 'SUBSCRIPTION_ACTIVE', rule: 'R7', remedies: [{ code: 'END_SUBSCRIPTIONS' }] });
    expect(await relationshipRow(world, relationship)).toMatchObject({ state: 'ACTIVE' });
    await world.database.transact((manager) => manager.update(SubscriptionEntity, { relationshipId: relationship.id }, { state: 'ENDED' }));
    expect(await end(partner.admin, relationship.id)).toMatchObject({ relationship: { status: 'ENDED' } });
  });

  it('is for an admin agent of its seller or provider, and only while it is active', async () => {
    const { provider, reseller, relationship } = await indirectScene(world);
    expect(await end(await addAgent(world, reseller, ['SALES_AGENT']), relationship.id)).toMatchObject({ code: 'ROLE_CANNOT_END_RELATIONSHIP', people: [{ email: reseller.admin.email }] });
    expect(await faultOf(world, (await addPartner(world)).admin, END, { input: { relationshipId: relationship.id, idempotencyKey: 'x' } })).toBe('NOT_FOUND');
    expect(await end(provider.admin, relationship.id)).toMatchObject({ relationship: { status: 'ENDED' } });
    expect(await end(reseller.admin, relationship.id)).toMatchObject({ code: 'RELATIONSHIP_CANNOT_CHANGE', rule: 'R9' });
  });

  it('happens once for a key, and leaves the partner its own records (V4)', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await attested(world, partner.admin, { customer, version: german });
    await end(partner.admin, relationship.id, 'same');
    expect(await end(partner.admin, relationship.id, 'same')).toMatchObject({ replayed: true });
    const seen = await ask(world, partner.admin, 'query Seen($id: ID!) { customer(id: $id) { companyName domain agreementStatus acceptances { totalCount } } }', { id: customer.id });
    expect(seen).toEqual({ companyName: customer.companyName, domain: null, agreementStatus: null, acceptances: { totalCount: 1 } });
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed: '2026-04-01' })).toMatchObject({ code: 'NOT_YOUR_CUSTOMER' });
  });
});
