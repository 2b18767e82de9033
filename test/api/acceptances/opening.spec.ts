import { beforeAll, describe, expect, it } from 'vitest';
import { ask as post } from '../../support/app';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, STRANGER, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { CONFIRM, OPEN } from '../../support/world/documents';
import { accept, attest, attested, invite, invited, open } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { addPurchase, addRelationship, closeInvitation, moveRelationship } from '../../support/world/relationships';
import { eventsOf, invitationRow, relationshipsOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const GUIDE_EN = 'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.';
const GUIDE_JA = 'Microsoft 顧客契約に同意したことを確認するために、パートナーに連絡してください。';

describe('a link that leads nowhere (D1, D2)', () => {
  it('is not found when nobody made it', async () => {
    const { customer } = await directScene(world);
    const user = await addUser(world, customer);
    for (const visitor of [STRANGER, user]) expect(await faultOf(world, visitor, OPEN, { token: 'a'.repeat(43) })).toBe('NOT_FOUND');
    expect(await faultOf(world, user, CONFIRM, { token: 'a'.repeat(43) })).toBe('NOT_FOUND');
  });

  it.each([
    ['REVOKED', 'LINK_REVOKED', 'This link is no longer valid.', 'このリンクは無効になりました。'],
    ['DECLINED', 'LINK_DECLINED', 'This request was declined.', 'この依頼は辞退されています。'],
  ] as const)('says so when it was %s, and names the partner to ask', async (status, code, english, japanese) => {
    const { partner, customer } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    await closeInvitation(world, link.id, status);
    for (const visitor of [STRANGER, user]) {
      expect(await open(world, visitor, link)).toMatchObject({
        outcome: 'REFUSED',
        rule: 'D2',
        refusal: { code, message: english, partner: { id: partner.id, contact: { email: partner.contactEmail } }, remedies: [{ code: 'ASK_PARTNER_FOR_NEW_LINK' }] },
      });
    }
    expect(await open(world, inJapanese(user), link)).toMatchObject({ refusal: { message: japanese } });
  });

  it('is revoked with its relationship, whether it was open or accepted', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const user = await addUser(world, customer);
    const first = await invited(world, partner.admin, { customer });
    await accept(world, user, first, { version: german });
    const second = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: second.token });
    await moveRelationship(world, relationship, 'ENDED');
    for (const link of [first, second]) expect(await open(world, user, link)).toMatchObject({ rule: 'D2', refusal: { code: 'LINK_REVOKED' } });
  });

  it('expires 30 days after it was made, to the second', async () => {
    const { partner, customer } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    world.travelTo('2026-07-15T11:59:59.999Z');
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ASK' });
    world.travelTo('2026-07-15T12:00:00.000Z');
    expect(await open(world, user, link)).toMatchObject({ outcome: 'REFUSED', rule: 'D2', refusal: { code: 'LINK_EXPIRED', partner: { id: partner.id } }, contactPartner: null });
  });

  it('does not expire once it was accepted: its address keeps showing that it was', async () => {
    const { partner, customer } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    await accept(world, user, link, { version: german });
    world.travelDays(400);
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ALREADY_ACCEPTED', rule: 'D7', expiresAt: null });
  });
});

describe('who reads (D3 to D5)', () => {
  it('a stranger learns who asks, and the company only as the partner typed it', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world, { companyName: 'Kühnel Maschinenbau' })];
    const link = await invited(world, partner.admin, { company: { name: 'Kuehnel', email: 'it@kuehnel.example' } });
    const asked = { outcome: 'SIGN_IN_REQUIRED', rule: 'D3', id: null, companyName: 'Kuehnel', agreement: null, partner: { id: partner.id }, refusal: { code: 'SIGN_IN_REQUIRED', partner: { id: partner.id }, remedies: [{ code: 'SIGN_IN' }] } };
    expect(await open(world, STRANGER, link)).toMatchObject(asked);
    await ask(world, await addUser(world, customer), CONFIRM, { token: link.token });
    expect(await open(world, STRANGER, link)).toMatchObject(asked);
    expect(await open(world, inJapanese(STRANGER), link)).toMatchObject({ refusal: { message: 'この依頼を確認するには、会社のアカウントでサインインしてください。' } });
  });

  it('a partner’s session is nobody at the customers’ site', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    const [, token = ''] = partner.admin.cookie.split('=');
    for (const name of ['assent-console', 'assent-acceptance']) {
      const agent = { site: 'ACCEPTANCE', cookie: `${name}=${token}` } as const;
      expect(await ask(world, agent, '{ viewer { __typename } }')).toBeNull();
      expect(await open(world, agent, link)).toMatchObject({ outcome: 'SIGN_IN_REQUIRED' });
      expect(await faultOf(world, agent, CONFIRM, { token: link.token })).toBe('UNAUTHENTICATED');
    }
    expect(await invitationRow(world, link)).toMatchObject({ firstOpenedAt: null });
  });

  it('somebody of another company is told that it is not for it, and nothing else', async () => {
    const { partner, customer } = await directScene(world, { customer: { companyName: 'Vertrauliche Forschung' } });
    const link = await invited(world, partner.admin, { customer });
    const stranger = await addUser(world, await addCustomer(world));
    const view = await open(world, stranger, link);
    expect(view).toMatchObject({
      outcome: 'REFUSED',
      rule: 'D4',
      id: null,
      agreement: null,
      acceptance: null,
      refusal: { code: 'WRONG_CUSTOMER', message: 'This link was not sent to the company you are signed in for.', partner: null, people: [], remedies: [{ code: 'SIGN_IN_AS_SOMEONE_ELSE' }] },
    });
    expect(await invitationRow(world, link)).toMatchObject({ firstOpenedAt: null });
    expect(await eventsOf(world, { customerId: stranger.customerId })).toEqual([]);
  });

  it('a user without an admin role is told which colleagues may accept, and may forward the request', async () => {
    const { partner, customer } = await directScene(world);
    const link = await invited(world, partner.admin, { customer });
    const [global, billing] = [await addUser(world, customer), await addUser(world, customer, { roles: ['BILLING_ADMIN', 'USER'] })];
    for (const roles of [['USER' as const], []]) {
      expect(await open(world, await addUser(world, customer, { roles }), link)).toMatchObject({
        outcome: 'REFUSED',
        rule: 'D5',
        companyName: customer.companyName,
        refusal: { code: 'ROLE_CANNOT_ACCEPT', remedies: [{ code: 'FORWARD' }, { code: 'ASK_COLLEAGUE' }], people: [{ email: global.email }, { email: billing.email }] },
      });
    }
    for (const admin of [global, billing]) expect(await open(world, admin, link)).toMatchObject({ outcome: 'ASK' });
  });

  it('the first reader of the company is recorded, once', async () => {
    const { partner, customer } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    await open(world, STRANGER, link);
    world.travelDays(1);
    const opened = world.now;
    await open(world, user, link);
    world.travelDays(1);
    await open(world, user, link);
    expect(await invitationRow(world, link)).toMatchObject({ firstOpenedAt: opened, expiresAt: new Date('2026-07-15T12:00:00.000Z') });
    expect(await eventsOf(world, { subjectId: link.id, kind: 'INVITATION_OPENED' })).toMatchObject([{ actorId: user.id, customerId: customer.id, rule: 'D12' }]);
  });
});

describe('a link that is bound to nobody yet (D6)', () => {
  it('asks to confirm the company; confirming binds it and requests the relationship', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const user = await addUser(world, customer, { roles: ['BILLING_ADMIN'] });
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'CONFIRM_COMPANY', rule: 'D6', id: null, companyName: 'Linden', asks: { relationship: false, agreement: false } });
    expect(await invitationRow(world, link)).toMatchObject({ customerId: null });
    expect(await ask(world, user, CONFIRM, { token: link.token })).toMatchObject({ outcome: 'ASK', rule: 'D12', id: link.id, companyName: customer.companyName, asks: { relationship: true, agreement: true }, agreement: { id: german.id } });
    const [relationship] = await relationshipsOf(world, customer);
    expect(relationship).toMatchObject({ sellerId: partner.id, state: 'REQUESTED', typedCompanyName: 'Linden', typedEmail: 'it@linden.example' });
    expect(await invitationRow(world, link)).toMatchObject({ customerId: customer.id, relationshipId: relationship?.id });
    expect((await eventsOf(world, { subjectId: link.id })).map(({ kind, rule }) => [kind, rule])).toEqual([['INVITATION_MADE', 'I8'], ['INVITATION_BOUND', 'D6'], ['INVITATION_OPENED', 'D12']]);
  });

  it('confirming again changes nothing; another company is then told that it is not for it', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    const user = await addUser(world, customer);
    await ask(world, user, CONFIRM, { token: link.token });
    expect(await ask(world, user, CONFIRM, { token: link.token })).toMatchObject({ outcome: 'ASK' });
    expect(await relationshipsOf(world, customer)).toHaveLength(1);
    const late = await addUser(world, await addCustomer(world));
    expect(await ask(world, late, CONFIRM, { token: link.token })).toMatchObject({ outcome: 'REFUSED', refusal: { code: 'WRONG_CUSTOMER' } });
  });

  it('cannot be confirmed by a user without an admin role', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    const user = await addUser(world, customer, { roles: ['USER'] });
    expect(await ask(world, user, CONFIRM, { token: link.token })).toMatchObject({ outcome: 'REFUSED', rule: 'D5' });
    expect(await invitationRow(world, link)).toMatchObject({ customerId: null });
  });

  it('keeps a relationship that is active, and then asks only for what is left', async () => {
    const { partner, customer } = await directScene(world);
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    expect(await ask(world, user, CONFIRM, { token: link.token })).toMatchObject({ outcome: 'ASK', asks: { relationship: false, agreement: true } });
    expect((await relationshipsOf(world, customer)).map(({ state }) => state)).toEqual(['ACTIVE']);
  });

  it('revokes an older open link of the same partner to the same company', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const user = await addUser(world, customer);
    const first = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    const second = await invited(world, partner.admin, { company: { name: 'Linden', email: 'hr@linden.example' } });
    await ask(world, user, CONFIRM, { token: first.token });
    await ask(world, user, CONFIRM, { token: second.token });
    expect(await invitationRow(world, first)).toMatchObject({ status: 'REVOKED', replacedById: second.id });
    expect(await eventsOf(world, { subjectId: first.id, kind: 'INVITATION_REPLACED' })).toMatchObject([{ actorId: user.id, customerId: customer.id, payload: { by: second.id } }]);
    expect(await open(world, user, second)).toMatchObject({ outcome: 'ASK' });
    expect(await relationshipsOf(world, customer)).toHaveLength(1);
  });

  it('raced by two companies goes to one; the other is told that it is not for it and keeps what it had', async () => {
    const partner = await addPartner(world);
    for (let round = 0; round < 5; round += 1) {
      const link = await invited(world, partner.admin, { company: { name: 'Linden', email: `it@round-${round}.example` } });
      const sides = await Promise.all(
        ['left', 'right'].map(async (side) => {
          const user = await addUser(world, await addCustomer(world));
          const older = await invited(world, partner.admin, { company: { name: side, email: `it@${side}-${round}.example` } });
          await ask(world, user, CONFIRM, { token: older.token });
          return { user, older };
        }),
      );
      const answers = await Promise.all(sides.map(async ({ user, older }) => ({ user, older, view: await ask(world, user, CONFIRM, { token: link.token }) })));
      const winners = answers.filter(({ view }) => at(view, 'outcome') === 'ASK');
      const losers = answers.filter(({ view }) => at(view, 'refusal.code') === 'WRONG_CUSTOMER');
      expect([winners.length, losers.length]).toEqual([1, 1]);
      expect(await invitationRow(world, link)).toMatchObject({ status: 'OPEN', customerId: winners[0]?.user.customerId });
      for (const { older } of losers) expect(await invitationRow(world, older)).toMatchObject({ status: 'OPEN', replacedById: null });
      for (const { older } of winners) expect(await invitationRow(world, older)).toMatchObject({ status: 'REVOKED', replacedById: link.id });
    }
  });
});

describe('what is asked (D7 to D9, D12)', () => {
  it('nothing, where agreement and relationship are there already: the receipt is shown', async () => {
    const { partner, customer } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    const acceptanceId = await attested(world, partner.admin, { customer, version: german });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ALREADY_ACCEPTED', rule: 'D7', acceptance: { id: acceptanceId }, asks: { relationship: false, agreement: false }, agreement: null });
  });

  it('the relationship alone, where another direct acceptance is up to date', async () => {
    const { partner, customer } = await directScene(world);
    const [user, asking] = [await addUser(world, customer), await addPartner(world)];
    await accept(world, user, await invited(world, partner.admin, { customer }), { version: german });
    const link = await invited(world, asking.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    expect(await ask(world, user, CONFIRM, { token: link.token })).toMatchObject({ outcome: 'ASK', rule: 'D12', asks: { relationship: true, agreement: false }, agreement: null });
  });

  it('the agreement in the version offered today, with every text and both hashes', async () => {
    const { partner, customer } = await directScene(world);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    const texts = german.texts.map(({ id, language, fileHash, shownHash }) => ({ id, language, fileHash, shownHash }));
    expect(await open(world, user, link)).toMatchObject({
      outcome: 'ASK',
      rule: 'D12',
      id: link.id,
      kind: 'AGREEMENT',
      companyName: customer.companyName,
      expiresAt: '2026-07-15T12:00:00.000Z',
      refusal: null,
      asks: { relationship: false, agreement: true },
      agreement: { id: german.id, country: 'DE', version: '2026.1', texts },
    });
  });

  it('a newer version from its first day where the customer is', async () => {
    const country = ownCountry(world);
    const { partner, customer } = await directScene(world, { customer: { country, timeZone: 'Pacific/Kiritimati' } });
    const [older, newer] = [await addVersion(world, { country }), await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-07-01', acceptancesFrom: '2026-06-20' })];
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    world.travelTo('2026-06-30T09:59:59.000Z');
    expect(await open(world, user, link)).toMatchObject({ agreement: { id: older.id } });
    world.travelTo('2026-06-30T10:00:00.000Z');
    expect(await open(world, user, link)).toMatchObject({ agreement: { id: newer.id } });
  });

  it('nothing outside the region that the partner serves', async () => {
    const [partner, customer] = [await addPartner(world, { country: 'JP', timeZone: 'Asia/Tokyo' }), await addCustomer(world)];
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    expect(await ask(world, await addUser(world, customer), CONFIRM, { token: link.token })).toMatchObject({ outcome: 'REFUSED', rule: 'D8', refusal: { code: 'REGION_NOT_SERVED', partner: { id: partner.id } } });
  });

  it('nothing where the country has no text', async () => {
    const { partner, customer } = await directScene(world, { customer: { country: ownCountry(world) } });
    const link = await invited(world, partner.admin, { customer });
    const view = await open(world, inJapanese(await addUser(world, customer)), link);
    expect(view).toMatchObject({ outcome: 'REFUSED', rule: 'D9', refusal: { code: 'AGREEMENT_NOT_AVAILABLE', message: 'この国・地域の Microsoft 顧客契約はありません。', partner: { id: partner.id } } });
  });
});

describe('a customer that bought before (D10, D11)', () => {
  it('is told to contact its existing partner, in the words of the guide', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    expect(await open(world, user, link)).toMatchObject({
      outcome: 'CONTACT_PARTNER',
      rule: 'D10',
      refusal: null,
      agreement: null,
      contactPartner: {
        message: GUIDE_EN,
        scenario: 'EXISTING_PARTNER',
        row: 'D10',
        seller: { id: partner.id },
        provider: null,
        attestedBy: { id: partner.id, contact: { name: 'Customer desk', email: partner.contactEmail, phone: '+49 30 5550100' } },
      },
    });
    expect(await open(world, inJapanese(user), link)).toMatchObject({ contactPartner: { message: GUIDE_JA } });
  });

  it('of a reseller is told that the provider must attest', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world);
    await addPurchase(world, relationship);
    const [user, link] = [await addUser(world, customer), await invited(world, reseller.admin, { customer })];
    expect(await open(world, user, link)).toMatchObject({
      rule: 'D10',
      contactPartner: { scenario: 'EXISTING_PARTNER', seller: { id: reseller.id }, provider: { id: provider.id }, attestedBy: { id: provider.id, contact: { email: provider.contactEmail } } },
    });
    await attest(world, provider.admin, { customer, version: german });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ALREADY_ACCEPTED' });
  });

  it('is told to contact the new partner that asks for the relationship', async () => {
    const { relationship: earlier, customer } = await directScene(world);
    await addPurchase(world, earlier);
    const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
    const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] });
    const user = await addUser(world, customer);
    const link = await invited(world, reseller.admin, { company: { name: 'Linden', email: 'it@linden.example' }, providerId: provider.id });
    expect(await ask(world, user, CONFIRM, { token: link.token })).toMatchObject({
      outcome: 'CONTACT_PARTNER',
      rule: 'D11',
      contactPartner: { message: GUIDE_EN, scenario: 'NEW_PARTNER', seller: { id: reseller.id }, provider: { id: provider.id }, attestedBy: { id: provider.id } },
    });
    expect(await attest(world, provider.admin, { customer, version: german })).toMatchObject({ __typename: 'AcceptanceRecorded' });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ASK', rule: 'D12', asks: { relationship: true, agreement: false } });
    expect(await accept(world, user, link)).toMatchObject({ __typename: 'Accepted', acceptance: null, relationship: { status: 'ACTIVE', agreementStatus: 'PROVIDED' } });
  });

  it('a former partner counts as a new one', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    await moveRelationship(world, relationship, 'ENDED');
    const link = await invited(world, partner.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' });
    expect(await open(world, await addUser(world, customer), link)).toMatchObject({ rule: 'D11', contactPartner: { scenario: 'NEW_PARTNER', attestedBy: { id: partner.id } } });
  });

  it('is told so again by a page that reads itself anew, without a trace of that', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { customer });
    await open(world, user, link);
    const before = await invitationRow(world, link);
    world.travelDays(1);
    const { body } = await post(world.app.acceptanceUrl, OPEN, { token: link.token }, { cookie: user.cookie, 'assent-unattended': '1' });
    expect(at(body.data, 'invitation.outcome')).toBe('CONTACT_PARTNER');
    expect(await invitationRow(world, link)).toEqual(before);
    expect(await eventsOf(world, { subjectId: link.id, kind: 'CUSTOMER_TOLD_TO_CONTACT_PARTNER' })).toHaveLength(1);
  });

  it('being told gives the link 30 new days, each time, and lets the partner attest; afterwards the same link goes on', async () => {
    const { relationship: earlier, customer } = await directScene(world);
    await addPurchase(world, earlier);
    const [asking, user] = [await addPartner(world), await addUser(world, customer)];
    const link = await invited(world, asking.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    world.travelDays(29);
    await ask(world, user, CONFIRM, { token: link.token });
    expect(await invitationRow(world, link)).toMatchObject({ toldToContactAt: world.now, expiresAt: new Date('2026-08-13T12:00:00.000Z') });
    world.travelDays(29);
    await open(world, user, link);
    expect(await invitationRow(world, link)).toMatchObject({ toldToContactAt: world.now, expiresAt: new Date('2026-09-11T12:00:00.000Z') });
    expect(await eventsOf(world, { subjectId: link.id, kind: 'CUSTOMER_TOLD_TO_CONTACT_PARTNER' })).toMatchObject([{ rule: 'D11', actorId: user.id }, { rule: 'D11' }]);
    world.travelDays(29);
    await attested(world, asking.admin, { customer, version: german });
    expect(await accept(world, user, link)).toMatchObject({ __typename: 'Accepted', acceptance: null, relationship: { partner: { id: asking.id }, status: 'ACTIVE', agreementStatus: 'PROVIDED' } });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ALREADY_ACCEPTED', rule: 'D7' });
  });

  it('may accept directly when it once did, although it bought', async () => {
    const country = ownCountry(world);
    const { partner, customer, relationship } = await directScene(world, { customer: { country } });
    const user = await addUser(world, customer);
    await accept(world, user, await invited(world, partner.admin, { customer }), { version: await addVersion(world, { country }) });
    await addPurchase(world, relationship);
    await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-07-01', acceptancesFrom: '2026-06-20', reacceptBy: '2026-08-01' });
    world.travelTo('2026-08-10T12:00:00.000Z');
    const again = await invite(world, partner.admin, { customer });
    expect(again).toMatchObject({ warning: null });
    expect(await open(world, user, { token: textAt(again, 'url').split('/').at(-1) ?? '' })).toMatchObject({ outcome: 'ASK', agreement: { version: '2026.2' } });
  });

  it('of another partner, whose attestation does not cross, is told all the same', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await addPurchase(world, relationship);
    await attested(world, partner.admin, { customer, version: german });
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const link = await invited(world, other.admin, { customer });
    expect(await open(world, await addUser(world, customer), link)).toMatchObject({ outcome: 'CONTACT_PARTNER', rule: 'D10', contactPartner: { attestedBy: { id: other.id } } });
  });
});
