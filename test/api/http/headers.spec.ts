import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../support/app';
import { probeSchema } from './probe-schema';

const { schema } = probeSchema();

const CSP =
  "default-src 'self';base-uri 'none';connect-src 'self';font-src 'self';form-action 'self';frame-ancestors 'none';img-src 'self';object-src 'none';script-src 'self';style-src 'self'";

const ALWAYS = {
  'content-security-policy': CSP,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

const AS_IT_GOES = ['cache-control', 'connection', 'content-length', 'content-type', 'date', 'keep-alive', 'vary', 'allow', 'x-request-id'];

async function headersOf(url: string, path: string, init: RequestInit = {}): Promise<Record<string, string>> {
  const { headers } = await fetch(`${url}${path}`, init);
  expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  return Object.fromEntries([...headers].filter(([name]) => !AS_IT_GOES.includes(name)));
}

describe('security headers', () => {
  it.each([
    ['/', {}],
    ['/', { headers: { accept: 'text/html' } }],
    ['/graphql', {}],
    ['/graphql', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }],
    ['/graphql', { method: 'POST', body: '{"query":"{ok}"}', headers: { 'content-type': 'application/json' } }],
    ['/graphql', { method: 'POST', body: '{"query":"{fault}"}', headers: { 'content-type': 'application/json' } }],
    ['/healthz', {}],
    ['/nowhere.js', {}],
  ])('are the same for whatever is answered at %s (%o)', async (path, init) => {
    const { consoleUrl, acceptanceUrl } = await startTestApp({ schema });
    expect(await headersOf(consoleUrl, path, init)).toEqual(ALWAYS);
    expect(await headersOf(acceptanceUrl, path, init)).toEqual(ALWAYS);
  });

  it('ask for TLS for a year where the site has it', async () => {
    const env = { CONSOLE_ORIGIN: 'https://console.example', ACCEPTANCE_ORIGIN: 'https://accept.example' };
    const { config } = await startTestApp({ schema, env });
    for (const { port } of [config.console, config.acceptance]) {
      const headers = await headersOf(`http://localhost:${port}`, '/healthz');
      expect(headers).toEqual({ ...ALWAYS, 'content-security-policy': `${CSP};upgrade-insecure-requests`, 'strict-transport-security': 'max-age=31536000' });
    }
  });
});
