import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, ownCountry, textOf } from '../../support/world/agreements';
import { ask, at, CONSOLE_STRANGER, faultOf, listAt, STRANGER, textAt } from '../../support/world/asking';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
beforeAll(async () => {
  await addVersion(world, { country: 'JP', languages: ['ja-JP', 'en-US'] });
});

const AGREEMENT = `query Agreement($country: CountryCode!, $version: String, $language: LanguageTag! = "en-US") {
  agreement(country: $country, version: $version) {
    id country version effectiveOn acceptancesFrom reacceptBy
    texts { language }
    text(language: $language) { id language fileName mediaType fileHash fileLength shownHash shownLength html documentUrl }
  }
}`;

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

describe('the agreement of a country', () => {
  it('can be read by anyone, at both sites', async () => {
    for (const visitor of [CONSOLE_STRANGER, STRANGER]) {
      expect(await ask(world, visitor, AGREEMENT, { country: 'JP' })).toMatchObject({ country: 'JP', version: '2026.1', effectiveOn: '2026-01-01', acceptancesFrom: '2025-12-01', reacceptBy: null });
    }
  });

  it('is the newest that has begun everywhere in the country, until the next one has', async () => {
    const country = ownCountry(world);
    await addVersion(world, { country });
    await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-06-20', acceptancesFrom: '2026-06-10' });
    world.travelTo('2026-06-20T11:59:59.000Z');
    expect(await ask(world, STRANGER, AGREEMENT, { country })).toMatchObject({ version: '2026.1' });
    world.travelTo('2026-06-20T12:00:00.000Z');
    expect(await ask(world, STRANGER, AGREEMENT, { country })).toMatchObject({ version: '2026.2' });
  });

  it('can be read in any version by its name, in force or not', async () => {
    const country = ownCountry(world);
    await addVersion(world, { country, version: '2024.1', effectiveOn: '2024-01-01', acceptancesFrom: '2023-12-01' });
    await addVersion(world, { country, version: '2026.1', reacceptBy: '2026-02-01' });
    await addVersion(world, { country, version: '2027.1', effectiveOn: '2027-01-01', acceptancesFrom: '2026-12-01', reacceptBy: '2027-03-31' });
    expect(await ask(world, STRANGER, AGREEMENT, { country, version: '2024.1' })).toMatchObject({ version: '2024.1' });
    expect(await ask(world, STRANGER, AGREEMENT, { country, version: '2027.1' })).toMatchObject({ effectiveOn: '2027-01-01', reacceptBy: '2027-03-31' });
    expect(await ask(world, STRANGER, AGREEMENT, { country, version: '2099.9' })).toBeNull();
  });

  it('is none before the first version takes effect, and where there is no text', async () => {
    const [soon, untold, none] = [ownCountry(world), ownCountry(world), ownCountry(world)];
    await addVersion(world, { country: soon, effectiveOn: '2026-07-01', acceptancesFrom: '2026-06-01' });
    await addVersion(world, { country: untold, languages: [] });
    for (const country of [soon, untold, none]) expect(await ask(world, STRANGER, AGREEMENT, { country })).toBeNull();
    const countries = await ask(world, STRANGER, '{ agreementCountries { country languages latest { version } } }');
    const named = listAt({ countries }, 'countries');
    expect(named.find((row) => at(row, 'country') === soon)).toEqual({ country: soon, languages: [], latest: null });
    expect(named.find((row) => at(row, 'country') === 'JP')).toEqual({ country: 'JP', languages: ['en-US', 'ja-JP'], latest: { version: '2026.1' } });
    expect(named.map((row) => at(row, 'country'))).not.toContain(none);
  });

  it('is never shown in another language than the one asked for', async () => {
    const country = ownCountry(world);
    await addVersion(world, { country, languages: ['de-DE'] });
    expect(await ask(world, STRANGER, AGREEMENT, { country, language: 'en-US' })).toMatchObject({ texts: [{ language: 'de-DE' }], text: null });
    expect(await ask(world, STRANGER, AGREEMENT, { country, language: 'de' })).toMatchObject({ text: null });
    expect(await ask(world, STRANGER, AGREEMENT, { country, language: 'de-DE' })).toMatchObject({ text: { language: 'de-DE' } });
  });

  it('of what is no country or no language is the client’s fault', async () => {
    expect(await faultOf(world, STRANGER, AGREEMENT, { country: 'Germany' })).toBe('BAD_USER_INPUT');
    expect(await faultOf(world, STRANGER, AGREEMENT, { country: 'JP', language: 'not a language' })).toBe('BAD_USER_INPUT');
  });

  it('names file and page by their hashes and lengths', async () => {
    const { file, shownHtml, fileName } = textOf('JP', '2026.1', 'ja-JP');
    expect(await ask(world, STRANGER, AGREEMENT, { country: 'JP', language: 'ja-JP' })).toMatchObject({
      text: {
        fileName,
        mediaType: 'text/html; charset=utf-8',
        fileHash: sha256(file),
        fileLength: file.length,
        html: shownHtml,
        shownHash: sha256(shownHtml),
        shownLength: Buffer.byteLength(shownHtml),
      },
    });
  });
});

describe('the document', () => {
  const read = async (language: string, headers: Record<string, string> = {}) => {
    const found = await ask(world, STRANGER, AGREEMENT, { country: 'JP', language });
    return fetch(textAt(found, 'text.documentUrl'), { headers });
  };

  it('is the exact bytes, to be kept for ever under the hash that an acceptance names', async () => {
    const { file } = textOf('JP', '2026.1', 'en-US');
    const answer = await read('en-US');
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
    expect(answer.headers.get('etag')).toBe(`"sha256-${sha256(file)}"`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-language')).toBe('en-US');
  });

  it('is downloaded, never shown, under its own name, also a Japanese one', async () => {
    expect((await read('en-US')).headers.get('content-disposition')).toBe('attachment; filename="customer-agreement_JP_2026.1_en-US.html"');
    const disposition = (await read('ja-JP')).headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? '')).toBe('顧客契約書_JP_2026.1.html');
  });

  it('is not sent again to whoever has it', async () => {
    const etag = (await read('en-US')).headers.get('etag') ?? '';
    const again = await read('en-US', { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await read('en-US', { 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('is served by both sites, each under its own address', async () => {
    for (const visitor of [CONSOLE_STRANGER, STRANGER]) {
      const found = await ask(world, visitor, AGREEMENT, { country: 'JP' });
      const origin = visitor.site === 'CONSOLE' ? world.app.consoleUrl : world.app.acceptanceUrl;
      expect(textAt(found, 'text.documentUrl')).toMatch(new RegExp(`^${origin}/agreements/[\\w-]+/document$`));
      expect((await fetch(textAt(found, 'text.documentUrl'))).status).toBe(200);
    }
  });

  it('that nobody published is not found', async () => {
    for (const id of ['unknown', '00000000-0000-7000-8000-000000000000', '%27%20OR%201=1']) {
      const answer = await fetch(`${world.app.acceptanceUrl}/agreements/${id}/document`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    }
  });
});
