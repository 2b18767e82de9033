import { expiringDocumentUrl } from '@assent/server/src/agreements/document-link';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion, textOf, type Version } from '../../support/world/agreements';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
let version: Version;
beforeAll(async () => {
  version = await addVersion(world, { country: 'JP', languages: ['ja-JP'] });
});

/** A link that holds for an hour, at either site. */
function link(origin = world.app.consoleUrl): string {
  const [secret] = world.app.config.linkSecrets;
  if (secret === undefined) throw new Error('Links are signed with no key');
  return expiringDocumentUrl({ origin, textId: version.texts[0]?.id ?? '', expiresAt: new Date('2026-06-15T13:00:00.000Z'), secret });
}

const codeOf = async (answer: Response): Promise<unknown> => {
  const body: unknown = await answer.json();
  return [answer.status, JSON.stringify(body).match(/"code":"(\w+)"/)?.[1]];
};

describe('a link to a document that expires', () => {
  it('opens the exact file until then, and is kept by nobody longer', async () => {
    for (const origin of [world.app.consoleUrl, world.app.acceptanceUrl]) {
      const answer = await fetch(link(origin));
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, max-age=3600']);
      expect(Buffer.from(await answer.arrayBuffer()).equals(textOf('JP', '2026.1', 'ja-JP').file)).toBe(true);
    }
    world.travelTo('2026-06-15T12:59:59.999Z');
    expect((await fetch(link())).headers.get('cache-control')).toBe('private, max-age=1');
    world.travelTo('2026-06-15T13:00:00.000Z');
    expect(await codeOf(await fetch(link()))).toEqual([410, 'GONE']);
  });

  it('holds for one text and one instant: altered, cut off or signed by another key it is refused', async () => {
    const other = await addVersion(world, { country: 'JP', version: '2026.2', effectiveOn: '2026-02-01', acceptancesFrom: '2026-01-01', languages: ['ja-JP'] });
    const forged = expiringDocumentUrl({ origin: world.app.consoleUrl, textId: version.texts[0]?.id ?? '', expiresAt: new Date('2026-06-15T13:00:00.000Z'), secret: Buffer.alloc(32, 1) });
    const url = link();
    for (const altered of [
      forged,
      url.replace(version.texts[0]?.id ?? '', other.texts[0]?.id ?? ''),
      url.replace(/expires=\d+/, 'expires=99999999999'),
      url.replace(/expires=\d+/, 'expires='),
      url.replace(/expires=\d+/, 'expires=1e9'),
      url.replace(/&signature=.*/, ''),
      url.replace(/&signature=.*/, '&signature='),
      url.replace(/expires=\d+&/, ''),
      `${url}&signature=x`,
      `${url}0`,
    ]) expect(await codeOf(await fetch(altered)), altered).toEqual([403, 'FORBIDDEN']);
  });

  it('is beside the plain address, which expires never', async () => {
    world.travelTo('2036-01-01T00:00:00.000Z');
    const answer = await fetch(link().replace(/\?.*/, ''));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    const head = await fetch(link().replace(/\?.*/, ''), { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), head.headers.get('x-content-type-options')]).toEqual([200, answer.headers.get('etag'), 'nosniff']);
  });

  it('is known again by a strong tag, in a list or weakened by a proxy', async () => {
    const etag = (await fetch(link())).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"sha256-[0-9a-f]{64}"$/);
    for (const known of [etag, `"x", ${etag}`, `W/${etag}`, '*']) expect((await fetch(link(), { headers: { 'if-none-match': known } })).status).toBe(304);
    expect((await fetch(link(), { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  });
});
