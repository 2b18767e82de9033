import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AgreementTextEntity } from '@assent/server/src/agreements/agreement-text.entity';
import { AgreementEntity } from '@assent/server/src/agreements/agreement.entity';
import { importAgreements, moveReacceptance } from '@assent/server/src/cli/import-agreements';
import { createKey, listKeys, revokeKey } from '@assent/server/src/cli/operators';
import type { ImportFlags } from '@assent/server/src/cli/read-agreements';
import { readConfig, type Config } from '@assent/server/src/config';
import { createLogger } from '@assent/server/src/log';
import { openMigrated } from '@assent/server/src/open-database';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { emptyPlace } from '../../support/database';

const ends: (() => Promise<void>)[] = [];
let config: Config;
beforeAll(async () => {
  const place = await emptyPlace();
  ends.push(() => place.remove());
  config = readConfig({ DATA_DIR: dirname(place.file), DATABASE_URL: place.url, CONSOLE_PORT: '0', ACCEPTANCE_PORT: '0' });
});
afterAll(async () => {
  for (const end of ends) await end();
});

const HTML = '<!doctype html><html lang="ja"><title>契約</title><h1>顧客契約書</h1><h2>第1条</h2><p>本文</p></html>';
const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-import-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** What a command prints. */
async function printed(work: Promise<void>): Promise<string> {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    await work;
    return said.mock.calls.flat().join('\n');
  } finally {
    said.mockRestore();
  }
}

const importing = (place: string, flags: ImportFlags = {}): Promise<string> => printed(importAgreements(config, place, flags));

async function versionsOf(country: string): Promise<object[]> {
  const database = await openMigrated(config, createLogger({ logLevel: 'silent', logFormat: 'json' }));
  try {
    return await database.read(async (manager) => {
      const versions = await manager.find(AgreementEntity, { where: { country }, order: { effectiveOn: 'ASC' } });
      return Promise.all(
        versions.map(async ({ id, version, effectiveOn, acceptancesFrom, reacceptBy }) => {
          const texts = await manager.find(AgreementTextEntity, { where: { agreementId: id }, order: { language: 'ASC' } });
          return { version, effectiveOn, acceptancesFrom, reacceptBy, texts: texts.map(({ language, fileName, mediaType, file }) => ({ language, fileName, mediaType, file: file.toString('utf8') })) };
        }),
      );
    });
  } finally {
    await database.close();
  }
}

const JAPAN = { country: 'JP', language: 'ja-JP', version: '2031.1', effective: '2031-01-01' };

describe('agreements import FILE', () => {
  it('publishes a text with its exact bytes and its own name, once', async () => {
    const folder = await folderOf({ '顧客契約書.html': HTML });
    const file = join(folder, '顧客契約書.html');
    const flags = { ...JAPAN, acceptancesFrom: '2030-12-01', reacceptBy: '2031-06-30' };
    expect(await importing(file, flags)).toBe(`${file}: published`);
    expect(await importing(file, flags)).toBe(`${file}: is there already, byte for byte`);
    const text = { language: 'ja-JP', fileName: '顧客契約書.html', mediaType: 'text/html; charset=utf-8', file: HTML };
    expect(await versionsOf('JP')).toEqual([{ version: '2031.1', effectiveOn: '2031-01-01', acceptancesFrom: '2030-12-01', reacceptBy: '2031-06-30', texts: [text] }]);
  });

  it('adds the next language to a version that has not begun, with the PDF that is handed out', async () => {
    const folder = await folderOf({ 'fr.md': '# Contrat\n\nTexte.', 'contrat.pdf': PDF, 'de.html': HTML });
    const flags = { country: 'CH', version: '2031.1', effective: '2031-01-01' };
    await importing(join(folder, 'de.html'), { ...flags, language: 'de-DE' });
    await importing(join(folder, 'fr.md'), { ...flags, language: 'fr-FR', pdf: join(folder, 'contrat.pdf') });
    expect(await versionsOf('CH')).toMatchObject([{ acceptancesFrom: '2030-12-30', texts: [{ language: 'de-DE', file: HTML }, { language: 'fr-FR', fileName: 'contrat.pdf', mediaType: 'application/pdf', file: PDF }] }]);
  });

  it('warns when a version has not every language of the one before it, and says how to publish all of them', async () => {
    const folder = await folderOf({ 'a.html': HTML });
    const older = { country: 'BE', version: '2031.1', effective: '2031-01-01' };
    await importing(join(folder, 'a.html'), { ...older, language: 'fr-FR' });
    expect(await importing(join(folder, 'a.html'), { ...older, language: 'nl-NL' })).not.toContain('Warning');
    const newer = { country: 'BE', version: '2032.1', effective: '2032-01-01' };
    const said = await importing(join(folder, 'a.html'), { ...newer, language: 'fr-FR' });
    expect(said).toMatch(/: published\nWarning: BE 2032\.1 has no text in nl-NL, which BE 2031\.1 has\. From 2032-01-01 on/);
    expect(said).toContain('manifest.json');
    expect(await importing(join(folder, 'a.html'), { ...newer, language: 'nl-NL' })).not.toContain('Warning');
  });

  it('moves the last day for accepting again', async () => {
    const folder = await folderOf({ 'a.html': HTML });
    await importing(join(folder, 'a.html'), { country: 'IT', language: 'it-IT', version: '2031.1', effective: '2031-01-01', reacceptBy: '2031-03-31' });
    expect(await printed(moveReacceptance(config, { country: 'IT', version: '2031.1', reacceptBy: '2031-04-30' }))).toBe('IT 2031.1: acceptances of earlier versions are good until the end of 2031-04-30');
    await expect(moveReacceptance(config, { country: 'IT', version: '2031.2', reacceptBy: '2031-04-30' })).rejects.toThrow('(AGREEMENT_VERSION_UNKNOWN, row M2)');
  });

  it.each([
    [{ country: 'XX' }, '  --country: Not known.'],
    [{ language: 'japanese' }, /--language: The agreement is published in no such language\. It is one of .*de-DE, .*ja-JP/],
    [{ language: 'ko_KR' }, /--language: Not a language tag.* It is one of .*ko-KR/],
    [{ effective: undefined }, '  --effective: Required.'],
    [{ reacceptBy: '2030-01-01' }, '(AGREEMENT_DATES_WRONG, row G9)'],
    [{ fileName: 'agreement.pdf' }, '  --file-name: Not a file of this type, judged by its content.'],
  ])('says what is wrong, and publishes nothing: %o', async (flags, line) => {
    const folder = await folderOf({ 'a.html': HTML });
    const given = { country: 'KR', language: 'ko-KR', version: '2031.1', effective: '2031-01-01', ...flags };
    await expect(importing(join(folder, 'a.html'), given)).rejects.toThrow(line);
    expect(await versionsOf('KR')).toEqual([]);
  });

  it('refuses a file that is none, and one that is neither HTML nor Markdown', async () => {
    const folder = await folderOf({ 'a.pdf': PDF, 'empty.html': '', 'sjis.html': '' });
    await writeFile(join(folder, 'sjis.html'), Buffer.from([0x3c, 0x70, 0x3e, 0x8c, 0x5f]));
    await expect(importing(join(folder, 'b.html'), JAPAN)).rejects.toThrow(`${join(folder, 'b.html')} cannot be read`);
    await expect(importing(join(folder, 'a.pdf'), JAPAN)).rejects.toThrow('must be HTML (.html, .htm) or Markdown (.md, .markdown)');
    await expect(importing(join(folder, 'empty.html'), JAPAN)).rejects.toThrow('the file: There is nothing in it to read.');
    await expect(importing(join(folder, 'sjis.html'), JAPAN)).rejects.toThrow('the file: Not in UTF-8.');
  });
});

const text = (file: string, language = 'pl-PL') => ({ file, language });
const manifest = (...agreements: object[]): string => JSON.stringify({ agreements });

describe('agreements import FOLDER', () => {
  it('publishes all that its manifest names, a country’s history with it, and once', async () => {
    const newer = { country: 'PL', version: '2026-06', effectiveOn: '2026-06-01', reacceptBy: '2026-09-30', texts: [text('new/pl.html'), { ...text('new/en.md', 'en-US'), pdf: 'new/en.pdf' }] };
    const older = { country: 'PL', version: '2023-04', effectiveOn: '2023-04-01', texts: [text('old.html')] };
    const other = { country: 'SK', version: '2031.1', effectiveOn: '2031-01-01', texts: [text('old.html', 'sk-SK')] };
    const folder = await folderOf({ 'manifest.json': manifest(newer, older, other), 'new/pl.html': HTML, 'new/en.md': '# Agreement', 'new/en.pdf': PDF, 'old.html': `${HTML}\n` });
    expect(await importing(folder)).toBe('PL 2026-06: published\nPL 2023-04: published\nSK 2031.1: published');
    expect(await versionsOf('PL')).toMatchObject([{ version: '2023-04', texts: [{ language: 'pl-PL' }] }, { version: '2026-06', reacceptBy: '2026-09-30', texts: [{ language: 'en-US', fileName: 'en.pdf' }, { language: 'pl-PL' }] }]);
    expect(await importing(folder)).toContain('SK 2031.1: is there already, byte for byte');
  });

  it('is one transaction: what one version is refused for keeps all of them out', async () => {
    const good = { country: 'HU', version: '2031.1', effectiveOn: '2031-01-01', texts: [text('a.html', 'hu-HU')] };
    const sameDay = { ...good, version: '2031.2' };
    const folder = await folderOf({ 'manifest.json': manifest(good, sameDay), 'a.html': HTML });
    await expect(importing(folder)).rejects.toThrow(/^Nothing was published\.\nHU 2031\.2: .*\(AGREEMENT_DAY_TAKEN, row G6\)\n {2}effectiveOn: /);
    expect(await versionsOf('HU')).toEqual([]);
  });

  it('names every faulty field of every version', async () => {
    const folder = await folderOf({ 'manifest.json': manifest({ country: 'RO', version: '1', effectiveOn: 'soon', texts: [text('a.html', 'ro-RO')] }, { country: 'QQ', version: '', effectiveOn: '2031-01-01', texts: [text('a.html', 'ro-RO')] }), 'a.html': HTML });
    await expect(importing(folder)).rejects.toThrow(/RO 1: [^]*effectiveOn: Not in a form[^]*QQ : [^]*country: Not known[^]*version: Required/);
    expect(await versionsOf('RO')).toEqual([]);
  });

  it.each([
    ['no JSON', '{', 'manifest.json'],
    ['an unknown key', JSON.stringify({ agreements: [{ country: 'RO', version: '1', effectiveOn: '2031-01-01', texts: [], more: 1 }] }), 'manifest.json: agreements.0.more'],
    ['nothing', JSON.stringify({ agreements: [] }), 'Name at least one agreement'],
    ['a text without a file', manifest({ country: 'RO', version: '1', effectiveOn: '2031-01-01', texts: [{ language: 'ro-RO' }] }), 'manifest.json: agreements.0.texts.0.file'],
  ])('refuses a manifest with %s', async (_, content, line) => {
    const folder = await folderOf({ 'manifest.json': content });
    await expect(importing(folder)).rejects.toThrow(line);
  });

  it('reads nothing outside of the folder', async () => {
    const outside = await folderOf({ 'a.html': HTML });
    for (const file of [`../${basename(outside)}/a.html`, join(outside, 'a.html'), 'link.html', '.']) {
      const folder = await folderOf({ 'manifest.json': manifest({ country: 'RO', version: '1', effectiveOn: '2031-01-01', texts: [text(file, 'ro-RO')] }) });
      await symlink(join(outside, 'a.html'), join(folder, 'link.html'));
      await expect(importing(folder)).rejects.toThrow(/is not in|cannot be read/);
    }
    expect(await versionsOf('RO')).toEqual([]);
  });

  it('takes no options beside the manifest', async () => {
    const folder = await folderOf({ 'manifest.json': '{}' });
    await expect(importing(folder, { country: 'JP' })).rejects.toThrow('A folder says everything in its manifest.json');
  });
});

describe('operators keys', () => {
  it('are shown once, listed without what they open with, and revoked by their id', async () => {
    const said = await printed(createKey(config, ' Release  pipeline '));
    const key = said.split('\n')[0] ?? '';
    const id = /Its id is ([\w-]+)\./.exec(said)?.[1] ?? '';
    expect(key).toMatch(/^assent_operator_[\w-]{43}$/);
    const listed = await printed(listKeys(config));
    expect(listed).toMatch(new RegExp(`^${id} {2}Release pipeline {2}created .* {2}never used$`));
    expect(listed).not.toContain(key);
    expect(await printed(revokeKey(config, id))).toBe('The key opens nothing any more.');
    expect(await printed(listKeys(config))).toContain('revoked');
    await expect(revokeKey(config, id)).rejects.toThrow('No key with the id');
    await expect(createKey(config, '  ')).rejects.toThrow('--name must have 1 to 100 characters');
  });
});
