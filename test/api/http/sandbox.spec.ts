import { describe, expect, it } from 'vitest';
import { ask, startTestApp } from '../../support/app';

const FILES = ['/sandbox', '/sandbox/graphiql.css', '/sandbox/graphiql.js', '/sandbox/start.js', '/sandbox/editorWorkerService.js', '/sandbox/json.js', '/sandbox/graphql.js'];
const SCHEMA = '{ __schema { queryType { name } } }';

describe('the sandbox page', () => {
  it('is not there unless it was switched on', async () => {
    const { consoleUrl, acceptanceUrl } = await startTestApp();
    for (const url of [consoleUrl, acceptanceUrl]) {
      for (const path of FILES) expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 404]);
    }
    expect((await ask(consoleUrl, SCHEMA)).status).toBe(400);
  });

  it('is served at both sites, from files of this server, under a policy of its own, and may read the schema', async () => {
    const { consoleUrl, acceptanceUrl } = await startTestApp({ env: { SANDBOX: 'on' } });
    for (const url of [consoleUrl, acceptanceUrl]) {
      for (const path of FILES) {
        const { status, headers } = await fetch(`${url}${path}`);
        const policy = headers.get('content-security-policy') ?? '';
        expect([path, status, policy.includes("script-src 'self';"), /unsafe-eval|https?:|\*/.test(policy)]).toEqual([path, 200, true, false]);
      }
      expect((await ask(url, SCHEMA)).body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
      expect((await fetch(`${url}/`)).headers.get('content-security-policy')).not.toContain('unsafe-inline');
    }
  });
});
