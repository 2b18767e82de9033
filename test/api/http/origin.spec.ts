import { describe, expect, it } from 'vitest';
import { ask, startTestApp } from '../../support/app';
import { probeSchema } from './probe-schema';

const { schema } = probeSchema();
const change = (url: string, headers: Record<string, string>) => ask(url, 'mutation { change }', {}, headers);

describe('a request that may change something', () => {
  it('is taken from a page of the same site, and from a script that names no origin', async () => {
    const { consoleUrl } = await startTestApp({ schema });
    expect((await change(consoleUrl, {})).body).toEqual({ data: { change: 'changed' } });
    expect((await change(consoleUrl, { origin: '' })).body).toEqual({ data: { change: 'changed' } });
    expect((await change(consoleUrl, { origin: '', 'sec-fetch-site': 'same-origin' })).body).toEqual({ data: { change: 'changed' } });
  });

  it('is taken under every name that this machine has for itself', async () => {
    const { consoleUrl } = await startTestApp({ schema });
    expect((await change(consoleUrl, { origin: consoleUrl.replace('localhost', '127.0.0.1') })).status).toBe(200);
  });

  it.each(['https://elsewhere.example', 'null', 'http://localhost', 'http://localhost:1', 'http://localhost.elsewhere.example', 'nonsense'])(
    'is refused from a page of %s',
    async (origin) => {
      const { consoleUrl, lines } = await startTestApp({ schema });
      const { status, body } = await change(consoleUrl, { origin });
      expect(status).toBe(403);
      expect(body.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
      expect(body.data).toBeUndefined();
      expect(lines.join('')).not.toContain('fault');
    },
  );

  it('is refused from a page of the other of the two sites', async () => {
    const { consoleUrl, acceptanceUrl } = await startTestApp({ schema });
    expect((await change(consoleUrl, { origin: acceptanceUrl })).status).toBe(403);
    expect((await change(acceptanceUrl, { origin: consoleUrl })).status).toBe(403);
  });

  it.each(['cross-site', 'same-site'])('is refused without an origin when the browser calls it %s', async (site) => {
    const { consoleUrl } = await startTestApp({ schema });
    expect((await change(consoleUrl, { origin: '', 'sec-fetch-site': site, cookie: 'assent-console=x' })).status).toBe(403);
  });

  it('is refused as a form, which a browser sends across sites without asking', async () => {
    const { consoleUrl } = await startTestApp({ schema });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await change(consoleUrl, { 'content-type': type })).status).toBe(415);
    }
  });

  it('may name only the configured origin where the site has TLS', async () => {
    const env = { CONSOLE_ORIGIN: 'https://console.example', ACCEPTANCE_ORIGIN: 'https://accept.example' };
    const { config } = await startTestApp({ schema, env });
    const url = `http://localhost:${config.console.port}`;
    expect((await change(url, { origin: 'https://console.example' })).status).toBe(200);
    expect((await change(url, { origin: url })).status).toBe(403);
    expect((await change(url, { origin: 'https://accept.example' })).status).toBe(403);
  });
});
