import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, at, faultOf, inJapanese, STRANGER, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { ACCEPT, CONFIRM } from '../../support/world/documents';
import { accept, accepted, attest, attested, consentTo, invited, open } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addPurchase, addRelationship, closeInvitation } from '../../support/world/relationships';
import { acceptancesOf, eventsOf, invitationRow, relationshipRow, relationshipsOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

/** A customer of a direct bill partner with somebody who may accept, and a link to do it. */
async function invitedScene() {
  const scene = await directScene(world);
  const [user, link] = [await addUser(world, scene.customer), await invited(world, scene.partner.admin, { customer: scene.customer })];
  return { ...scene, user, link };
}

const agreementText = (language = 'de-DE') => german.texts.find((text) => text.language === language);

describe('a submission that the link refuses (D1 to D6)', () => {
  it('by nobody, or by a partner’s session, is not signed in', async () => {
    const { partner, customer, link } = await invitedScene();
    const input = { ...consentTo(link, { version: german }), idempotencyKey: 'a' };
    expect(await faultOf(world, STRANGER, ACCEPT, { input })).toBe('UNAUTHENTICATED');
    expect(await faultOf(world, { site: 'ACCEPTANCE', cookie: partner.admin.cookie }, ACCEPT, { input })).toBe('UNAUTHENTICATED');
    expect(await faultOf(world, partner.admin, ACCEPT, { input })).toBe('FORBIDDEN');
    expect(await acceptancesOf(world, customer)).toEqual([]);
  });

  it('of an unknown link is not found; of none or two links is malformed', async () => {
    const { user, link } = await invitedScene();
    const input = { relationshipTicked: true, agreementTicked: true, idempotencyKey: 'a' };
    expect(await faultOf(world, user, ACCEPT, { input: { ...input, token: 'unknown' } })).toBe('NOT_FOUND');
    expect(await faultOf(world, user, ACCEPT, { input: { ...input, invitationId: 'unknown' } })).toBe('NOT_FOUND');
    expect(await faultOf(world, user, ACCEPT, { input })).toBe('BAD_USER_INPUT');
    expect(await faultOf(world, user, ACCEPT, { input: { ...input, token: link.token, invitationId: link.id } })).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['REVOKED', 'LINK_REVOKED'],
    ['DECLINED', 'LINK_DECLINED'],
  ] as const)('of a link that was %s', async (status, code) => {
    const { partner, customer, user, link } = await invitedScene();
    await closeInvitation(world, link.id, status);
    expect(await accept(world, user, link, { version: german })).toMatchObject({ __typename: 'Refusal', code, rule: 'D2', partner: { id: partner.id } });
    expect(await acceptancesOf(world, customer)).toEqual([]);
  });

  it('of a link that has expired', async () => {
    const { user, link } = await invitedScene();
    world.travelDays(30);
    expect(await accept(world, inJapanese(user), link, { version: german })).toMatchObject({ code: 'LINK_EXPIRED', rule: 'D2', message: 'このリンクの有効期限が切れています。' });
  });

  it('of another company’s link, by its secret or by its id', async () => {
    const { customer, link } = await invitedScene();
    const stranger = await addUser(world, await addCustomer(world));
    expect(await accept(world, stranger, link, { version: german })).toMatchObject({ code: 'WRONG_CUSTOMER', rule: 'D4', partner: null, people: [] });
    const input = { ...consentTo({}, { version: german, invitationId: link.id }), idempotencyKey: 'by id' };
    expect(await faultOf(world, stranger, ACCEPT, { input })).toBe('NOT_FOUND');
    expect(await eventsOf(world, { customerId: customer.id, kind: 'ACCEPTANCE_REFUSED' })).toEqual([]);
    expect(await eventsOf(world, { actorId: stranger.id })).toMatchObject([
      { kind: 'ACCEPTANCE_REFUSED', customerId: null, code: 'WRONG_CUSTOMER' },
      { kind: 'ACCEPTANCE_REFUSED', customerId: null, subjectId: null, code: 'NOT_FOUND', rule: 'D1' },
    ]);
  });

  it('by a user without an admin role; it leaves an event and no fact', async () => {
    const { customer, user, link } = await invitedScene();
    const plain = await addUser(world, customer, { roles: ['USER'] });
    expect(await accept(world, plain, link, { version: german })).toMatchObject({ code: 'ROLE_CANNOT_ACCEPT', rule: 'D5', people: [{ email: user.email }] });
    expect(await acceptancesOf(world, customer)).toEqual([]);
    expect(await eventsOf(world, { customerId: customer.id, kind: 'ACCEPTANCE_REFUSED' })).toMatchObject([{ actorId: plain.id, code: 'ROLE_CANNOT_ACCEPT', rule: 'D5', subjectId: link.id }]);
  });

  it('of an unbound link whose company is not confirmed', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    expect(await accept(world, user, link, { version: german })).toMatchObject({ __typename: 'Refusal', code: 'CONFIRM_COMPANY', rule: 'D6' });
    expect(await relationshipsOf(world, customer)).toEqual([]);
  });
});

describe('a submission that asks too much (D7 to D11)', () => {
  it('where nothing is left to ask answers what is on record', async () => {
    const { partner, customer, relationship, user, link } = await invitedScene();
    const acceptanceId = await attested(world, partner.admin, { customer, version: german });
    expect(await accept(world, user, link, { version: german })).toEqual({ __typename: 'AlreadyAccepted', acceptance: { id: acceptanceId }, relationship: { id: relationship.id } });
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
  });

  it('outside the region that the partner serves', async () => {
    const [partner, customer] = [await addPartner(world, { country: 'JP', timeZone: 'Asia/Tokyo' }), await addCustomer(world)];
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: link.token });
    expect(await accept(world, user, link, { version: german })).toMatchObject({ code: 'REGION_NOT_SERVED', rule: 'D8', partner: { id: partner.id } });
  });

  it('where the country has no text', async () => {
    const { partner, customer } = await directScene(world, { customer: { country: ownCountry(world) } });
    const link = await invited(world, partner.admin, { customer });
    expect(await accept(world, await addUser(world, customer), link, { version: german })).toMatchObject({ code: 'AGREEMENT_NOT_AVAILABLE', rule: 'D9' });
  });

  it('by a customer that bought before is sent to its partner, which may then attest', async () => {
    const { provider, reseller, customer, relationship } = await indirectScene(world);
    await addPurchase(world, relationship);
    const [user, link] = [await addUser(world, customer), await invited(world, reseller.admin, { customer })];
    world.travelDays(3);
    expect(await accept(world, user, link, { version: german })).toMatchObject({ __typename: 'ContactPartner', row: 'D10', scenario: 'EXISTING_PARTNER', attestedBy: { id: provider.id } });
    expect(await invitationRow(world, link)).toMatchObject({ status: 'OPEN', toldToContactAt: world.now, expiresAt: new Date('2026-07-18T12:00:00.000Z') });
    expect(await acceptancesOf(world, customer)).toEqual([]);
  });

  it('by a customer that bought elsewhere is sent to the new partner', async () => {
    const { relationship: earlier, customer } = await directScene(world);
    await addPurchase(world, earlier);
    const [asking, user] = [await addPartner(world), await addUser(world, customer)];
    const link = await invited(world, asking.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: link.token });
    expect(await accept(world, user, link, { version: german })).toMatchObject({ __typename: 'ContactPartner', row: 'D11', scenario: 'NEW_PARTNER', seller: { id: asking.id }, attestedBy: { id: asking.id } });
  });
});

describe('the boxes (D13)', () => {
  it.each([
    ['neither', false, false, ['relationshipTicked', 'agreementTicked']],
    ['only the relationship', true, false, ['agreementTicked']],
    ['only the agreement', false, true, ['relationshipTicked']],
  ])('%s is ticked where both are asked', async (_, relationshipTicked, agreementTicked, paths) => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: link.token });
    expect(await accept(world, user, link, { version: german, relationshipTicked, agreementTicked })).toMatchObject({
      code: 'CONSENT_REQUIRED',
      rule: 'D13',
      message: paths.length === 1 ? 'Tick the box to go on.' : 'Tick every box to go on.',
      fields: paths.map((path) => ({ path, code: 'NOT_TICKED' })),
      remedies: [{ code: 'TICK_BOX' }],
    });
    expect(await acceptancesOf(world, customer)).toEqual([]);
    expect(await relationshipsOf(world, customer)).toMatchObject([{ state: 'REQUESTED' }]);
  });

  it('of the relationship is not asked of a customer that has it', async () => {
    const { user, link } = await invitedScene();
    expect(await accept(world, inJapanese(user), link, { version: german, agreementTicked: false })).toMatchObject({ code: 'CONSENT_REQUIRED', message: '続行するには、チェックボックスをオンにしてください。', fields: [{ path: 'agreementTicked' }] });
    expect(await accept(world, user, link, { version: german, relationshipTicked: false })).toMatchObject({ __typename: 'Accepted' });
  });
});

describe('the text that was shown (D14)', () => {
  it.each([
    ['another version', { agreementId: 'another' }],
    ['another file', { fileHash: '0'.repeat(64) }],
    ['another page', { shownHash: '0'.repeat(64) }],
    ['another language than its hashes', { language: 'en-US' }],
    ['a language that the version lacks', { language: 'fr-FR' }],
    ['no version', { agreementId: null }],
    ['no hash', { fileHash: null, shownHash: null }],
  ])('was %s: the text changed, and nothing is recorded', async (_, wrong) => {
    const { customer, relationship, user, link } = await invitedScene();
    const input = { ...consentTo(link, { version: german }), ...wrong, idempotencyKey: 'changed' };
    expect(await ask(world, user, ACCEPT, { input })).toMatchObject({ code: 'AGREEMENT_CHANGED', rule: 'D14', remedies: [{ code: 'READ_AGREEMENT_AGAIN' }] });
    expect(await acceptancesOf(world, customer)).toEqual([]);
    expect(await invitationRow(world, link)).toMatchObject({ status: 'OPEN' });
    expect(await relationshipRow(world, relationship)).toMatchObject({ agreementStatus: 'INVITED' });
  });

  it('was replaced by a newer version while it was read; the new one can then be accepted', async () => {
    const country = ownCountry(world);
    const { partner, customer } = await directScene(world, { customer: { country } });
    const older = await addVersion(world, { country });
    const newer = await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-16', acceptancesFrom: '2026-06-10' });
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    expect(await open(world, user, link)).toMatchObject({ agreement: { id: older.id } });
    world.travelDays(1);
    expect(await accept(world, inJapanese(user), link, { version: older })).toMatchObject({ code: 'AGREEMENT_CHANGED', message: 'お読みいただいている間に契約が改定されました。新しい内容をご確認のうえ、同意してください。' });
    expect(await accept(world, user, link, { version: newer })).toMatchObject({ __typename: 'Accepted', acceptance: { agreement: { version: '2026.2' } } });
  });
});

describe('what is recorded (D15, D16)', () => {
  it('the person who accepted, the text that was shown, today where the customer is, and how it was done', async () => {
    world.travelTo('2026-06-15T22:30:00.000Z');
    const { partner, customer, relationship } = await directScene(world, { customer: { timeZone: 'Europe/Berlin' } });
    const issuer = await addPartner(world);
    const [user, link] = [await addUser(world, customer, { credentialsIssuedByPartnerId: issuer.id }), await invited(world, partner.admin, { customer })];
    const text = agreementText('en-US');
    const made = await accept(world, user, link, { version: german, language: 'en-US', timeZone: 'Europe/Vienna' });
    expect(made).toMatchObject({
      __typename: 'Accepted',
      replayed: false,
      acceptance: {
        method: 'DIRECT',
        dateAgreed: '2026-06-16',
        recordedAt: '2026-06-15T22:30:00.000Z',
        language: 'en-US',
        fileHash: text?.fileHash,
        shownHash: text?.shownHash,
        rule: 'D15',
        current: true,
        supersedesId: null,
        signer: { firstName: user.firstName, lastName: user.lastName, email: user.email, phone: null },
        partner: { id: partner.id },
        attestedBy: null,
        evidence: { signInMethod: 'PASSWORD', signedInAt: '2026-06-15T22:30:00.000Z', timeZone: 'Europe/Vienna', credentialsIssuedBy: { id: issuer.id } },
      },
      relationship: { id: relationship.id, status: 'ACTIVE', agreementStatus: 'PROVIDED' },
    });
    expect(textAt(made, 'acceptance.evidence.address')).toMatch(/127\.0\.0\.1|::1/);
    expect(textAt(made, 'acceptance.evidence.userAgent')).not.toBe('');
    expect(await invitationRow(world, link)).toMatchObject({ status: 'ACCEPTED', closedAt: world.now, openKey: null });
    const [event] = await eventsOf(world, { customerId: customer.id, kind: 'ACCEPTANCE_RECORDED' });
    expect(event).toMatchObject({ actorKind: 'CUSTOMER_USER', actorId: user.id, payload: { method: 'DIRECT', invitationId: link.id } });
    expect(JSON.stringify(event)).not.toContain(user.email);
  });

  it('relationship and agreement together, in one transaction', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: link.token });
    world.travelDays(2);
    expect(await accept(world, user, link, { version: german })).toMatchObject({
      acceptance: { rule: 'D15', method: 'DIRECT' },
      relationship: { status: 'ACTIVE', since: world.now.toISOString(), agreementStatus: 'PROVIDED', partner: { id: partner.id } },
    });
    const kinds = (await eventsOf(world, { customerId: customer.id })).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['RELATIONSHIP_REQUESTED', 'INVITATION_BOUND', 'RELATIONSHIP_ACTIVE', 'INVITATION_ACCEPTED', 'ACCEPTANCE_RECORDED']));
  });

  it('the relationship alone where the agreement is up to date: no acceptance is written', async () => {
    const { customer, user, link: first } = await invitedScene();
    await accepted(world, user, first, german);
    const asking = await addPartner(world);
    const link = await invited(world, asking.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: link.token });
    expect(await accept(world, user, link)).toMatchObject({ __typename: 'Accepted', acceptance: null, relationship: { status: 'ACTIVE', agreementStatus: 'PROVIDED' } });
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
    expect(await eventsOf(world, { subjectId: link.id, kind: 'INVITATION_ACCEPTED' })).toMatchObject([{ rule: 'D16' }]);
  });

  it('by the id of an invitation of the own company as by its secret', async () => {
    const { user, link } = await invitedScene();
    expect(await accept(world, user, {}, { version: german, invitationId: link.id })).toMatchObject({ __typename: 'Accepted' });
  });

  it('a direct acceptance supersedes no attestation, and counts for every partner', async () => {
    const country = ownCountry(world);
    const { partner, customer } = await directScene(world, { customer: { country } });
    const other = await addPartner(world);
    const theirs = await addRelationship(world, { customer, seller: other });
    const older = await addVersion(world, { country });
    const attestation = await attested(world, partner.admin, { customer, version: older });
    const newer = await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-10', acceptancesFrom: '2026-06-01', reacceptBy: '2026-08-01' });
    const [user, link] = [await addUser(world, customer), await invited(world, partner.admin, { customer })];
    await accepted(world, user, link, newer);
    expect(await acceptancesOf(world, customer)).toMatchObject([{ id: attestation }, { method: 'DIRECT', supersedesId: null }]);
    expect(await relationshipRow(world, theirs)).toMatchObject({ agreementStatus: 'PROVIDED' });
  });

  it('through an accepted link again, when a newer version asks again', async () => {
    const country = ownCountry(world);
    const { partner, customer } = await directScene(world, { customer: { country } });
    const [user, older] = [await addUser(world, customer), await addVersion(world, { country })];
    const link = await invited(world, partner.admin, { customer });
    const first = await accepted(world, user, link, older);
    const newer = await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-20', acceptancesFrom: '2026-06-16', reacceptBy: '2026-09-01' });
    world.travelDays(60);
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ASK', asks: { relationship: false, agreement: true }, agreement: { id: newer.id } });
    const second = await accept(world, user, link, { version: newer });
    expect(second).toMatchObject({ __typename: 'Accepted', acceptance: { agreement: { id: newer.id } } });
    expect((await acceptancesOf(world, customer)).map(({ id, supersedesId }) => [id, supersedesId])).toEqual([[first, null], [at(second, 'acceptance.id'), null]]);
    expect(await invitationRow(world, link)).toMatchObject({ status: 'ACCEPTED', closedAt: new Date('2026-06-15T12:00:00.000Z') });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'ALREADY_ACCEPTED', acceptance: { id: at(second, 'acceptance.id') } });
  });
});

describe('the partner that invited', () => {
  it('sees the acceptance the moment it happened, with its signer', async () => {
    const { partner, customer, user, link } = await invitedScene();
    const id = await accepted(world, user, link, german);
    const seen = await ask(world, await addAgent(world, partner, ['SALES_AGENT']), 'query S($id: ID!) { customer(id: $id) { agreementStatus latestAcceptance { id signer { email } } } }', { id: customer.id });
    expect(seen).toEqual({ agreementStatus: 'PROVIDED', latestAcceptance: { id, signer: { email: user.email } } });
  });

  it('may still attest afterwards: both stay on record', async () => {
    const { partner, customer, user, link } = await invitedScene();
    await accepted(world, user, link, german);
    expect(await attest(world, partner.admin, { customer, version: german })).toMatchObject({ __typename: 'AcceptanceRecorded', acceptance: { supersedesId: null } });
    expect((await acceptancesOf(world, customer)).map(({ method }) => method)).toEqual(['DIRECT', 'ATTESTED']);
  });
});

describe('at once and again', () => {
  it('the same key answers the first result, and another input is the client’s fault', async () => {
    const { customer, user, link } = await invitedScene();
    const first = await accept(world, user, link, { version: german, idempotencyKey: 'once' });
    expect(await accept(world, user, link, { version: german, idempotencyKey: 'once' })).toMatchObject({ __typename: 'Accepted', replayed: true, acceptance: { id: at(first, 'acceptance.id') } });
    const input = { ...consentTo(link, { version: german, language: 'en-US' }), idempotencyKey: 'once' };
    expect(await faultOf(world, user, ACCEPT, { input })).toBe('BAD_USER_INPUT');
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
  });

  it('of 50 that accept one link at once, one is recorded and 49 are told that it is, with the same acceptance', async () => {
    const { customer, user, link } = await invitedScene();
    const colleague = await addUser(world, customer, { roles: ['BILLING_ADMIN'] });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => accept(world, index % 2 === 0 ? user : colleague, link, { version: german })));
    const types = answers.map((answer) => at(answer, '__typename'));
    expect(types.filter((type) => type === 'Accepted')).toHaveLength(1);
    expect(types.filter((type) => type === 'AlreadyAccepted')).toHaveLength(49);
    expect(new Set(answers.map((answer) => textAt(answer, 'acceptance.id'))).size).toBe(1);
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
    expect(await eventsOf(world, { subjectId: link.id, kind: 'INVITATION_ACCEPTED' })).toHaveLength(1);
  });
});
