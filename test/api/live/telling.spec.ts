import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, inJapanese, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { accept, attested, invited, open, order } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addRelationship } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import { codeOf, ended, openStream, toldAtLeast, type Opening, type Stream } from '../../support/world/streams';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
const streams: Stream[] = [];
let version: Version;

beforeAll(async () => {
  version = await addVersion(world);
});

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

async function listen(visitor: Visitor, document: string, opening?: Opening): Promise<Stream> {
  const stream = await openStream(world, visitor, document, opening);
  streams.push(stream);
  return stream;
}

const RECORDED = `subscription Recorded($customerId: ID) { acceptanceRecorded(customerId: $customerId) {
  id method dateAgreed recordedAt rule signer { lastName } customer { id companyName agreementStatus } partner { id } attestedBy { id }
} }`;
const INVITATIONS = 'subscription Invitations { invitationChanged { id status companyName email toldToContactAt partner { id } } }';
const WAITING = 'subscription Waiting { waitingChanged { id outcome rule companyName asks { agreement } refusal { code message } contactPartner { scenario message } partner { id } } }';

const idsOf = (stream: Stream): unknown[] => stream.told.map(({ data }) => at(Object.values(data ?? {})[0], 'id'));

/** Whoever is told of a later event of its own has been passed over by the earlier ones. */
async function untilPassed(stream: Stream, fence: () => Promise<string>): Promise<unknown[]> {
  const last = await fence();
  await expect.poll(() => idsOf(stream).at(-1), { timeout: 20_000 }).toBe(last);
  return idsOf(stream).slice(0, -1);
}

describe('acceptanceRecorded', () => {
  it('tells an agent of an attestation at its partner, with everything that it may read, and nothing when the same is said again', async () => {
    const { partner, customer } = await directScene(world);
    const stream = await listen(partner.admin, RECORDED);
    expect([stream.status, stream.headers.get('content-type'), stream.headers.get('cache-control')]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-store']);
    const id = await attested(world, partner.admin, { customer, version });
    const [told] = await toldAtLeast(stream, 1);
    expect(told?.data?.['acceptanceRecorded']).toMatchObject({
      id,
      method: 'ATTESTED',
      rule: 'A10',
      signer: { lastName: 'Kessler' },
      customer: { id: customer.id, agreementStatus: 'PROVIDED' },
      attestedBy: { id: partner.admin.id },
    });
    expect(told?.extensions).toEqual({ eventId: told?.eventId });
    await attested(world, partner.admin, { customer, version });
    const later = () => attested(world, partner.admin, { customer, version, dateAgreed: '2026-03-03' });
    expect(await untilPassed(stream, later)).toEqual([id]);
  });

  it("tells a provider and its reseller; the reseller only a summary of its provider's attestation", async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    const [atProvider, atReseller] = [await listen(provider.admin, RECORDED), await listen(reseller.admin, RECORDED)];
    await attested(world, provider.admin, { customer, version });
    const [[full], [summary]] = [await toldAtLeast(atProvider, 1), await toldAtLeast(atReseller, 1)];
    expect(full?.data?.['acceptanceRecorded']).toMatchObject({ signer: { lastName: 'Kessler' }, partner: { id: provider.id } });
    expect(summary?.data?.['acceptanceRecorded']).toMatchObject({ method: 'ATTESTED', dateAgreed: '2026-03-02', recordedAt: null, rule: null, signer: null, partner: null, attestedBy: null });
  });

  it("tells every partner of a customer that it accepted by itself: all to the partner of the link, a summary to another, nothing of another partner's attestation", async () => {
    const { partner, customer } = await directScene(world);
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const user = await addUser(world, customer);
    const [own, others] = [await listen(partner.admin, RECORDED), await listen(other.admin, RECORDED)];
    const attestation = await attested(world, partner.admin, { customer, version });
    const link = await invited(world, other.admin, { customer });
    const direct = at(await accept(world, user, link, { version }), 'acceptance.id');
    await toldAtLeast(own, 2);
    await toldAtLeast(others, 1);
    expect(idsOf(own)).toEqual([attestation, direct]);
    expect(own.told[1]?.data?.['acceptanceRecorded']).toMatchObject({ method: 'DIRECT', signer: null, recordedAt: null });
    expect(idsOf(others)).toEqual([direct]);
    expect(others.told[0]?.data?.['acceptanceRecorded']).toMatchObject({ method: 'DIRECT', signer: { lastName: user.lastName } });
  });

  it("tells the company's own people, whatever their role, of all of it", async () => {
    const { partner, customer } = await directScene(world);
    const reader = await addUser(world, customer, { roles: ['USER'] });
    const stream = await listen(reader, RECORDED);
    const id = await attested(world, partner.admin, { customer, version });
    const [told] = await toldAtLeast(stream, 1);
    expect(told?.data?.['acceptanceRecorded']).toMatchObject({ id, signer: { lastName: 'Kessler' }, partner: { id: partner.id }, attestedBy: null });
  });

  it('tells nothing of other companies, and of one customer alone when it is named', async () => {
    const [own, foreign] = [await directScene(world), await directScene(world)];
    const second = await addCustomer(world);
    await addRelationship(world, { customer: second, seller: own.partner });
    const user = await addUser(world, own.customer);
    const [all, one, company] = [await listen(own.partner.admin, RECORDED), await listen(own.partner.admin, RECORDED, { variables: { customerId: second.id } }), await listen(user, RECORDED)];
    await attested(world, foreign.partner.admin, { customer: foreign.customer, version });
    const first = await attested(world, own.partner.admin, { customer: own.customer, version });
    const inSecond = await attested(world, own.partner.admin, { customer: second, version });
    await toldAtLeast(all, 2);
    await toldAtLeast(one, 1);
    await toldAtLeast(company, 1);
    expect([idsOf(all), idsOf(one), idsOf(company)]).toEqual([[first, inSecond], [inSecond], [first]]);
  });

  it('is judged when it is told: roles that changed, a relationship that ended', async () => {
    const { partner, customer } = await directScene(world);
    const former = await directScene(world, { customer: {} });
    const sales = await addAgent(world, partner, ['SALES_AGENT']);
    const [stays, loses] = [await listen(partner.admin, RECORDED), await listen(sales, RECORDED)];
    await world.database.transact((manager) => manager.query(`UPDATE agent SET roles = '["HELPDESK_AGENT"]' WHERE id = '${sales.id}'`));
    const first = await attested(world, partner.admin, { customer, version });
    await toldAtLeast(stays, 1);
    await world.database.transact((manager) => manager.query(`UPDATE agent SET roles = '["SALES_AGENT"]' WHERE id = '${sales.id}'`));
    const later = () => attested(world, partner.admin, { customer, version, dateAgreed: '2026-03-03' });
    expect(await untilPassed(loses, later)).toEqual([]);
    expect(idsOf(stays)[0]).toBe(first);
    // A former partner is told nothing of what another's link brought.
    const user = await addUser(world, former.customer);
    const next = await addPartner(world);
    await addRelationship(world, { customer: former.customer, seller: next });
    const left = await listen(former.partner.admin, RECORDED);
    await ask(world, former.partner.admin, 'mutation End($input: EndRelationshipInput!) { endRelationship(input: $input) { __typename } }', {
      input: { relationshipId: former.relationship.id, idempotencyKey: `end ${world.next()}` },
    });
    await accept(world, user, await invited(world, next.admin, { customer: former.customer }), { version });
    const other = await addCustomer(world);
    await addRelationship(world, { customer: other, seller: former.partner });
    expect(await untilPassed(left, () => attested(world, former.partner.admin, { customer: other, version }))).toEqual([]);
  });
});

describe('invitationChanged', () => {
  it('tells the partner that sent it of every step, and a provider of its reseller’s', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    const user = await addUser(world, customer);
    const stranger = (await directScene(world)).partner;
    const [atReseller, atProvider, elsewhere] = [await listen(reseller.admin, INVITATIONS), await listen(provider.admin, INVITATIONS), await listen(stranger.admin, INVITATIONS)];
    const link = await invited(world, reseller.admin, { customer });
    await open(world, user, link);
    await accept(world, user, link, { version });
    await toldAtLeast(atReseller, 3);
    await toldAtLeast(atProvider, 3);
    for (const stream of [atReseller, atProvider]) expect(new Set(idsOf(stream))).toEqual(new Set([link.id]));
    expect(atReseller.told.at(-1)?.data?.['invitationChanged']).toMatchObject({ status: 'ACCEPTED', partner: { id: reseller.id } });
    const own = async () => (await invited(world, stranger.admin, { company: { name: 'Sonnenhof', email: `post-${world.next()}@sonnenhof.example` } })).id;
    expect(await untilPassed(elsewhere, own)).toEqual([]);
  });
});

describe('waitingChanged', () => {
  it('tells the company of a link as table D has it: asked, sent back to the partner, asked again once that has attested, answered', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    const stream = await listen(inJapanese(user), WAITING);
    const link = await invited(world, partner.admin, { customer });
    const [asked] = await toldAtLeast(stream, 1);
    expect(asked?.data?.['waitingChanged']).toMatchObject({ id: link.id, outcome: 'ASK', rule: 'D12', companyName: customer.companyName, asks: { agreement: true }, partner: { id: partner.id } });
    const other = await addPartner(world);
    const second = await addRelationship(world, { customer, seller: other });
    await attested(world, other.admin, { customer, version });
    await order(world, other.admin, { relationship: second, kind: 'OFFER' });
    await expect.poll(() => at(stream.told.at(-1)?.data, 'waitingChanged.outcome'), { timeout: 20_000 }).toBe('CONTACT_PARTNER');
    expect(at(stream.told.at(-1)?.data, 'waitingChanged.contactPartner.message')).toMatch(/パートナー/);
    await attested(world, partner.admin, { customer, version });
    await expect.poll(() => at(stream.told.at(-1)?.data, 'waitingChanged.outcome'), { timeout: 20_000 }).toBe('ALREADY_ACCEPTED');
    expect(relationship.seller.id).toBe(partner.id);
  });

  it('tells once that a link was taken back, and nothing of links to others', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const foreign = await directScene(world);
    const stream = await listen(user, WAITING);
    await invited(world, foreign.partner.admin, { customer: foreign.customer });
    const link = await invited(world, partner.admin, { customer });
    await ask(world, partner.admin, 'mutation Revoke($id: ID!) { revokeInvitation(id: $id) { __typename } }', { id: link.id });
    await expect.poll(() => at(stream.told.at(-1)?.data, 'waitingChanged.refusal.code'), { timeout: 20_000 }).toBe('LINK_REVOKED');
    expect(new Set(idsOf(stream))).toEqual(new Set([link.id]));
  });
});

describe('Who may not follow is told so, and the stream is complete', () => {
  it('by role, by site, signed out, with the cookie of the other site, and for a customer that is hidden', async () => {
    const { partner, customer } = await directScene(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    const user = await addUser(world, customer);
    const hidden = (await directScene(world)).customer;
    const refusals: [Visitor, string, Opening, string][] = [
      [helpdesk, RECORDED, {}, 'FORBIDDEN'],
      [helpdesk, INVITATIONS, {}, 'FORBIDDEN'],
      [user, INVITATIONS, {}, 'FORBIDDEN'],
      [partner.admin, WAITING, {}, 'FORBIDDEN'],
      [{ site: 'CONSOLE', cookie: '' }, RECORDED, {}, 'UNAUTHENTICATED'],
      [{ site: 'ACCEPTANCE', cookie: partner.admin.cookie }, RECORDED, {}, 'UNAUTHENTICATED'],
      [{ site: 'CONSOLE', cookie: user.cookie }, WAITING, {}, 'UNAUTHENTICATED'],
      [partner.admin, RECORDED, { variables: { customerId: hidden.id } }, 'NOT_FOUND'],
      [user, RECORDED, { variables: { customerId: hidden.id } }, 'NOT_FOUND'],
      [partner.admin, RECORDED, { variables: { customerId: 'no-such-customer' } }, 'NOT_FOUND'],
    ];
    for (const [visitor, document, opening, code] of refusals) {
      const stream = await listen(visitor, document, opening);
      expect([await ended(stream), codeOf(stream.told[0]), stream.told.length]).toEqual(['COMPLETE', code, 1]);
    }
  });

  it('in the language of who asks', async () => {
    const stream = await listen(inJapanese({ site: 'CONSOLE', cookie: '' }), RECORDED);
    await ended(stream);
    expect(at(stream.told[0]?.errors[0], 'message')).toBe('サインインしてください。');
  });
});
