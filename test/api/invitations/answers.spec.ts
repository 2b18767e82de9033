import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, faultOf, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { accepted, invite, invited, open, tokenOf } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addPurchase } from '../../support/world/relationships';
import { invitationRow, relationshipsOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const REVOKE = `mutation Revoke($id: ID!) { revokeInvitation(id: $id) {
  __typename ... on InvitationRevoked { invitation { id status closedAt } } ... on Refusal { code rule people { email } }
} }`;
const DECLINE = `mutation Decline($input: DeclineInput!) { decline(input: $input) {
  __typename ... on Declined { invitationId } ... on Refusal { code rule fields { path code } }
} }`;
const CONFIRM = 'mutation Confirm($token: String!) { confirmCompany(token: $token) { outcome } }';
const SENT = '{ invitations { edges { node { status declineReason } } } }';
const decline = (visitor: Visitor, input: object): Promise<unknown> => ask(world, visitor, DECLINE, { input });

/** A request for a relationship that the company has confirmed is meant for it. */
async function requested() {
  const partner = await addPartner(world);
  const customer = await addCustomer(world);
  const user = await addUser(world, customer);
  const made = await invite(world, partner.admin, { company: { name: 'Lindenhof', email: customer.contactEmail } });
  const link = { id: textAt(made, 'invitation.id'), token: tokenOf(made) };
  await ask(world, user, CONFIRM, { token: link.token });
  return { partner, customer, user, link };
}

describe('revoking a link', () => {
  it('closes it, and with it the relationship that it asked for (R6)', async () => {
    const { partner, customer, user, link } = await requested();
    expect(await ask(world, partner.admin, REVOKE, { id: link.id })).toMatchObject({ invitation: { status: 'REVOKED', closedAt: world.now.toISOString() } });
    expect(await relationshipsOf(world, customer)).toMatchObject([{ state: 'WITHDRAWN' }]);
    expect(await open(world, user, link)).toMatchObject({ refusal: { code: 'LINK_REVOKED' } });
    expect(await ask(world, partner.admin, REVOKE, { id: link.id })).toMatchObject({ code: 'INVITATION_NOT_OPEN' });
  });

  it('leaves an active relationship alone, and is only for the partner that sent it', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    expect(await ask(world, helpdesk, REVOKE, { id: link.id })).toMatchObject({ code: 'ROLE_CANNOT_INVITE', rule: 'B2', people: [{ email: partner.admin.email }] });
    expect(await faultOf(world, (await addPartner(world)).admin, REVOKE, { id: link.id })).toBe('NOT_FOUND');
    await ask(world, partner.admin, REVOKE, { id: link.id });
    expect(await relationshipsOf(world, customer)).toMatchObject([{ state: 'ACTIVE', agreementStatus: 'NOT_PROVIDED' }]);
  });
});

describe('revoking a link while a company confirms that it is meant for it', () => {
  it('closes the link, and leaves no relationship that is still requested', async () => {
    const partner = await addPartner(world);
    for (let round = 0; round < 8; round += 1) {
      const customer = await addCustomer(world);
      const user = await addUser(world, customer);
      const made = await invite(world, partner.admin, { company: { name: 'Lindenhof', email: `it@round-${round}.example` } });
      const link = { id: textAt(made, 'invitation.id'), token: tokenOf(made) };
      const [revoked] = await Promise.all([ask(world, partner.admin, REVOKE, { id: link.id }), ask(world, user, CONFIRM, { token: link.token })]);
      expect(revoked).toMatchObject({ __typename: 'InvitationRevoked' });
      expect(await invitationRow(world, link)).toMatchObject({ status: 'REVOKED' });
      expect((await relationshipsOf(world, customer)).map(({ state }) => state).filter((state) => state !== 'WITHDRAWN')).toEqual([]);
    }
  });
});

describe('declining (D18)', () => {
  it('closes the link with the reason, and a requested relationship with it (R4)', async () => {
    const { partner, customer, user, link } = await requested();
    expect(await decline(user, { token: link.token, reason: '  We have a partner  ' })).toEqual({ __typename: 'Declined', invitationId: link.id });
    expect(await invitationRow(world, link)).toMatchObject({ status: 'DECLINED', declineReason: 'We have a partner' });
    expect(await relationshipsOf(world, customer)).toMatchObject([{ state: 'DECLINED' }]);
    expect(await open(world, user, link)).toMatchObject({ refusal: { code: 'LINK_DECLINED' } });
    expect(await decline(user, { token: link.token })).toMatchObject({ code: 'LINK_DECLINED', rule: 'D2' });
    expect(await ask(world, partner.admin, SENT)).toEqual({ edges: [{ node: { status: 'DECLINED', declineReason: 'We have a partner' } }] });
  });

  it('is read by the partner, with no reason where none was given', async () => {
    const { partner, user, link } = await requested();
    await decline(user, { token: link.token, reason: ' ' });
    expect(await ask(world, partner.admin, SENT)).toEqual({ edges: [{ node: { status: 'DECLINED', declineReason: null } }] });
  });

  it('asks what opening asks: the company, the role, and an open link', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    const user = await addUser(world, customer);
    const stranger = await addUser(world, await addCustomer(world));
    expect(await decline(stranger, { token: link.token })).toMatchObject({ code: 'WRONG_CUSTOMER', rule: 'D4' });
    expect(await decline(await addUser(world, customer, { roles: ['USER'] }), { token: link.token })).toMatchObject({ code: 'ROLE_CANNOT_ACCEPT', rule: 'D5' });
    expect(await decline(user, { token: link.token, reason: 'x'.repeat(1001) })).toMatchObject({ fields: [{ path: 'reason', code: 'TOO_LONG' }] });
    await accepted(world, user, link, german);
    expect(await decline(user, { invitationId: link.id })).toMatchObject({ code: 'ALREADY_ACCEPTED', rule: 'D17' });
    expect(await faultOf(world, user, DECLINE, { input: { token: 'unknown' } })).toBe('NOT_FOUND');
    expect(await faultOf(world, user, DECLINE, { input: {} })).toBe('BAD_USER_INPUT');
  });

  it('of an unbound link comes after confirming the company', async () => {
    const partner = await addPartner(world);
    const user = await addUser(world, await addCustomer(world));
    const made = await invite(world, partner.admin, { company: { name: 'Lindenhof', email: 'x@lindenhof.example' } });
    expect(await decline(user, { token: tokenOf(made) })).toMatchObject({ code: 'CONFIRM_COMPANY', rule: 'D6' });
  });
});

describe('what waits without a link', () => {
  const WAITING = '{ waitingInvitations { id outcome companyName partner { id } contactPartner { attestedBy { id } } } }';

  it('is shown to the company’s people, and looking records nothing', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { customer });
    expect(await ask(world, user, WAITING)).toMatchObject([{ id: link.id, outcome: 'ASK', companyName: customer.companyName, partner: { id: partner.id } }]);
    await addPurchase(world, relationship);
    expect(await ask(world, user, WAITING)).toMatchObject([{ outcome: 'CONTACT_PARTNER', contactPartner: { attestedBy: { id: partner.id } } }]);
    expect(await invitationRow(world, link)).toMatchObject({ firstOpenedAt: null, toldToContactAt: null });
    expect(await ask(world, await addUser(world, await addCustomer(world)), WAITING)).toEqual([]);
    expect(await faultOf(world, partner.admin, WAITING)).toBe('FORBIDDEN');
  });
});

describe('what a partner sent', () => {
  const SENT = `query Sent($first: Int! = 50, $after: String, $status: [InvitationStatus!], $customerId: ID) {
    invitations(first: $first, after: $after, status: $status, customerId: $customerId) { totalCount pageInfo { hasNextPage endCursor } edges { node { id status companyName } } }
  }`;

  it('lists links to known and unknown companies, latest first, page by page and by status', async () => {
    const { partner, customer } = await directScene(world);
    const bound = await invited(world, partner.admin, { customer });
    world.travelTo('2026-06-15T13:00:00.000Z');
    const unbound = textAt(await invite(world, partner.admin, { company: { name: 'Fern AG', email: 'a@fern.example' } }), 'invitation.id');
    const page = await ask(world, partner.admin, SENT, { first: 1 });
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { id: unbound, companyName: 'Fern AG' } }] });
    expect(await ask(world, partner.admin, SENT, { first: 1, after: textAt(page, 'pageInfo.endCursor') })).toMatchObject({ pageInfo: { hasNextPage: false }, edges: [{ node: { id: bound.id } }] });
    world.travelDays(31);
    expect(await ask(world, partner.admin, SENT, { status: ['EXPIRED'] })).toMatchObject({ totalCount: 2, edges: [{ node: { status: 'EXPIRED' } }, { node: { status: 'EXPIRED' } }] });
    expect(await ask(world, partner.admin, SENT, { status: ['OPEN'] })).toMatchObject({ totalCount: 0 });
    expect(await ask(world, (await addPartner(world)).admin, SENT)).toMatchObject({ totalCount: 0 });
    expect(await faultOf(world, await addAgent(world, partner, ['HELPDESK_AGENT']), SENT)).toBe('FORBIDDEN');
  });
});

describe('who works together', () => {
  it('a provider lists its resellers, a reseller its providers, a company the colleagues who may accept', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    const RESELLERS = '{ resellers { edges { node { id } } } }';
    expect(await ask(world, provider.admin, RESELLERS)).toEqual({ edges: [{ node: { id: reseller.id } }] });
    expect(await ask(world, reseller.admin, RESELLERS)).toEqual({ edges: [] });
    expect(await ask(world, reseller.admin, '{ providers { id } }')).toEqual([{ id: provider.id }]);
    const [asking, billing] = [await addUser(world, customer), await addUser(world, customer, { roles: ['BILLING_ADMIN'] })];
    await addUser(world, customer, { roles: ['USER'] });
    expect(await ask(world, asking, '{ colleagues { id } }')).toEqual([{ id: billing.id }]);
  });
});
