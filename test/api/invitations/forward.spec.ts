import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, STRANGER, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { accept, invite, invited, tokenOf } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { eventsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { allSent, mailJobAbout, mailTo, PATIENT, shareMailWorld } from '../mail/mail-world';

const world = shareMailWorld();
let version: Version;
beforeAll(async () => {
  version = await addVersion(world);
});

const FORWARD = `mutation Forward($input: ForwardInvitationInput!) { forwardInvitation(input: $input) {
  __typename
  ... on InvitationForwarded { colleague { id } mailed replayed }
  ... on Refusal { code rule message people { email } }
} }`;
const forward = (visitor: Visitor, input: object): Promise<unknown> => ask(world, visitor, FORWARD, { input: { idempotencyKey: `forward ${world.next()}`, ...input } });
const BY_ID = 'query ($id: ID!) { invitation(invitationId: $id) { id outcome rule companyName asks { agreement } } }';

async function scene() {
  const { partner, customer } = await directScene(world);
  const link = await invited(world, partner.admin, { customer });
  return { partner, customer, link, worker: await addUser(world, customer, { roles: ['USER'] }), admin: await addUser(world, customer) };
}

describe('forwarding a request (D19)', () => {
  it('mails the link to a colleague who may accept, and is recorded', async () => {
    const { partner, customer, link, worker, admin } = await scene();
    expect(await forward(worker, { token: link.token, colleagueId: admin.id })).toEqual({ __typename: 'InvitationForwarded', colleague: { id: admin.id }, mailed: true, replayed: false });
    const { text = '' } = (await mailTo(world, admin.email)).mail;
    expect(text).toContain(`${world.app.acceptanceUrl}/accept/${link.token}`);
    expect(text).toContain(worker.lastName);
    expect(text).toContain(partner.name);
    const events = await eventsOf(world, { kind: 'INVITATION_FORWARDED', customerId: customer.id });
    expect(events).toMatchObject([{ actorId: worker.id, subjectId: link.id, partnerId: partner.id, rule: 'D19', payload: { toUserId: admin.id } }]);
    expect(JSON.stringify(events)).not.toContain(link.token);
  });

  it('without the secret of the link mails the page on which the company finds it', async () => {
    const { link, worker, admin } = await scene();
    await forward(worker, { invitationId: link.id, colleagueId: admin.id });
    expect((await mailTo(world, admin.email)).mail.text).toContain(`${world.app.acceptanceUrl}/requests/${link.id}`);
  });

  it('once for a key, raced', async () => {
    const { customer, link, worker, admin } = await scene();
    const input = { token: link.token, colleagueId: admin.id, idempotencyKey: 'raced' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => forward(worker, input)));
    expect(answers.filter((answer) => at(answer, 'replayed') === false)).toHaveLength(1);
    expect(await eventsOf(world, { kind: 'INVITATION_FORWARDED', customerId: customer.id })).toHaveLength(1);
    await mailTo(world, admin.email);
  });

  it('is refused for a colleague who may not accept either, in both languages, and names who may (D5)', async () => {
    const { customer, link, worker, admin } = await scene();
    const other = await addUser(world, customer, { roles: ['USER'] });
    const input = { token: link.token, colleagueId: other.id };
    expect(await forward(worker, input)).toMatchObject({ code: 'ROLE_CANNOT_ACCEPT', rule: 'D5', people: [{ email: admin.email }], message: 'Only a global admin or a billing admin can accept for your company.' });
    expect(textAt(await forward(inJapanese(worker), input), 'message')).toMatch(/グローバル管理者/);
  });

  it('finds nobody of another company, nor oneself', async () => {
    const { link, worker, admin } = await scene();
    const stranger = await addUser(world, await addCustomer(world));
    for (const colleagueId of [stranger.id, 'nobody']) expect(await faultOf(world, worker, FORWARD, { input: { token: link.token, colleagueId, idempotencyKey: colleagueId } })).toBe('NOT_FOUND');
    expect(await faultOf(world, admin, FORWARD, { input: { token: link.token, colleagueId: admin.id, idempotencyKey: 'self' } })).toBe('NOT_FOUND');
    expect(await faultOf(world, STRANGER, FORWARD, { input: { token: link.token, colleagueId: admin.id, idempotencyKey: 'signed out' } })).toBe('UNAUTHENTICATED');
  });

  it('is refused for a link of another company, one that was revoked, and one that is unknown', async () => {
    const { partner, customer, link, worker, admin } = await scene();
    const elsewhere = await addUser(world, await addCustomer(world));
    expect(await forward(elsewhere, { token: link.token, colleagueId: admin.id })).toMatchObject({ code: 'WRONG_CUSTOMER', rule: 'D4', people: [] });
    await invited(world, partner.admin, { customer });
    expect(await forward(worker, { token: link.token, colleagueId: admin.id })).toMatchObject({ code: 'LINK_REVOKED', rule: 'D2' });
    expect(await faultOf(world, worker, FORWARD, { input: { token: 'no such token', colleagueId: admin.id, idempotencyKey: 'unknown' } })).toBe('NOT_FOUND');
    expect(await faultOf(world, elsewhere, FORWARD, { input: { invitationId: link.id, colleagueId: admin.id, idempotencyKey: 'not theirs' } })).toBe('NOT_FOUND');
    await allSent(world);
    expect(world.post.deliveredTo(admin.email)).toEqual([]);
  });

  it('works for a link that no company has confirmed yet', async () => {
    const partner = await addPartner(world);
    const customer = await addCustomer(world);
    const [worker, admin] = [await addUser(world, customer, { roles: ['USER'] }), await addUser(world, customer)];
    const made = await invite(world, partner.admin, { company: { name: 'Lindenhof', email: customer.contactEmail } });
    expect(await forward(worker, { token: tokenOf(made), colleagueId: admin.id })).toMatchObject({ mailed: true });
    expect((await mailTo(world, admin.email)).mail.text).toContain(tokenOf(made));
  });

  it('is not mailed any more when the link was replaced meanwhile', async () => {
    const { partner, customer, link, worker, admin } = await scene();
    await world.post.close();
    await forward(worker, { token: link.token, colleagueId: admin.id });
    // Not on its way any more: what was looked at before the replacement may not go out after it.
    await vi.waitFor(async () => expect(await mailJobAbout(world, admin.id)).toMatchObject({ state: 'WAITING', attempts: 1 }), PATIENT);
    await invited(world, partner.admin, { customer });
    await world.post.reopen();
    world.travelTo('2026-06-15T13:00:00.000Z');
    await allSent(world);
    expect(world.post.deliveredTo(admin.email)).toEqual([]);
  });
});

describe('a request without its link at hand', () => {
  it('is opened, accepted and declined by its id, by the company that it is bound to', async () => {
    const { customer, link, admin } = await scene();
    const waiting = await ask(world, admin, '{ waitingInvitations { id outcome } }');
    expect(waiting).toEqual([{ id: link.id, outcome: 'ASK' }]);
    expect(await ask(world, admin, BY_ID, { id: link.id })).toMatchObject({ id: link.id, outcome: 'ASK', rule: 'D12', companyName: customer.companyName, asks: { agreement: true } });
    expect(await accept(world, admin, {}, { invitationId: link.id, version })).toMatchObject({ __typename: 'Accepted' });
    const second = await scene();
    expect(await ask(world, second.admin, 'mutation ($id: ID!) { decline(input: { invitationId: $id }) { __typename } }', { id: second.link.id })).toEqual({ __typename: 'Declined' });
  });

  it('is found by nobody else', async () => {
    const { link, partner } = await scene();
    const stranger = await addUser(world, await addCustomer(world));
    expect(await faultOf(world, stranger, BY_ID, { id: link.id })).toBe('NOT_FOUND');
    expect(await faultOf(world, STRANGER, BY_ID, { id: link.id })).toBe('UNAUTHENTICATED');
    expect(await faultOf(world, partner.admin, BY_ID, { id: link.id })).toBe('FORBIDDEN');
    expect(await faultOf(world, stranger, '{ invitation { id } }')).toBe('BAD_USER_INPUT');
  });
});
