import type { ReceiptPrinter } from '@assent/server/src/receipts/receipt-pdf';
import { printReceipt } from '@assent/server/src/receipts/receipt-pdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../../support/pdf-text';
import { startTestApp } from '../../support/app';
import { addVersion, type Version } from '../../support/world/agreements';
import { inJapanese, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { publishLog } from '../../support/world/log';
import { accepted, attested, invited } from '../../support/world/moves';
import { fetched, uploaded } from '../../support/world/receipts';
import { directScene } from '../../support/world/scenes';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let german: Version;
beforeAll(async () => {
  german = await addVersion(world);
});

const JAPANESE = { firstName: '花子', lastName: '齋藤', email: 'hanako.saito@kaku.example', phone: null };

async function printed(signer: object, language: 'en' | 'ja' = 'ja') {
  const { partner, customer } = await directScene(world, { customer: { companyName: '株式会社 渡邉﨑髙橋製作所' } });
  const id = await attested(world, partner.admin, { customer, version: german, signer });
  const reader = language === 'ja' ? inJapanese(partner.admin) : partner.admin;
  const { status, headers, bytes } = await fetched(world, reader, `/acceptances/${id}/receipt?format=pdf&timeZone=Asia%2FTokyo`);
  return { status, headers, bytes, id, partner, ...(await pdfText(bytes)) };
}

async function printedWithPaper(language: 'en' | 'ja') {
  const { partner, customer } = await directScene(world);
  const attachmentId = await uploaded(world, partner.admin, Buffer.from('%PDF-1.7 signed by hand'));
  const id = await attested(world, partner.admin, { customer, version: german, attachmentId });
  await publishLog(world);
  return pdfOf(partner.admin, id, language);
}

async function printedDirect(language: 'en' | 'ja') {
  const { partner, customer } = await directScene(world);
  const user = await addUser(world, customer);
  const id = await accepted(world, user, await invited(world, partner.admin, { customer }), german);
  await publishLog(world);
  return pdfOf(user, id, language);
}

async function pdfOf(reader: Visitor, id: string, language: 'en' | 'ja') {
  const { bytes } = await fetched(world, { ...reader, language }, `/acceptances/${id}/receipt?format=pdf&timeZone=Asia%2FTokyo`);
  return pdfText(bytes);
}

describe('the receipt as PDF', () => {
  it('has Japanese names that can be searched and copied', async () => {
    const { status, headers, text, title, id } = await printed(JAPANESE);
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'application/pdf', `attachment; filename="receipt-${id}.pdf"`]);
    expect(text).not.toContain('U+');
    for (const words of ['株式会社渡邉﨑髙橋製作所', '齋藤花子', 'hanako.saito@kaku.example', '同意の控え', '同意した方', 'ドイツ', id]) expect(text).toContain(words);
    expect(title).toBe(`同意の控え ${id}`);
  });

  it('speaks English to who reads English, and the language of its address comes first', async () => {
    const { text, partner, id } = await printed(JAPANESE, 'en');
    expect(text).toContain('AttestedbyAhornCloudDirect');
    const { bytes } = await fetched(world, partner.admin, `/acceptances/${id}/receipt?format=pdf&language=ja`);
    expect((await pdfText(bytes)).text).toContain('による証明');
  });

  it('brings its typeface along, cut down to what it writes', async () => {
    const { bytes } = await printed(JAPANESE);
    expect(bytes.length).toBeLessThan(200_000);
    const source = bytes.toString('latin1');
    expect(source).toMatch(/\/FontFile2 \d+ 0 R/);
    expect(source).toMatch(/\/ToUnicode \d+ 0 R/);
    expect(source).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansJP/);
  });

  it('writes what the typeface lacks as code points: nothing is lost', async () => {
    const { text } = await printed({ firstName: 'ศิริ', lastName: '김', email: 'siri.kim@kaku.example', phone: null });
    expect(text).toContain('U+AE40');
    expect(text).toContain('U+0E28');
  });

  it('links to the exact file of the agreement', async () => {
    const { links } = await printed(JAPANESE);
    expect(links.join()).toMatch(/\/agreements\/[0-9a-f-]+\/document/);
  });

  it('fits a page, attested with a paper or accepted directly, in either language', async () => {
    for (const language of ['en', 'ja'] as const) {
      expect((await printedWithPaper(language)).pages).toBe(1);
      expect((await printedDirect(language)).pages).toBe(1);
    }
  });

  it('leads from the first line of a document alone, and not from its hash', async () => {
    const { links } = await printedWithPaper('en');
    expect(links.filter((link) => link.endsWith('/attachment'))).toHaveLength(1);
  });

  it('names an address at which anyone reads, in their language, how to check it', async () => {
    const { links, text } = await printedWithPaper('ja');
    const address = `${world.app.consoleUrl}/verify`;
    expect(links).toContain(address);
    expect(text).toContain(address);
    const [english, japanese] = await Promise.all(['en', 'ja'].map((language) => fetch(address, { headers: { 'accept-language': language } })));
    expect([english?.status, english?.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await english?.text()).toContain('verify receipt');
    expect(await japanese?.text()).toContain('当サービスを介さずに検証する');
    const asked = await fetch(`${world.app.acceptanceUrl}/verify?lang=ja`);
    expect(await asked.text()).toContain('lang="ja"');
    expect(asked.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('begins a section that has no room left on the next page, as a whole', async () => {
    const rows = Array.from({ length: 25 }, (_, number) => ({ key: `${number}`, label: `行 ${number}`, lines: ['一', '二'], isCode: false, url: null }));
    const sections = [{ key: 'acceptance', title: '前', rows: rows.slice(0, 14) }, { key: 'proof', title: '後', rows: rows.slice(10) }] as const;
    const { pageTexts } = await pdfText(await printReceipt({ locale: 'ja', reference: 'r', issuer: null, isWithdrawn: false, recordedAt: new Date(0), sections }));
    expect(pageTexts).toHaveLength(2);
    expect(pageTexts[1]).toMatch(/^後行10/);
  });

  it('goes on over pages, each with its number', async () => {
    const lines = Array.from({ length: 60 }, (_, number) => `行 ${number}`);
    const rows = lines.map((line) => ({ key: line, label: line, lines: [line, line], isCode: false, url: null }));
    const bytes = await printReceipt({ locale: 'ja', reference: 'r', issuer: null, isWithdrawn: true, recordedAt: new Date(0), sections: [{ key: 'acceptance', title: '長い控え', rows }] });
    const { pages, text } = await pdfText(bytes);
    expect(pages).toBeGreaterThan(2);
    expect(text).toContain(`${pages}/${pages}ページ`);
    expect(text).toContain('行59');
    expect(text).toContain('取り消されました');
  });
});

describe('a PDF that cannot be made', () => {
  it('changes nothing about the acceptance, and is made on the next request', async () => {
    let isBroken = true;
    const print: ReceiptPrinter = (receipt) => (isBroken ? Promise.reject(new Error('no typeface')) : printReceipt(receipt));
    const app = await startTestApp({ print, clock: () => world.now });
    const place = { ...world, app, database: app.database, now: world.now };
    const scene = await directScene(place);
    const version = await addVersion(place);
    const id = await attested(place, scene.partner.admin, { customer: scene.customer, version });
    const path = `/acceptances/${id}/receipt`;
    expect((await fetched(place, scene.partner.admin, `${path}?format=pdf`)).status).toBe(500);
    expect((await fetched(place, scene.partner.admin, `${path}?format=json`)).status).toBe(200);
    isBroken = false;
    expect((await fetched(place, scene.partner.admin, `${path}?format=pdf`)).status).toBe(200);
  });
});
