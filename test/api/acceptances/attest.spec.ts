import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, inJapanese, listAt, textAt } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { ATTEST } from '../../support/world/documents';
import { attest, attested, invited, open, SIGNER } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addDirectAcceptance, addPurchase, addRelationship, moveRelationship, withdraw } from '../../support/world/relationships';
import { acceptancesOf, eventsOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

describe('who attests (A1 to A3)', () => {
  it('nobody who is not signed in', async () => {
    const { customer } = await directScene(world);
    const input = { customerId: customer.id, agreementId: german.id, signer: SIGNER, dateAgreed: '2026-03-02', idempotencyKey: 'a' };
    expect(await faultOf(world, CONSOLE_STRANGER, ATTEST, { input })).toBe('UNAUTHENTICATED');
  });

  it('a customer that another partner sells to is not found, as one that does not exist', async () => {
    const [{ customer }, stranger] = [await directScene(world), await addPartner(world)];
    const input = { agreementId: german.id, signer: SIGNER, dateAgreed: '2026-03-02' };
    expect(await faultOf(world, stranger.admin, ATTEST, { input: { ...input, customerId: customer.id, idempotencyKey: 'a' } })).toBe('NOT_FOUND');
    expect(await faultOf(world, stranger.admin, ATTEST, { input: { ...input, customerId: 'nobody', idempotencyKey: 'b' } })).toBe('NOT_FOUND');
    expect(await acceptancesOf(world, customer)).toEqual([]);
  });

  it('a former partner is told that it is not its customer, and may ask for the relationship again', async () => {
    const { partner, customer, relationship } = await directScene(world);
    await moveRelationship(world, relationship, 'ENDED');
    expect(await attest(world, partner.admin, { customer, version: german })).toMatchObject({
      __typename: 'Refusal',
      code: 'NOT_YOUR_CUSTOMER',
      rule: 'A1',
      message: 'This is not an active customer of yours.',
      fields: [],
      remedies: [{ code: 'REQUEST_RELATIONSHIP', message: 'Request a reseller relationship.' }],
      partner: null,
      people: [],
    });
  });

  it('a partner that only asked for the relationship may not, until its customer was told to contact it', async () => {
    const { relationship: earlier, customer } = await directScene(world);
    await addPurchase(world, earlier);
    const [asking, user] = [await addPartner(world), await addUser(world, customer)];
    await addRelationship(world, { customer, seller: asking, state: 'REQUESTED', typed: { companyName: 'Lindenhof', email: 'it@lindenhof.example' } });
    expect(await attest(world, asking.admin, { customer, version: german })).toMatchObject({ code: 'NOT_YOUR_CUSTOMER', rule: 'A1' });
    const link = await invited(world, asking.admin, { customer, kind: 'RELATIONSHIP_AND_AGREEMENT' });
    expect(await open(world, user, link)).toMatchObject({ outcome: 'CONTACT_PARTNER', rule: 'D11' });
    expect(await attest(world, asking.admin, { customer, version: german })).toMatchObject({ __typename: 'AcceptanceRecorded', acceptance: { rule: 'A10', method: 'ATTESTED' } });
  });

  it('an indirect reseller cannot, and is sent to the provider of that relationship', async () => {
    const { provider, reseller, customer } = await indirectScene(world);
    expect(await attest(world, reseller.admin, { customer, version: german })).toMatchObject({
      code: 'INDIRECT_RESELLER_CANNOT_ATTEST',
      rule: 'A2',
      partner: { id: provider.id, name: provider.name, contact: { email: provider.contactEmail } },
      remedies: [{ code: 'REQUEST_ATTESTATION' }],
    });
    expect(await attest(world, provider.admin, { customer, version: german })).toMatchObject({ __typename: 'AcceptanceRecorded', customer: { agreementStatus: 'PROVIDED' } });
  });

  it('a refusal is said in Japanese to whoever reads Japanese', async () => {
    const { reseller, customer } = await indirectScene(world);
    expect(await attest(world, inJapanese(reseller.admin), { customer, version: german })).toMatchObject({
      code: 'INDIRECT_RESELLER_CANNOT_ATTEST',
      message: '間接リセラーは、お客様に代わって証明できません。間接プロバイダーに証明を依頼してください。',
      remedies: [{ message: '間接プロバイダーに証明を依頼してください。' }],
    });
  });

  it('neither helpdesk nor an agent without a role may; the colleagues who may are named', async () => {
    const { partner, customer } = await directScene(world);
    const sales = await addAgent(world, partner, ['SALES_AGENT']);
    for (const agent of [await addAgent(world, partner, ['HELPDESK_AGENT']), await addAgent(world, partner, [])]) {
      const refusal = await attest(world, agent, { customer, version: german });
      expect(refusal).toMatchObject({ code: 'ROLE_CANNOT_ATTEST', rule: 'A3', remedies: [{ code: 'ASK_COLLEAGUE' }] });
      expect(listAt(refusal, 'people').map((person) => textAt(person, 'email')).sort()).toEqual([partner.admin.email, sales.email].sort());
    }
    expect(await attest(world, sales, { customer, version: german })).toMatchObject({ __typename: 'AcceptanceRecorded' });
  });

  it('a refusal leaves an event and no fact', async () => {
    const { reseller, customer } = await indirectScene(world);
    await attest(world, reseller.admin, { customer, version: german });
    expect(await acceptancesOf(world, customer)).toEqual([]);
    const events = await eventsOf(world, { customerId: customer.id });
    expect(events).toMatchObject([{ kind: 'ATTESTATION_REFUSED', actorKind: 'AGENT', actorId: reseller.admin.id, partnerId: reseller.id, code: 'INDIRECT_RESELLER_CANNOT_ATTEST', rule: 'A2' }]);
  });
});

describe('what is attested (A5)', () => {
  it('nothing, where the country has no text', async () => {
    const country = ownCountry(world);
    const { partner, customer } = await directScene(world, { customer: { country } });
    expect(await attest(world, partner.admin, { customer, version: german })).toMatchObject({ code: 'AGREEMENT_NOT_AVAILABLE', rule: 'A5', remedies: [] });
    const untold = await addVersion(world, { country, languages: [] });
    expect(await attest(world, partner.admin, { customer, version: untold })).toMatchObject({ code: 'AGREEMENT_NOT_AVAILABLE', rule: 'A5' });
  });

  it('neither a version of another country, nor an unknown one, nor one that is not in force', async () => {
    const country = ownCountry(world);
    const { partner, customer } = await directScene(world, { customer: { country } });
    const [old, today, future] = [
      await addVersion(world, { country, version: '2025.1', effectiveOn: '2025-03-01', acceptancesFrom: '2025-02-01' }),
      await addVersion(world, { country, version: '2026.1', effectiveOn: '2026-01-01', reacceptBy: '2026-05-31' }),
      await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-07-01', acceptancesFrom: '2026-06-01' }),
    ];
    for (const version of [german, { id: 'unknown' }, old, future]) {
      const refusal = await attest(world, partner.admin, { customer, version });
      expect(refusal).toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE', rule: 'A5', remedies: [{ code: 'CHOOSE_VERSION_IN_FORCE' }], fields: [{ path: 'agreementId', code: 'NOT_OFFERED' }] });
    }
    expect(await attest(world, partner.admin, { customer, version: today })).toMatchObject({ __typename: 'AcceptanceRecorded' });
  });

  it('no version older than the one this partner has on record, unless that is withdrawn first', async () => {
    const country = ownCountry(world);
    const { partner, customer, relationship } = await directScene(world, { customer: { country } });
    const older = await addVersion(world, { country, version: '2025.1', effectiveOn: '2025-03-01', acceptancesFrom: '2025-02-01' });
    const newer = await addVersion(world, { country });
    const onRecord = await attested(world, partner.admin, { customer, version: newer });
    expect(await attest(world, partner.admin, { customer, version: older })).toMatchObject({
      code: 'AGREEMENT_NOT_IN_FORCE',
      rule: 'A5',
      remedies: [{ code: 'WITHDRAW_FIRST' }, { code: 'CHOOSE_VERSION_IN_FORCE' }],
    });
    await withdraw(world, onRecord, relationship);
    expect(await attest(world, partner.admin, { customer, version: older })).toMatchObject({ acceptance: { supersedesId: null, agreement: { id: older.id } } });
  });

  it('the text in the language named, else in the customer’s; a language that the version lacks is refused', async () => {
    const { partner, customer } = await directScene(world);
    const german0 = german.texts.find(({ language }) => language === 'de-DE');
    expect(await attest(world, partner.admin, { customer, version: german })).toMatchObject({ acceptance: { language: 'de-DE', fileHash: german0?.fileHash, shownHash: german0?.shownHash } });
    expect(await attest(world, partner.admin, { customer, version: german, language: 'en-US', dateAgreed: '2026-03-03' })).toMatchObject({ acceptance: { language: 'en-US' } });
    expect(await attest(world, partner.admin, { customer, version: german, language: 'fr-FR', dateAgreed: '2026-03-04' })).toMatchObject({
      code: 'LANGUAGE_NOT_AVAILABLE',
      fields: [{ path: 'language', code: 'UNKNOWN' }],
    });
    expect(await acceptancesOf(world, customer)).toHaveLength(2);
  });
});

describe('the signer (A6)', () => {
  it.each([
    ['without a first name', { firstName: '  ' }, 'signer.firstName', 'REQUIRED'],
    ['with a first name that is none', { firstName: '123' }, 'signer.firstName', 'NOT_A_NAME'],
    ['with a last name of more than 50 characters', { lastName: 'k'.repeat(51) }, 'signer.lastName', 'TOO_LONG'],
    ['with a last name that turns the reading order around', { lastName: 'Kess\u202Eler' }, 'signer.lastName', 'MALFORMED'],
    ['without an e-mail address', { email: '' }, 'signer.email', 'REQUIRED'],
    ['with an e-mail address that is none', { email: 'jana.kessler' }, 'signer.email', 'MALFORMED'],
    ['with a telephone number that is none', { phone: 'ask the desk' }, 'signer.phone', 'MALFORMED'],
  ])('%s is refused at that field', async (_, wrong, path, code) => {
    const { partner, customer } = await directScene(world);
    expect(await attest(world, partner.admin, { customer, version: german, signer: { ...SIGNER, ...wrong } })).toMatchObject({
      code: 'SIGNER_INCOMPLETE',
      rule: 'A6',
      fields: [{ path, code }],
      remedies: [{ code: 'CORRECT_FIELDS' }],
    });
    expect(await acceptancesOf(world, customer)).toEqual([]);
  });

  it('who works for the attesting partner, or for the reseller it attests for, is nobody of the customer', async () => {
    const { partner, customer } = await directScene(world);
    const refused = { code: 'SIGNER_INCOMPLETE', rule: 'A6', fields: [{ path: 'signer.email', code: 'PARTNER_DOMAIN' }] };
    const own = { ...SIGNER, email: `ines@mail.${partner.domain}` };
    expect(await attest(world, partner.admin, { customer, version: german, signer: own })).toMatchObject(refused);
    const indirect = await indirectScene(world);
    const sellers = { ...SIGNER, email: indirect.reseller.admin.email };
    expect(await attest(world, indirect.provider.admin, { customer: indirect.customer, version: german, signer: sellers })).toMatchObject(refused);
    expect(await acceptancesOf(world, customer)).toEqual([]);
  });

  it('with several mistakes is told all of them, in the reader’s language', async () => {
    const { partner, customer } = await directScene(world);
    const signer = { firstName: '', lastName: '', email: 'no', phone: null };
    expect(await attest(world, inJapanese(partner.admin), { customer, version: german, signer })).toMatchObject({
      message: '契約に同意した方の情報に不足または誤りがあります。',
      fields: [
        { path: 'signer.firstName', code: 'REQUIRED', message: '必須項目です。' },
        { path: 'signer.lastName', code: 'REQUIRED' },
        { path: 'signer.email', code: 'MALFORMED', message: '形式が正しくありません。' },
      ],
    });
  });

  it('is kept tidy, without a telephone number where none is given', async () => {
    const { partner, customer } = await directScene(world);
    const signer = { firstName: ' 美咲 ', lastName: 'ＳＡＴＯ  Ito', email: ' Misaki.Sato@EXAMPLE.jp ', phone: ' ' };
    expect(await attest(world, partner.admin, { customer, version: german, signer })).toMatchObject({
      acceptance: { signer: { firstName: '美咲', lastName: 'SATO Ito', email: 'Misaki.Sato@example.jp', phone: null } },
    });
  });
});

describe('a form with several mistakes', () => {
  it('is refused by the first row and names every field', async () => {
    const { partner, customer } = await directScene(world);
    const given = { customer, version: german, signer: { ...SIGNER, firstName: ' ', email: 'nobody' }, dateAgreed: '2026-06-16' };
    expect(await attest(world, partner.admin, given)).toMatchObject({
      code: 'SIGNER_INCOMPLETE',
      rule: 'A6',
      fields: [
        { path: 'signer.firstName', code: 'REQUIRED' },
        { path: 'signer.email', code: 'MALFORMED' },
        { path: 'dateAgreed', code: 'IN_FUTURE' },
      ],
    });
  });

  it('tells nobody who may not attest what is wrong with it', async () => {
    const { partner, customer } = await directScene(world);
    const helpdesk = await addAgent(world, partner, ['HELPDESK_AGENT']);
    expect(await attest(world, helpdesk, { customer, version: german, dateAgreed: 'soon' })).toMatchObject({ rule: 'A3', fields: [] });
  });
});

describe('the date (A7, A8)', () => {
  it.each([[''], ['2026-02-30'], ['2026-3-2'], ['yesterday'], ['2026-03-02T00:00:00Z']])('%j is no day', async (dateAgreed) => {
    const { partner, customer } = await directScene(world);
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed })).toMatchObject({
      code: 'DATE_INVALID',
      rule: 'A7',
      fields: [{ path: 'dateAgreed', code: 'MALFORMED' }],
      remedies: [{ code: 'CORRECT_FIELDS' }],
    });
  });

  it.each([
    ['Pacific/Kiritimati', 'UTC+14', '2026-06-16', '2026-06-17'],
    ['Etc/GMT+12', 'UTC-12', '2026-06-14', '2026-06-15'],
    ['Asia/Tokyo', 'UTC+9', '2026-06-15', '2026-06-16'],
  ])('may be today where the partner is (%s, %s), and no day later', async (timeZone, _, today, tomorrow) => {
    world.travelTo('2026-06-15T10:30:00.000Z');
    const { partner, customer } = await directScene(world, { partner: { timeZone } });
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed: tomorrow })).toMatchObject({
      code: 'DATE_IN_FUTURE',
      rule: 'A7',
      fields: [{ path: 'dateAgreed', code: 'IN_FUTURE' }],
    });
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed: today })).toMatchObject({ acceptance: { dateAgreed: today } });
  });

  it('may be the first day on which the version could be accepted, and no day earlier', async () => {
    const { partner, customer } = await directScene(world);
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed: '2025-11-30' })).toMatchObject({
      code: 'DATE_BEFORE_VERSION',
      rule: 'A8',
      message: 'This version could be accepted from 1 Dec 2025 on. The acceptance date is earlier.',
      fields: [{ path: 'dateAgreed', code: 'BEFORE_VERSION' }],
    });
    const input = { customerId: customer.id, agreementId: german.id, signer: SIGNER, dateAgreed: '2025-11-30', idempotencyKey: 'early' };
    const EARLY = `mutation Early($input: AttestAcceptanceInput!) { attestAcceptance(input: $input) { ... on Refusal { fields { message earliest } } } }`;
    expect(at(await ask(world, partner.admin, EARLY, { input }), 'fields')).toEqual([{ message: 'Must be 1 Dec 2025 or later: before that day this version could not be accepted.', earliest: '2025-12-01' }]);
    const inJapan = await attest(world, inJapanese(partner.admin), { customer, version: german, dateAgreed: '2025-11-30' });
    expect(at(inJapan, 'fields.0.message')).toContain('2025年12月1日以降');
    expect(await attest(world, partner.admin, { customer, version: german, dateAgreed: '2025-12-01' })).toMatchObject({ acceptance: { dateAgreed: '2025-12-01' } });
  });
});

describe('what is recorded (A9, A10)', () => {
  it('signer, agent, version, both dates and both hashes, and the event that holds the whole fact', async () => {
    const { partner, customer } = await directScene(world);
    const recorded = await attest(world, partner.admin, { customer, version: german });
    const text = german.texts.find(({ language }) => language === 'de-DE');
    expect(recorded).toMatchObject({
      replayed: false,
      customer: { id: customer.id, agreementStatus: 'PROVIDED', nextStep: { code: 'NOTHING' } },
      order: null,
      acceptance: {
        method: 'ATTESTED',
        dateAgreed: '2026-03-02',
        recordedAt: world.now.toISOString(),
        signer: SIGNER,
        partner: { id: partner.id },
        attestedBy: { id: partner.admin.id },
        agreement: { id: german.id, version: '2026.1' },
        rule: 'A10',
        current: true,
        supersedesId: null,
        withdrawn: null,
        evidence: null,
      },
    });
    const [event] = await eventsOf(world, { customerId: customer.id, kind: 'ACCEPTANCE_RECORDED' });
    expect(event).toMatchObject({ subjectId: at(recorded, 'acceptance.id'), rule: 'A10', payload: { method: 'ATTESTED', agreementId: german.id, fileHash: text?.fileHash, shownHash: text?.shownHash, dateAgreed: '2026-03-02' } });
    expect(JSON.stringify(event)).not.toContain(SIGNER.email);
  });

  it('the same once more is the one on record: nothing is written', async () => {
    const { partner, customer } = await directScene(world);
    const first = await attested(world, partner.admin, { customer, version: german });
    world.travelDays(1);
    const again = await attest(world, await addAgent(world, partner, ['SALES_AGENT']), { customer, version: german, signer: { ...SIGNER, firstName: ' Jana ' } });
    expect(again).toMatchObject({ __typename: 'AcceptanceRecorded', acceptance: { id: first, attestedBy: { id: partner.admin.id } }, replayed: false });
    expect(await acceptancesOf(world, customer)).toHaveLength(1);
    expect(await eventsOf(world, { customerId: customer.id, kind: 'ACCEPTANCE_RECORDED' })).toHaveLength(1);
  });

  it.each([
    ['date', { dateAgreed: '2026-03-03' }],
    ['first name', { signer: { ...SIGNER, firstName: 'Jan' } }],
    ['telephone number', { signer: { ...SIGNER, phone: null } }],
  ])('another %s supersedes the partner’s earlier attestation', async (_, other) => {
    const { partner, customer } = await directScene(world);
    const first = await attested(world, partner.admin, { customer, version: german });
    const second = await attest(world, partner.admin, { customer, version: german, ...other });
    expect(second).toMatchObject({ acceptance: { supersedesId: first, current: true, rule: 'A10' } });
    expect(await ask(world, partner.admin, 'query One($id: ID!) { acceptance(id: $id) { current } }', { id: first })).toEqual({ current: false });
  });

  it('an attestation supersedes neither a direct acceptance nor another partner’s', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const direct = await addDirectAcceptance(world, { relationship, user: await addUser(world, customer), version: german });
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    const others = await attested(world, other.admin, { customer, version: german });
    expect(await attest(world, partner.admin, { customer, version: german })).toMatchObject({ acceptance: { supersedesId: null } });
    const rows = await acceptancesOf(world, customer);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([direct, others]));
    expect(rows.map(({ supersedesId }) => supersedesId)).toEqual([null, null, null]);
  });

  it('what was withdrawn is not superseded: the same statement is recorded anew', async () => {
    const { partner, customer, relationship } = await directScene(world);
    const first = await attested(world, partner.admin, { customer, version: german });
    await withdraw(world, first, relationship);
    const second = await attest(world, partner.admin, { customer, version: german });
    expect(second).toMatchObject({ acceptance: { supersedesId: null } });
    expect(at(second, 'acceptance.id')).not.toBe(first);
  });

  it('the customer’s country is fixed from its first acceptance on', async () => {
    const customer = await addCustomer(world);
    const partner = await addPartner(world);
    await addRelationship(world, { customer, seller: partner });
    await attested(world, partner.admin, { customer, version: german });
    const rows: unknown = await world.database.read((manager) => manager.query('SELECT country_fixed_at AS "fixed" FROM customer WHERE id = ' + (world.database.dialect === 'postgres' ? '$1' : '?'), [customer.id]));
    expect(new Date(textAt(listAt({ rows }, 'rows')[0], 'fixed'))).toEqual(world.now);
  });
});
