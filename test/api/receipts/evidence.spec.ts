import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { wordsHash } from '@assent/proof';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp } from '../../support/app';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, hear, inJapanese, textAt, type Visitor } from '../../support/world/asking';
import { addCustomer, addUser, type CustomerPerson } from '../../support/world/customers';
import { ACCEPT, CONFIRM } from '../../support/world/documents';
import { accept, attested, consentTo, invited, type Link } from '../../support/world/moves';
import { addPartner } from '../../support/world/partners';
import { receiptJson } from '../../support/world/receipts';
import { addPurchase } from '../../support/world/relationships';
import { acceptancesOf, eventsOf } from '../../support/world/rows';
import { directScene } from '../../support/world/scenes';
import { shareWorld, type World } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const WORDS = 'query Words($token: String!) { invitation(token: $token) { words { language statement notice relationshipBox agreementBox button hash } } }';
const EVIDENCE = `query Evidence($id: ID!) { acceptance(id: $id) {
  country fileLength shownLength rule company { name domain registrationNumber } recordedBy { kind firstName lastName } signer { email }
  evidence { address browserLanguage displayedAt siteBuild signInMethod words { language statement notice relationshipBox agreementBox button hash } }
} }`;

async function invitedScene() {
  const scene = await directScene(world);
  const [user, link] = [await addUser(world, scene.customer), await invited(world, scene.partner.admin, { customer: scene.customer })];
  return { ...scene, user, link };
}

const wordsOf = async (person: Visitor, { token }: Link): Promise<unknown> => at(await ask(world, person, WORDS, { token }), 'words');

const acceptWith = (person: CustomerPerson, link: Link, wordsHash: unknown): Promise<unknown> =>
  ask(world, person, ACCEPT, { input: { ...consentTo(link, { version: german }), wordsHash, idempotencyKey: `words ${world.next()}` } });

describe('the words around the tick', () => {
  it('are the server’s, in the reader’s language, and name company, person, version and country', async () => {
    const { customer, user, link } = await invitedScene();
    const words = await wordsOf(user, link);
    expect(words).toMatchObject({ language: 'en', relationshipBox: null, button: 'Accept the agreement' });
    expect(textAt(words, 'statement')).toContain(`${user.firstName} ${user.lastName} (${user.email})`);
    expect(textAt(words, 'agreementBox')).toBe(`On behalf of ${customer.companyName}, I accept the Microsoft Customer Agreement, version ${german.version} (Germany).`);
    expect(await wordsOf(inJapanese(user), link)).toMatchObject({ language: 'ja', button: '契約に同意する' });
  });

  it('become evidence exactly as they were served, with their hash', async () => {
    const { user, link } = await invitedScene();
    const words = await wordsOf(inJapanese(user), link);
    const id = textAt(await acceptWith(user, link, at(words, 'hash')), 'acceptance.id');
    const kept = at(await ask(world, user, EVIDENCE, { id }), 'evidence.words');
    expect(kept).toEqual(words);
    expect(typeof kept === 'object' && kept !== null && wordsHash(kept)).toBe(at(words, 'hash'));
  });

  it('of both boxes are asked where the relationship is asked too', async () => {
    const [partner, customer] = [await addPartner(world), await addCustomer(world)];
    const user = await addUser(world, customer);
    const link = await invited(world, partner.admin, { company: { name: 'Linden', email: 'it@linden.example' } });
    await ask(world, user, CONFIRM, { token: link.token });
    const words = await wordsOf(user, link);
    expect(textAt(words, 'relationshipBox')).toContain(partner.name);
    const made = await acceptWith(user, link, at(words, 'hash'));
    expect(made).toMatchObject({ __typename: 'Accepted' });
  });

  it('that a client invented, or that were shown to somebody else, are refused: nothing is recorded', async () => {
    const { customer, user, link } = await invitedScene();
    const colleague = await addUser(world, customer);
    const others = at(await wordsOf(colleague, link), 'hash');
    for (const hash of ['0'.repeat(64), '', others]) {
      expect(await acceptWith(user, link, hash)).toMatchObject({ __typename: 'Refusal', code: 'AGREEMENT_CHANGED', rule: 'D14' });
    }
    expect(await acceptancesOf(world, customer)).toEqual([]);
  });

  it('of a script that showed none are not claimed', async () => {
    const { user, link } = await invitedScene();
    const id = textAt(await accept(world, user, link, { version: german }), 'acceptance.id');
    expect(await ask(world, user, EVIDENCE, { id })).toMatchObject({ evidence: { words: null, displayedAt: null } });
  });
});

describe('when the ask was displayed', () => {
  it('is when the server last served it to this person, whatever the browser’s clock says', async () => {
    const { customer, user, link } = await invitedScene();
    await wordsOf(await addUser(world, customer), link);
    world.travelTo('2026-06-15T13:00:00.000Z');
    await wordsOf(user, link);
    world.travelTo('2026-06-15T13:07:00.000Z');
    const words = await wordsOf(user, link);
    world.travelTo('2026-06-15T13:20:00.000Z');
    const id = textAt(await acceptWith(user, link, at(words, 'hash')), 'acceptance.id');
    expect(await ask(world, user, EVIDENCE, { id })).toMatchObject({ evidence: { displayedAt: '2026-06-15T13:07:00.000Z' } });
  });
});

describe('the address', () => {
  it('is the peer’s when nobody trusted says otherwise: a forged header enters no evidence', async () => {
    const { user, link } = await invitedScene();
    const input = { ...consentTo(link, { version: german }), idempotencyKey: 'forged' };
    const forged = { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' };
    const response = await fetch(`${world.app.acceptanceUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.app.acceptanceUrl, cookie: user.cookie, 'accept-language': 'de-AT, de;q=0.8', ...forged },
      body: JSON.stringify({ query: 'mutation A($input: AcceptInput!) { accept(input: $input) { ... on Accepted { acceptance { id } } } }', variables: { input } }),
    });
    const id = textAt(await response.json(), 'data.accept.acceptance.id');
    const seen = await ask(world, user, EVIDENCE, { id });
    expect(textAt(seen, 'evidence.address')).toMatch(/127\.0\.0\.1|::1/);
    expect(seen).toMatchObject({ evidence: { browserLanguage: 'de-AT, de;q=0.8' } });
    expect(JSON.stringify(await receiptJson(world, user, id))).not.toContain('6.6.6.6');
  });
});

describe('what a request tells', () => {
  it('is in the evidence: the address that a trusted proxy saw, the browser, and the build that was served', async () => {
    const folder = await mkdtemp(`${tmpdir()}/assent-site-`);
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(`${folder}/index.html`, '<!doctype html><title>Site</title>');
    const app = await startTestApp({ clock: () => world.now, env: { TRUST_PROXY: '127.0.0.1, ::1', ACCEPTANCE_DIR: folder } });
    const behind: World = { ...world, app, database: app.database, now: world.now };
    const [version, { partner, customer }] = [await addVersion(behind), await directScene(behind)];
    const [user, link] = [await addUser(behind, customer), await invited(behind, partner.admin, { customer })];
    const input = { ...consentTo(link, { version }), idempotencyKey: 'behind a proxy' };
    const response = await fetch(`${app.acceptanceUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.acceptanceUrl, cookie: user.cookie, 'x-forwarded-for': '6.6.6.6, 203.0.113.7', 'user-agent': 'A browser/1.0' },
      body: JSON.stringify({ query: 'mutation A($input: AcceptInput!) { accept(input: $input) { ... on Accepted { acceptance { id } } } }', variables: { input } }),
    });
    const receipt = await receiptJson(behind, user, textAt(await response.json(), 'data.accept.acceptance.id'));
    const siteBuild = createHash('sha256').update('<!doctype html><title>Site</title>').digest('hex');
    expect(at(receipt, 'disclosed.evidence.fields')).toMatchObject({ address: '203.0.113.7', userAgent: 'A browser/1.0', siteBuild });
  });

  it('is committed to with 32 random bytes for each group, which no two acceptances share', async () => {
    const receipts = await Promise.all([1, 2].map(async () => {
      const { user, link } = await invitedScene();
      return receiptJson(world, user, textAt(await accept(world, user, link, { version: german }), 'acceptance.id'));
    }));
    const salts = receipts.flatMap((receipt) => ['signer', 'evidence', 'parties'].map((group) => textAt(receipt, `disclosed.${group}.salt`)));
    expect(salts.map((salt) => Buffer.from(salt, 'base64').length)).toEqual([32, 32, 32, 32, 32, 32]);
    expect(new Set(salts).size).toBe(6);
  });
});

describe('both routes', () => {
  it('name company, country, text with hashes and lengths, the signer and, apart from it, who recorded it', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    const text = german.texts[0];
    expect(await ask(world, partner.admin, EVIDENCE, { id })).toMatchObject({
      country: 'DE',
      rule: 'A10',
      company: { name: customer.companyName },
      recordedBy: { kind: 'AGENT', firstName: partner.admin.firstName, lastName: partner.admin.lastName },
      signer: { email: 'jana.kessler@lindenhof.example' },
      evidence: null,
    });
    const [event] = await eventsOf(world, { subjectId: id });
    expect(event?.payload).toMatchObject({ agreementVersion: german.version, fileHash: text?.fileHash, attachmentHash: null });
    const [row] = await acceptancesOf(world, customer);
    expect([row?.fileLength, row?.shownLength].every((length) => typeof length === 'number' && length > 0)).toBe(true);
    expect(JSON.stringify(event)).not.toMatch(new RegExp(`${customer.companyName}|${partner.name}|${partner.admin.lastName}|jana`, 'i'));
  });

  it('stay as they were called then, when the company is called otherwise later', async () => {
    const { partner, customer } = await directScene(world);
    const id = await attested(world, partner.admin, { customer, version: german });
    await world.database.transact((manager) => manager.query(`UPDATE customer SET company_name = 'Renamed' WHERE id = '${customer.id}'`));
    expect(await ask(world, partner.admin, EVIDENCE, { id })).toMatchObject({ company: { name: customer.companyName } });
  });
});

describe('the names', () => {
  it('are not told to a partner whose request was never answered: it knows the company only as it typed it', async () => {
    const { partner, customer, id } = await attestedWhileRequested(world, german);
    const seen = await ask(world, partner.admin, EVIDENCE, { id });
    expect(seen).toMatchObject({ company: null, recordedBy: { kind: 'AGENT', firstName: null, lastName: null } });
    const receipt = await receiptJson(world, partner.admin, id);
    expect(at(receipt, 'disclosed.parties')).toBeNull();
    expect(JSON.stringify(receipt)).not.toContain(customer.companyName);
    const own = await addUser(world, customer);
    expect(await ask(world, own, EVIDENCE, { id })).toMatchObject({ company: { name: customer.companyName } });
  });
});

/** A customer that bought elsewhere, whose link sent it back to the partner that asked; that partner attests before anybody answers. */
async function attestedWhileRequested(given: World, version: Version) {
  const { relationship: earlier, customer } = await directScene(given);
  await addPurchase(given, earlier);
  const [partner, user] = [await addPartner(given), await addUser(given, customer)];
  const link = await invited(given, partner.admin, { company: { name: 'As typed', email: 'it@typed.example' } });
  await ask(given, user, CONFIRM, { token: link.token });
  await hear(given, user, WORDS, { token: link.token });
  return { partner, customer, id: await attested(given, partner.admin, { customer, version }) };
}

it('the build of the site that was served is named by its first page', async () => {
  const { buildOf } = await import('@assent/server/src/http/static-site');
  const folder = await mkdtemp(`${tmpdir()}/site-`);
  expect(buildOf(folder)).toBeNull();
  await writeFile(`${folder}/index.html`, '<!doctype html>');
  expect(buildOf(folder)).toBe(createHash('sha256').update('<!doctype html>').digest('hex'));
  await rm(folder, { recursive: true });
});
