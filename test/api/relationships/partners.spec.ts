import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, listAt, nodesAt, STRANGER, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { ONE_PARTNER, PARTNERS } from '../../support/world/documents';
import { accepted, attested, invited, open } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { addPurchase, addRelationship, moveRelationship, withdraw } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

describe('the consolidated list', () => {
  it('is the signed-in customer’s own, whatever its user’s role', async () => {
    const { partner, customer } = await directScene(world);
    await directScene(world);
    for (const roles of [['GLOBAL_ADMIN' as const], ['USER' as const]]) {
      const list = await ask(world, await addUser(world, customer, { roles }), PARTNERS);
      expect(list).toMatchObject({ totalCount: 1, edges: [{ node: { partner: { id: partner.id } } }] });
    }
    expect(await faultOf(world, STRANGER, PARTNERS)).toBe('UNAUTHENTICATED');
    expect(await faultOf(world, partner.admin, PARTNERS)).toBe('FORBIDDEN');
  });

  it('has active partners first, then those that ask, then former ones, and none whose request came to nothing', async () => {
    const customer = await addCustomer(world);
    const made = [];
    for (const state of ['ENDED', 'DECLINED', 'REQUESTED', 'ACTIVE', 'EXPIRED', 'WITHDRAWN', 'ACTIVE'] as const) {
      const seller = await addPartner(world);
      made.push({ ...(await addRelationship(world, { customer, seller, state })), state });
    }
    const list = await ask(world, await addUser(world, customer), PARTNERS);
    expect(nodesAt({ list }, 'list').map((node) => at(node, 'status'))).toEqual(['ACTIVE', 'ACTIVE', 'REQUESTED', 'ENDED']);
    expect(at(list, 'totalCount')).toBe(4);
    const user = await addUser(world, customer);
    for (const { id, state } of made) {
      const one = await ask(world, user, ONE_PARTNER, { id });
      if (['DECLINED', 'EXPIRED', 'WITHDRAWN'].includes(state)) expect(one).toBeNull();
      else expect(one).toMatchObject({ id, status: state });
    }
  });

  it('names seller and provider with their contact, since when, where the agreement stands and what that means', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world);
    const user = await addUser(world, customer);
    const expected = {
      id: relationship.id,
      status: 'ACTIVE',
      since: '2026-06-15T12:00:00.000Z',
      partner: { id: reseller.id, name: reseller.name, contact: { email: reseller.contactEmail } },
      provider: { id: provider.id },
      acceptance: null,
      acceptances: [],
    };
    const nothing = { ...expected, agreementStatus: 'NOT_PROVIDED', nextStep: { code: 'NOT_PROVIDED', message: 'No acceptance is on record with this partner yet.' } };
    expect(nodesAt({ list: await ask(world, user, PARTNERS) }, 'list')).toEqual([nothing]);
    expect(await ask(world, inJapanese(user), ONE_PARTNER, { id: relationship.id })).toMatchObject({ nextStep: { message: 'このパートナーでの同意はまだ記録されていません。' } });
  });

  it('shows the same on the list as in detail', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    await attested(world, partner.admin, { customer, version: german });
    const [node] = nodesAt({ list: await ask(world, user, PARTNERS) }, 'list');
    expect(await ask(world, user, ONE_PARTNER, { id: relationship.id })).toEqual(node);
  });

  it('another customer’s relationship, or an unknown one, is null', async () => {
    const [{ customer }, { relationship }] = [await directScene(world), await directScene(world)];
    const user = await addUser(world, customer);
    for (const id of [relationship.id, 'unknown']) expect(await ask(world, user, ONE_PARTNER, { id })).toBeNull();
  });
});

describe('the acceptance of a partner', () => {
  it('attested by one partner is shown with it and with no other; the customer sees all of it but the agent', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const other = await addRelationship(world, { customer, seller: await addPartner(world) });
    const user = await addUser(world, customer);
    const id = await attested(world, partner.admin, { customer, version: german });
    expect(await ask(world, user, ONE_PARTNER, { id: relationship.id })).toMatchObject({
      agreementStatus: 'PROVIDED',
      acceptance: { id, method: 'ATTESTED', signer: { firstName: 'Jana' }, partner: { id: partner.id }, attestedBy: null, agreement: { version: '2026.1' }, current: true, rule: 'A10' },
    });
    expect(await ask(world, user, ONE_PARTNER, { id: other.id })).toMatchObject({ agreementStatus: 'NOT_PROVIDED', acceptance: null });
  });

  it('given directly counts for each of them', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const other = await addRelationship(world, { customer, seller: await addPartner(world) });
    const user = await addUser(world, customer);
    const id = await accepted(world, user, await invited(world, partner.admin, { customer }), german);
    for (const one of [relationship, other]) expect(await ask(world, user, ONE_PARTNER, { id: one.id })).toMatchObject({ agreementStatus: 'PROVIDED', acceptance: { id, method: 'DIRECT', signer: { email: user.email } } });
  });

  it('attested by a provider counts for each of its resellers', async () => {
    const { provider, customer, relationship } = await indirectScene(world);
    const second = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] });
    const other = await addRelationship(world, { customer, seller: second, provider });
    const user = await addUser(world, customer);
    await attested(world, provider.admin, { customer, version: german });
    for (const one of [relationship, other]) expect(await ask(world, user, ONE_PARTNER, { id: one.id })).toMatchObject({ agreementStatus: 'PROVIDED', provider: { id: provider.id } });
  });

  it('is the latest on record; what was superseded or withdrawn stays in its history', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    const first = await attested(world, partner.admin, { customer, version: german });
    world.travelDays(1);
    const second = await attested(world, partner.admin, { customer, version: german, dateAgreed: '2026-03-03' });
    expect(await ask(world, user, ONE_PARTNER, { id: relationship.id })).toMatchObject({ acceptance: { id: second, supersedesId: first }, acceptances: [{ id: second }, { id: first }] });
    await withdraw(world, second, relationship);
    expect(await ask(world, user, ONE_PARTNER, { id: relationship.id })).toMatchObject({ agreementStatus: 'LAPSED', acceptance: null, acceptances: [{ id: second }, { id: first }], nextStep: { code: 'LAPSED' } });
  });

  it('asks again by a day when a newer version does', async () => {
    const country = ownCountry(world);
    const { partner, customer, relationship } = await directScene(world, { customer: { country } });
    const older = await addVersion(world, { country });
    await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-10', acceptancesFrom: '2026-06-01', reacceptBy: '2026-08-01' });
    await attested(world, partner.admin, { customer, version: older });
    expect(await ask(world, await addUser(world, customer), ONE_PARTNER, { id: relationship.id })).toMatchObject({ agreementStatus: 'REACCEPTANCE_DUE', nextStep: { message: 'A newer version of the agreement asks for your acceptance again.' } });
  });

  it('waits for the partner once the customer was told to contact it', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    expect(await ask(world, user, ONE_PARTNER, { id: relationship.id })).toMatchObject({ agreementStatus: 'INVITED' });
    await open(world, user, link);
    expect(await ask(world, user, ONE_PARTNER, { id: relationship.id })).toMatchObject({ agreementStatus: 'WAITING_FOR_PARTNER', nextStep: { message: 'Your partner has to confirm your acceptance. Contact your partner.' } });
  });
});

describe('paging', () => {
  const pageAfter = async (user: Parameters<typeof ask>[1], after: string | null) => ask(world, user, PARTNERS, { first: 2, after });

  it('goes through every partner once', async () => {
    const customer = await addCustomer(world);
    for (let count = 0; count < 5; count += 1) await addRelationship(world, { customer, seller: await addPartner(world) });
    const user = await addUser(world, customer);
    const seen: unknown[] = [];
    let after: string | null = null;
    for (const expected of [{ hasNextPage: true }, { hasNextPage: true }, { hasNextPage: false }]) {
      const page = await pageAfter(user, after);
      expect(at(page, 'pageInfo')).toMatchObject({ ...expected, hasPreviousPage: after !== null });
      seen.push(...nodesAt({ page }, 'page').map((node) => at(node, 'id')));
      after = textAt(page, 'pageInfo.endCursor');
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('goes on where it was although the row of the cursor left the list', async () => {
    const customer = await addCustomer(world);
    for (const state of ['ACTIVE', 'REQUESTED', 'REQUESTED', 'REQUESTED'] as const) await addRelationship(world, { customer, seller: await addPartner(world), state });
    const user = await addUser(world, customer);
    const all = nodesAt({ list: await ask(world, user, PARTNERS) }, 'list').map((node) => textAt(node, 'id'));
    const first = await pageAfter(user, null);
    await moveRelationship(world, { id: all[1] ?? '', customer }, 'EXPIRED');
    const second = await pageAfter(user, textAt(first, 'pageInfo.endCursor'));
    expect(nodesAt({ second }, 'second').map((node) => at(node, 'id'))).toEqual(all.slice(2));
  });

  it('refuses a cursor of something else, and a size beyond 100', async () => {
    const { customer } = await directScene(world);
    const user = await addUser(world, customer);
    for (const variables of [{ after: 'nonsense' }, { after: Buffer.from('["a","b","c","d"]').toString('base64url') }, { first: 0 }, { first: 101 }]) {
      expect(await faultOf(world, user, PARTNERS, variables)).toBe('BAD_USER_INPUT');
    }
    expect(listAt(await ask(world, user, PARTNERS, { first: 100 }), 'edges')).toHaveLength(1);
  });
});
