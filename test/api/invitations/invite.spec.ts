import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, inJapanese, listAt, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { INVITE } from '../../support/world/documents';
import { attest, attested, invite, invited, open, tokenOf } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addPurchase, addRelationship, moveRelationship } from '../../support/world/relationships';
import { eventsOf, invitationRow, relationshipsOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const inputOf = (invitee: object, more: object = {}) => ({ invitee, kind: 'AGREEMENT', language: 'en', idempotencyKey: `invite ${world.next()}`, ...more });
const COMPANY = { name: 'Birkenhain Bau', email: 'it@birkenhain.example' };

describe('who invites whom (I1, I2)', () => {
  it('nobody who is not signed in', async () => {
    const { customer } = await directScene(world);
    expect(await faultOf(world, CONSOLE_STRANGER, INVITE, { input: inputOf({ customerId: customer.id }) })).toBe('UNAUTHENTICATED');
  });

  it('neither helpdesk nor an agent without a role; the colleagues who may are named', async () => {
    const { partner, customer } = await directScene(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    expect(await invite(world, helpdesk, { customer })).toMatchObject({ code: 'ROLE_CANNOT_INVITE', rule: 'I1', remedies: [{ code: 'ASK_COLLEAGUE' }], people: [{ email: partner.admin.email }] });
    expect(await invite(world, inJapanese(await addAgent(world, partner, [])), { company: COMPANY })).toMatchObject({
      rule: 'I1',
      message: 'お客様に同意を依頼できるのは、管理エージェントまたは販売エージェントだけです。',
    });
    expect(await eventsOf(world, { partnerId: partner.id, kind: 'INVITATION_REFUSED' })).toMatchObject([{ code: 'ROLE_CANNOT_INVITE', rule: 'I1', customerId: customer.id }, { customerId: null }]);
  });

  it('a customer that the partner cannot see is not found, as one that does not exist', async () => {
    const [{ customer }, stranger] = [await directScene(world), await addPartner(world)];
    for (const kind of ['AGREEMENT', 'RELATIONSHIP_AND_AGREEMENT']) {
      expect(await faultOf(world, stranger.admin, INVITE, { input: inputOf({ customerId: customer.id }, { kind }) })).toBe('NOT_FOUND');
      expect(await faultOf(world, stranger.admin, INVITE, { input: inputOf({ customerId: 'unknown' }, { kind }) })).toBe('NOT_FOUND');
    }
  });

  it('the agreement alone is asked of an own customer only: not of a former one, not of one that was only asked, not of any company', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const refused = { code: 'NOT_YOUR_CUSTOMER', rule: 'I2', remedies: [{ code: 'REQUEST_RELATIONSHIP' }] };
    await moveRelationship(world, relationship, 'ENDED');
    expect(await invite(world, partner.admin, { customer })).toMatchObject(refused);
    const asking = await addPartner(world);
    await addRelationship(world, { customer, seller: asking, state: 'REQUESTED', typed: { companyName: 'L', email: 'l@l.example' } });
    expect(await invite(world, asking.admin, { customer })).toMatchObject(refused);
    expect(await invite(world, asking.admin, { company: COMPANY, kind: 'AGREEMENT' })).toMatchObject(refused);
  });

  it.each(['DIRECT_BILL', 'INDIRECT_PROVIDER', 'INDIRECT_RESELLER'] as const)('every type of partner may: %s', async (type) => {
    const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
    const isReseller = type === 'INDIRECT_RESELLER';
    const partner = await addPartner(world, { type, providers: isReseller ? [provider] : [] });
    const customer = await addCustomer(world);
    await addRelationship(world, { customer, seller: partner, provider: isReseller ? provider : null });
    expect(await invite(world, partner.admin, { customer })).toMatchObject({ __typename: 'InvitationCreated', invitation: { seller: { id: partner.id }, provider: isReseller ? { id: provider.id } : null } });
  });

  it('a provider may for its reseller’s customer', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    expect(await invite(world, provider.admin, { customer })).toMatchObject({ invitation: { partner: { id: provider.id }, seller: { id: reseller.id }, provider: { id: provider.id } } });
  });
});

describe('a relationship request (I3, I4)', () => {
  it('by a reseller names one of its own providers', async () => {
    const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
    const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] });
    const stranger = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
    for (const providerId of [undefined, stranger.id]) {
      expect(await invite(world, reseller.admin, { company: COMPANY, providerId })).toMatchObject({
        code: 'PROVIDER_REQUIRED',
        rule: 'I3',
        fields: [{ path: 'providerId', code: 'REQUIRED' }],
        remedies: [{ code: 'NAME_PROVIDER' }],
      });
    }
    expect(await invite(world, reseller.admin, { company: COMPANY, providerId: provider.id })).toMatchObject({ invitation: { seller: { id: reseller.id }, provider: { id: provider.id } } });
  });

  it('is refused outside the region of the seller or of its provider', async () => {
    const { customer, relationship } = await directScene(world, { partner: { country: 'JP', timeZone: 'Asia/Tokyo' } });
    await moveRelationship(world, relationship, 'ENDED');
    expect(await invite(world, relationship.seller.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' })).toMatchObject({ code: 'REGION_NOT_SERVED', rule: 'I4', remedies: [] });
    const abroad = await addPartner(world, { type: 'INDIRECT_PROVIDER', country: 'US', timeZone: 'America/New_York' });
    const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [abroad] });
    const former = await addRelationship(world, { customer, seller: reseller, provider: abroad });
    await moveRelationship(world, former, 'ENDED');
    expect(await invite(world, reseller.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT', providerId: abroad.id })).toMatchObject({ code: 'REGION_NOT_SERVED', rule: 'I4' });
  });

  it('to a former customer makes a requested relationship beside the ended one, and does not tell today’s address', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await moveRelationship(world, relationship, 'ENDED');
    expect(await invite(world, partner.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' })).toMatchObject({ invitation: { companyName: customer.companyName, email: null, status: 'OPEN' } });
    const rows = await relationshipsOf(world, customer);
    expect(rows.map(({ state }) => state)).toEqual(['ENDED', 'REQUESTED']);
  });

  it('to any company binds to nobody yet and says what the partner typed', async () => {
    const partner = await addPartner(world);
    const made = await invite(world, partner.admin, { company: { name: ' Birkenhain  Bau ', email: 'IT@Birkenhain.EXAMPLE' } });
    expect(made).toMatchObject({ warning: null, invitation: { kind: 'RELATIONSHIP_AND_AGREEMENT', companyName: 'Birkenhain Bau', email: 'IT@birkenhain.example' } });
    expect(await invitationRow(world, { id: textAt(made, 'invitation.id') })).toMatchObject({ customerId: null, relationshipId: null });
  });

  it('to a company answers the same whether or not it is known', async () => {
    const { customer } = await directScene(world);
    const partner = await addPartner(world);
    const shape = (made: unknown) => ({ warning: at(made, 'warning'), status: at(made, 'invitation.status'), type: at(made, '__typename') });
    const known = await invite(world, partner.admin, { company: { name: customer.companyName, email: customer.contactEmail } });
    const unknown = await invite(world, partner.admin, { company: { name: 'Nobody knows', email: 'who@nobody.example' } });
    expect(shape(known)).toEqual(shape(unknown));
  });

  it.each([
    ['without a name', { name: ' ', email: COMPANY.email }, 'invitee.company.name', 'REQUIRED'],
    ['without an address', { name: COMPANY.name, email: '' }, 'invitee.company.email', 'REQUIRED'],
    ['with an address that is none', { name: COMPANY.name, email: 'birkenhain' }, 'invitee.company.email', 'MALFORMED'],
  ])('to a company %s is refused at that field', async (_, company, path, code) => {
    const { partner } = await directScene(world);
    expect(await invite(world, partner.admin, { company })).toMatchObject({ code: 'INVITEE_INCOMPLETE', rule: null, fields: [{ path, code }], remedies: [{ code: 'CORRECT_FIELDS' }] });
  });

  it('names exactly one of customer and company', async () => {
    const { partner, customer } = await directScene(world);
    for (const invitee of [{}, { customerId: customer.id, company: COMPANY }, { customerId: null }, { customerId: null, company: COMPANY }]) {
      expect(await faultOf(world, partner.admin, INVITE, { input: inputOf(invitee) })).toBe('BAD_USER_INPUT');
    }
  });
});

describe('asking again (I5, I6)', () => {
  it('there is nothing to ask of a customer whose acceptance is up to date', async () => {
    const { partner, customer } = await directScene(world);
    await attested(world, partner.admin, { customer, version: german });
    expect(await invite(world, partner.admin, { customer })).toMatchObject({ code: 'ALREADY_ACCEPTED', rule: 'I5', message: 'The agreement is already on record and up to date. There is nothing to ask.' });
  });

  it('makes a new link for 30 new days, and the old one says that it is no longer valid', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const first = await invited(world, partner.admin, { customer });
    world.travelDays(10);
    const again = await invite(world, partner.admin, { customer });
    expect(again).toMatchObject({ __typename: 'InvitationCreated', warning: null, invitation: { status: 'OPEN', expiresAt: '2026-07-25T12:00:00.000Z' } });
    expect(await open(world, user, first)).toMatchObject({ outcome: 'REFUSED', rule: 'D2', refusal: { code: 'LINK_REVOKED' } });
    expect(await open(world, user, { token: tokenOf(again) })).toMatchObject({ outcome: 'ASK' });
    expect(await invitationRow(world, first)).toMatchObject({ status: 'REVOKED', replacedById: at(again, 'invitation.id'), openKey: null });
    expect(await eventsOf(world, { subjectId: textAt(again, 'invitation.id') })).toMatchObject([{ kind: 'INVITATION_MADE', rule: 'I6' }, { kind: 'INVITATION_OPENED' }]);
  });

  it('keeps that the customer was told to contact its partner, and warns that it will be told again', async () => {
    const { relationship: earlier, customer } = await directScene(world);
    await addPurchase(world, earlier);
    const [asking, user] = [await addPartner(world), await addUser(world, customer)];
    await addRelationship(world, { customer, seller: asking, state: 'REQUESTED', typed: { companyName: 'L', email: 'l@l.example' } });
    const first = await invite(world, asking.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' });
    await open(world, user, { token: tokenOf(first) });
    world.travelDays(1);
    const again = await invite(world, asking.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' });
    expect(again).toMatchObject({ warning: { code: 'CUSTOMER_WILL_BE_SENT_BACK' }, invitation: { toldToContactAt: '2026-06-15T12:00:00.000Z' } });
    expect(await attest(world, asking.admin, { customer, version: german })).toMatchObject({ __typename: 'AcceptanceRecorded' });
  });

  it('an unbound request is replaced for the same provider and e-mail address only', async () => {
    const providers = [await addPartner(world, { type: 'INDIRECT_PROVIDER' }), await addPartner(world, { type: 'INDIRECT_PROVIDER' })] as const;
    const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers });
    const ask0 = async (email: string, provider: { id: string }) => invited(world, reseller.admin, { company: { name: 'Birkenhain', email }, providerId: provider.id });
    const [first, other, elsewhere] = [await ask0('it@birkenhain.example', providers[0]), await ask0('it@birkenhain.example', providers[1]), await ask0('hr@birkenhain.example', providers[0])];
    await ask0('IT@Birkenhain.example', providers[0]);
    const states = await Promise.all([first, other, elsewhere].map(async (link) => (await invitationRow(world, link)).status));
    expect(states).toEqual(['REVOKED', 'OPEN', 'OPEN']);
  });

  it('ten times at once leaves one open link, for a customer as for an unbound company', async () => {
    const { partner, customer } = await directScene(world);
    for (const whom of [{ customer }, { company: { name: 'Birkenhain', email: 'it@birkenhain.example' } }]) {
      const made = await Promise.all(Array.from({ length: 10 }, () => invited(world, partner.admin, whom)));
      const states = await Promise.all(made.map(async (link) => (await invitationRow(world, link)).status));
      expect(states.filter((status) => status === 'OPEN')).toHaveLength(1);
      expect(states.filter((status) => status === 'REVOKED')).toHaveLength(9);
    }
  });
});

describe('the invitation (I7, I8)', () => {
  it('is shown once with its link, its 30 days and a mail that holds the link', async () => {
    const { partner, customer } = await directScene(world);
    const made = await invite(world, partner.admin, { customer });
    const url = textAt(made, 'url');
    expect(url).toMatch(new RegExp(`^${world.app.acceptanceUrl}/accept/[\\w-]{43}$`));
    expect(made).toMatchObject({
      replayed: false,
      warning: null,
      invitation: { kind: 'AGREEMENT', status: 'OPEN', companyName: customer.companyName, email: customer.contactEmail, language: 'en', expiresAt: '2026-07-15T12:00:00.000Z', toldToContactAt: null },
      mail: { language: 'en' },
    });
    for (const part of ['text', 'html']) expect(textAt(made, `mail.${part}`)).toContain(url);
    expect(textAt(made, 'mail.text')).toContain(partner.name);
    expect(JSON.stringify(await invitationRow(world, { id: textAt(made, 'invitation.id') }))).not.toContain(tokenOf(made));
    expect(world.app.lines.join('')).not.toContain(tokenOf(made));
  });

  it('its mail is in the language asked for, and says nothing that could act as HTML', async () => {
    const partner = await addPartner(world);
    const made = await invite(world, partner.admin, { company: { name: '<b>Birke & Söhne</b>', email: 'it@birke.example' }, language: 'ja' });
    expect(textAt(made, 'mail.subject')).toMatch(/[ぁ-ん]/);
    expect(textAt(made, 'mail.html')).not.toContain('<b>');
    expect(textAt(made, 'mail.text')).toContain('<b>Birke & Söhne</b>');
  });

  it('warns that a customer who bought before will be sent back', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    expect(await invite(world, partner.admin, { customer })).toMatchObject({ warning: { code: 'CUSTOMER_WILL_BE_SENT_BACK', message: 'This customer cannot accept directly: the link will send it back to you. Attest instead.' } });
    expect(await invite(world, inJapanese(partner.admin), { customer })).toMatchObject({ warning: { message: 'このお客様は直接同意できず、リンクを開いても貴社に連絡するよう案内されます。代わりに証明してください。' } });
    const rules = (await eventsOf(world, { customerId: customer.id, kind: 'INVITATION_MADE' })).map(({ rule }) => rule);
    expect(rules).toEqual(['I7', 'I6']);
  });

  it('tells an indirect reseller that the customer will be sent to its provider, and nothing about attesting itself', async () => {
    const { reseller, customer, relationship } = await indirectScene(world);
    await addPurchase(world, relationship);
    const message = 'This customer cannot accept directly: the link will send it to your indirect provider. Ask your provider to attest instead.';
    expect(await invite(world, reseller.admin, { customer })).toMatchObject({ warning: { code: 'CUSTOMER_WILL_BE_SENT_BACK', message } });
    expect(at(await invite(world, inJapanese(reseller.admin), { customer }), 'warning.message')).toContain('間接プロバイダーに証明を依頼してください');
  });

  it('a replay under the same key makes none and shows neither link nor mail', async () => {
    const { partner, customer } = await directScene(world);
    const given = { customer, idempotencyKey: 'once' };
    const first = await invite(world, partner.admin, given);
    expect(await invite(world, partner.admin, given)).toMatchObject({ replayed: true, url: null, mail: null, invitation: { id: at(first, 'invitation.id') } });
    expect(await faultOf(world, partner.admin, INVITE, { input: inputOf({ customerId: customer.id }, { idempotencyKey: 'once', language: 'ja' }) })).toBe('BAD_USER_INPUT');
    const seen = await ask(world, partner.admin, 'query I($id: ID!) { customer(id: $id) { invitations { totalCount edges { node { id } } } } }', { id: customer.id });
    expect(seen).toMatchObject({ invitations: { totalCount: 1 } });
    const { database } = world;
    const kept: unknown = await database.read((manager) => manager.query('SELECT result FROM idempotency WHERE actor_id = ' + (database.dialect === 'postgres' ? '$1' : '?'), [partner.admin.id]));
    expect(JSON.stringify(listAt({ kept }, 'kept'))).not.toContain(tokenOf(first));
  });
});
