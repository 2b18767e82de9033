import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { verifyReceipt } from '@assent/proof';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, hear, inJapanese, STRANGER, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { accepted, attested, invited } from '../../support/world/moves';
import { publishLog, verifiersOf } from '../../support/world/log';
import { addAgent, addPartner } from '../../support/world/partners';
import { faultCodeOf, fetched, receiptJson } from '../../support/world/receipts';
import { addRelationship } from '../../support/world/relationships';
import { directScene, indirectScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const PAGE = '<!doctype html><title>Site</title>';
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let folder = '';
const world = shareWorld({
  env: async () => {
    folder = await mkdtemp(`${tmpdir()}/assent-receipts-`);
    await writeFile(`${folder}/index.html`, PAGE);
    return { CONSOLE_DIR: folder, ACCEPTANCE_DIR: folder };
  },
});
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const verdictOf = async (receipt: unknown) => verifyReceipt(receipt, await verifiersOf(world));
const outcomesOf = ({ checks }: ReturnType<typeof verifyReceipt>): Record<string, string> => Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));

const having = (receipt: unknown, other: object): object => (typeof receipt === 'object' ? { ...receipt, ...other } : other);

async function acceptedScene() {
  const scene = await directScene(world);
  const user = await addUser(world, scene.customer);
  const link = await invited(world, scene.partner.admin, { customer: scene.customer });
  return { ...scene, user, id: await accepted(world, user, link, german) };
}

const SHEET = `query Sheet($id: ID!, $timeZone: String) { acceptance(id: $id) {
  receiptUrl receipt(timeZone: $timeZone) { pdfUrl jsonUrl sections { key title rows { key label lines isCode url } } }
} }`;

async function rowsOf(reader: Visitor, id: string, timeZone = 'Asia/Tokyo'): Promise<Record<string, unknown>> {
  const seen = await ask(world, reader, SHEET, { id, timeZone });
  const sections = at(seen, 'receipt.sections');
  if (!Array.isArray(sections)) throw new Error('no receipt');
  return Object.fromEntries(sections.flatMap((section: unknown) => rowsIn(section)));
}

function rowsIn(section: unknown): [string, unknown][] {
  const rows = at(section, 'rows');
  return Array.isArray(rows) ? rows.map((row: unknown) => [textAt(row, 'key'), at(row, 'lines')]) : [];
}

describe('an instant in a receipt', () => {
  it('is given in UTC and by the reader’s clock, and once where both clocks read the same', async () => {
    const { partner, customer } = await directScene(world);
    world.travelTo('2026-12-01T09:30:00.000Z');
    const id = await attested(world, partner.admin, { customer, version: german });
    const recorded = async (reader: Visitor, timeZone: string) => (await rowsOf(reader, id, timeZone))['recordedAt'];
    expect(await recorded(partner.admin, 'Europe/London')).toEqual(['1 Dec 2026, 09:30 UTC, which is also the local time']);
    expect(await recorded(inJapanese(partner.admin), 'Europe/London')).toEqual(['2026年12月1日 09:30 UTC（現地時間も同じ）']);
    expect(await recorded(partner.admin, 'UTC')).toEqual(['1 Dec 2026, 09:30 UTC']);
    expect(await recorded(partner.admin, 'Asia/Tokyo')).toHaveLength(2);
  });
});

describe('the receipt as JSON', () => {
  it('of a direct acceptance is proven by nothing but itself and the key of the log', async () => {
    const { user, id } = await acceptedScene();
    await publishLog(world);
    const verdict = await verdictOf(await receiptJson(world, user, id));
    expect(outcomesOf(verdict)).toEqual({ FORMAT: 'HOLDS', EVENT: 'HOLDS', SIGNER: 'HOLDS', EVIDENCE: 'HOLDS', PARTIES: 'HOLDS', WORDS: 'NOT_THERE', SUMMARY: 'HOLDS', LOG: 'HOLDS', TIME_STAMP: 'NOT_THERE' });
    expect(verdict.outcome).toBe('PROVEN');
  });

  it('of an attestation names signer and, apart from it, who attested', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    await publishLog(world);
    const receipt = await receiptJson(world, partner.admin, id);
    expect((await verdictOf(receipt)).outcome).toBe('PROVEN');
    expect(receipt).toMatchObject({
      acceptance: {
        id,
        method: 'ATTESTED',
        company: { id: customer.id, name: customer.companyName },
        partner: { id: partner.id, name: partner.name },
        signer: { firstName: 'Jana', lastName: 'Kessler', phone: '+49 3643 555010' },
        recordedBy: { kind: 'AGENT', id: partner.admin.id, firstName: partner.admin.firstName, lastName: partner.admin.lastName },
        agreement: { version: german.version },
        evidence: null,
      },
    });
  });

  it('is the same to everybody who may have it', async () => {
    const { provider, customer } = await indirectScene(world);
    const id = await attested(world, provider.admin, { customer, version: german });
    await publishLog(world);
    const [ours, theirs] = [await receiptJson(world, provider.admin, id), await receiptJson(world, await addUser(world, customer), id)];
    expect(theirs).toEqual(ours);
  });

  it('says so while its proof is pending, which proves nothing', async () => {
    const { user, id } = await acceptedScene();
    const receipt = await receiptJson(world, user, id);
    expect(await verdictOf(having(receipt, { proof: null }))).toMatchObject({ outcome: 'PENDING' });
  });

  it('carries a withdrawal with a proof of its own', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const reason = 'Wrong company';
    await ask(world, partner.admin, 'mutation W($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) { __typename } }', { input: { acceptanceId: id, reason, idempotencyKey: 'w' } });
    await publishLog(world);
    const receipt = await receiptJson(world, partner.admin, id);
    expect(at(receipt, 'acceptance.withdrawnAt')).toBe(world.now.toISOString());
    const verdict = await verdictOf(receipt);
    expect([verdict.outcome, outcomesOf(verdict)['LATER']]).toEqual(['PROVEN', 'HOLDS']);
    expect((await verdictOf(having(receipt, { later: [] }))).outcome).toBe('FAULTY');
  });

  it('of a person who was erased says so, and still proves', async () => {
    const { user, id } = await acceptedScene();
    await publishLog(world);
    const everything = 'first_name = NULL, last_name = NULL, email = NULL, phone = NULL, signer_salt = NULL, evidence = NULL, evidence_salt = NULL, parties = NULL, parties_salt = NULL';
    await world.database.transact((manager) => manager.query(`UPDATE acceptance_person SET ${everything}, erased_at = '2026-06-16T00:00:00.000Z' WHERE acceptance_id = '${id}'`));
    const receipt = await receiptJson(world, user, id);
    const verdict = await verdictOf(receipt);
    expect([verdict.outcome, outcomesOf(verdict)['SIGNER'], outcomesOf(verdict)['PARTIES']]).toEqual(['PROVEN', 'NOT_DISCLOSED', 'NOT_DISCLOSED']);
    expect(JSON.stringify(receipt)).not.toContain(user.email);
    expect((await fetched(world, user, `/acceptances/${id}/receipt?format=pdf`)).status).toBe(200);
  });
});

describe('who may open a receipt', () => {
  it.each(['pdf', 'json', 'page'])('as %s: the customer, the partner concerned and its provider; to others it is not there', async (format) => {
    const provider = await addPartner(world, { type: 'INDIRECT_PROVIDER' });
    const reseller = await addPartner(world, { type: 'INDIRECT_RESELLER', providers: [provider] });
    const [customer, other] = [await addCustomer(world), await addPartner(world)];
    await addRelationship(world, { customer, seller: reseller, provider });
    await addRelationship(world, { customer, seller: other });
    const user = await addUser(world, customer);
    const id = await accepted(world, user, await invited(world, reseller.admin, { customer }), german);
    const statusFor = async (reader: Visitor) => (await fetched(world, reader, `/acceptances/${id}/receipt${format === 'page' ? '' : `?format=${format}`}`, format === 'page' ? HTML : {})).status;
    expect(await Promise.all([user, reseller.admin, provider.admin].map(statusFor))).toEqual([200, 200, 200]);
    const helpdesk = await addAgent(world, reseller, ['HELPDESK_AGENT']);
    const stranger = await addUser(world, await addCustomer(world));
    const swapped: Visitor = { site: 'ACCEPTANCE', cookie: reseller.admin.cookie };
    expect(await Promise.all([other.admin, helpdesk, stranger].map(statusFor))).toEqual([404, 404, 404]);
    const signedOut = format === 'page' ? 200 : 401;
    expect(await Promise.all([STRANGER, CONSOLE_STRANGER, swapped].map(statusFor))).toEqual([signedOut, signedOut, signedOut]);
  });

  it('as a page holds nothing itself: the site asks, and asks to sign in first', async () => {
    const { user, id } = await acceptedScene();
    for (const reader of [user, STRANGER]) expect((await fetched(world, reader, `/acceptances/${id}/receipt`, HTML)).text).toBe(PAGE);
  });

  it('of an acceptance that does not exist is not there either, in the reader’s words', async () => {
    const { user } = await acceptedScene();
    const missing = await fetched(world, inJapanese(user), '/acceptances/00000000-0000-7000-8000-000000000000/receipt?format=json');
    expect([missing.status, faultCodeOf(missing)]).toEqual([404, 'NOT_FOUND']);
    expect(missing.text).toContain('見つからないか');
  });

  it('is told by receiptUrl, and a summary is told no address', async () => {
    const { partner, user, customer, id } = await acceptedScene();
    const other = await addPartner(world);
    await addRelationship(world, { customer, seller: other });
    expect(await ask(world, user, SHEET, { id })).toMatchObject({ receiptUrl: `${world.app.acceptanceUrl}/acceptances/${id}/receipt` });
    expect(await ask(world, partner.admin, SHEET, { id })).toMatchObject({ receiptUrl: `${world.app.consoleUrl}/acceptances/${id}/receipt` });
    expect(await ask(world, other.admin, SHEET, { id })).toMatchObject({ receiptUrl: null, receipt: { pdfUrl: null, jsonUrl: null } });
    expect(Object.keys(await rowsOf(other.admin, id)).sort()).toEqual(['agreement', 'company', 'country', 'dateAgreed', 'method', 'reference']);
  });

  it('chooses the form by Accept where the address says none', async () => {
    const { user, id } = await acceptedScene();
    const typeFor = async (accept: string) => (await fetched(world, user, `/acceptances/${id}/receipt`, { accept })).headers.get('content-type');
    expect(await Promise.all(['application/pdf', 'application/json', '*/*', HTML.accept].map(typeFor))).toEqual(['application/pdf', 'application/json; charset=utf-8', 'application/json; charset=utf-8', 'text/html; charset=utf-8']);
  });

  it('is never kept by a cache between', async () => {
    const { user, id } = await acceptedScene();
    const { headers } = await fetched(world, user, `/acceptances/${id}/receipt?format=json`);
    expect([headers.get('cache-control'), headers.get('content-disposition')]).toEqual(['private, no-store', `attachment; filename="receipt-${id}.json"`]);
  });
});

describe('what a receipt says', () => {
  it('is reference, company, agreement with a link, signer, route, who recorded it, dates in UTC and local, and the proof', async () => {
    world.travelTo('2026-06-15T22:30:00.000Z');
    const { partner, customer, user, id } = await acceptedScene();
    await publishLog(world);
    const rows = await rowsOf(user, id);
    expect(rows).toMatchObject({
      reference: [id],
      company: [customer.companyName],
      domain: [customer.domain],
      agreement: [`Microsoft Customer Agreement, version ${german.version}`],
      country: ['Germany'],
      signer: [`${user.firstName} ${user.lastName}`, user.email],
      method: [`Accepted directly by the customer, asked by ${partner.name}`],
      recordedBy: [`${user.firstName} ${user.lastName}, who agreed`],
      dateAgreed: ['16 Jun 2026'],
      recordedAt: ['15 Jun 2026, 22:30 UTC', '16 Jun 2026, 07:30 GMT+9'],
      displayedAt: ['Not through a page of this site'],
      signIn: ['With a password', '15 Jun 2026, 22:30 UTC', '16 Jun 2026, 07:30 GMT+9'],
      state: ['In the log'],
      rule: ['D15'],
    });
    expect(rows['fileHash']).toEqual([german.texts[0]?.fileHash, expect.stringMatching(/bytes$/)]);
    expect(await rowsOf(inJapanese(user), id)).toMatchObject({ state: ['ログに記録済み'], dateAgreed: ['2026年6月16日'] });
  });

  it('of an attestation claims no text that was shown, and no way in which it was made', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const keys = Object.keys(await rowsOf(partner.admin, id));
    expect(keys).toEqual(expect.arrayContaining(['recordedBy', 'fileHash']));
    expect(keys.filter((key) => ['shownHash', 'address', 'statement', 'signIn'].includes(key))).toEqual([]);
  });

  it('uses the customer’s clock where the reader has none', async () => {
    const { user, id } = await acceptedScene();
    expect(await rowsOf(user, id, 'Mars/Olympus')).toMatchObject({ recordedAt: ['15 Jun 2026, 12:00 UTC', expect.stringMatching(/^15 Jun 2026, 14:00 /)] });
  });

  it('offers the exact file', async () => {
    const { user, id } = await acceptedScene();
    const { data } = await hear(world, user, SHEET, { id });
    expect(JSON.stringify(data)).toMatch(new RegExp(`"url":"${world.app.acceptanceUrl}/agreements/[0-9a-f-]+/document"`));
  });
});
