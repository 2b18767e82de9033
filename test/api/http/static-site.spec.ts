import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp } from '../../support/app';
import { probeSchema } from './probe-schema';

const PAGE = '<!doctype html><title>Console</title><script type="module" src="/assets/app-abc123.js"></script>';
const SCRIPT = `export const words = ${JSON.stringify('plain words '.repeat(300))};`;

async function startWithSite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-site-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'assets', 'app-abc123.js'), SCRIPT);
  await writeFile(join(folder, 'assets', 'pressed-abc123.js'), SCRIPT);
  await writeFile(join(folder, 'assets', 'pressed-abc123.js.gz'), gzipSync('export const pressed = true;'));
  await writeFile(join(folder, '.env'), 'SECRET=1');
  const { consoleUrl } = await startTestApp({ schema: probeSchema().schema, env: { CONSOLE_DIR: folder } });
  return consoleUrl;
}

const page = { headers: { accept: 'text/html,application/xhtml+xml' } };

describe('the built site', () => {
  it.each(['/', '/index.html', '/customers', '/customers/0199?tab=orders', '/accept/some-token'])('answers %s with its page, asked for each time', async (path) => {
    const response = await fetch(`${await startWithSite()}${path}`, page);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(PAGE);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';.*frame-ancestors 'none';.*script-src 'self';style-src 'self'$/);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('lets its hashed files be kept for ever, and sends them compressed', async () => {
    const response = await fetch(`${await startWithSite()}/assets/app-abc123.js`, { headers: { 'accept-encoding': 'br' } });
    expect(await response.text()).toBe(SCRIPT);
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('vary')).toContain('accept-encoding');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('sends what the build has compressed already', async () => {
    const response = await fetch(`${await startWithSite()}/assets/pressed-abc123.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(await response.text()).toBe('export const pressed = true;');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/assets/gone-abc123.js', '/.env', '/..%2f..%2fpackage.json', '/assets/../.env'])('has nothing at %s', async (path) => {
    const response = await fetch(`${await startWithSite()}${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('SECRET');
  });

  it('answers a missing file with no page, even when a page would be welcome', async () => {
    const response = await fetch(`${await startWithSite()}/assets/gone-abc123.js`, page);
    expect(response.status).toBe(404);
  });

  it.each(['/customers?q=%00', '/customers/%00', '/%00'])('shows its page at the address %s too, which says there what is wrong', async (path) => {
    const url = `${await startWithSite()}${path}`;
    const response = await fetch(url, page);
    expect([response.status, await response.text()]).toEqual([200, PAGE]);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    const script = await fetch(url);
    expect([script.status, script.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
  });

  it('says that it is not built where it is not', async () => {
    const { consoleUrl } = await startTestApp({ schema: probeSchema().schema });
    const response = await fetch(consoleUrl, page);
    expect([response.status, await response.text()]).toEqual([503, 'This site is not built. Run: npm run build\n']);
  });
});

it('answers of GraphQL are compressed when they are long, and never kept', async () => {
  const { consoleUrl } = await startTestApp({ schema: probeSchema().schema });
  const response = await fetch(`${consoleUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify({ query: '{ long }' }),
  });
  expect(await response.text()).toContain('all work and no play');
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('cache-control')).toBe('no-store');
});
