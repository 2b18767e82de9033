import { describe, expect, it } from 'vitest';
import { ask, entriesOf, startTestApp } from '../../support/app';
import { probeSchema, SECRET } from './probe-schema';

const { schema } = probeSchema();
const INTERNAL = 'Something went wrong on our side. Try again; if it goes on, tell support the request number.';

describe('a fault of ours', () => {
  it.each(['fault', 'thrownText', 'disguised', 'missing'])('tells a client nothing but the request number, and the log what happened: %s', async (name) => {
    const { consoleUrl, lines } = await startTestApp({ schema });
    const { body, headers, text } = await ask(consoleUrl, `query Probe { ${name} }`);
    const requestId = headers.get('x-request-id');
    expect(body.errors).toEqual([{ message: INTERNAL, path: [name], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }]);
    expect(text).not.toMatch(/shelf|stack|hunter2|node_modules/);
    const logged = entriesOf(lines).filter(({ msg }) => msg === 'fault');
    expect(logged).toMatchObject([{ level: 'error', requestId, field: name }]);
  });

  it('is logged with its stack and without what a statement was given', async () => {
    const { consoleUrl, lines } = await startTestApp({ schema });
    await ask(consoleUrl, '{ fault }');
    const logged = lines.join('');
    expect(logged).toContain('the shelf fell down');
    expect(logged).toContain('probe-schema');
    expect(logged).not.toContain(SECRET);
  });

  it('is told in Japanese to who reads Japanese', async () => {
    const { consoleUrl } = await startTestApp({ schema });
    const { body } = await ask(consoleUrl, '{ fault }', {}, { 'accept-language': 'ja-JP,en;q=0.5' });
    expect(body.errors?.[0]?.message).toMatch(/^システム側で問題が発生しました。/);
  });

  it('before the first field, such as a database that is gone, is masked alike', async () => {
    const { consoleUrl, database, lines } = await startTestApp({ schema });
    await database.transact((manager) => manager.query('DROP TABLE session'));
    const answer = await ask(consoleUrl, '{ ok }', {}, { cookie: 'assent-console=x' });
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({ errors: [{ message: INTERNAL, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: answer.headers.get('x-request-id') } }] });
    expect(lines.join('')).toMatch(/"level":"error".*session/);
  });
});

describe('a fault of the client', () => {
  it.each([
    ['{ notFound }', 'NOT_FOUND', 'There is nothing here, or you may not see it.'],
    ['{ forbidden }', 'FORBIDDEN', 'You may not do this.'],
  ])('is told as it is: %s', async (query, code, message) => {
    const { consoleUrl, lines } = await startTestApp({ schema });
    const { body } = await ask(consoleUrl, query);
    expect(body.errors?.[0]).toMatchObject({ message, extensions: { code } });
    expect(lines.join('')).not.toContain('"error"');
  });

  it('gets no hint at what the schema holds', async () => {
    const { consoleUrl } = await startTestApp({ schema });
    const { body, status } = await ask(consoleUrl, '{ faul }');
    expect(status).toBe(400);
    expect(body.errors?.[0]).toMatchObject({ message: 'Cannot query field "faul" on type "Query".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  });

  it.each(['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }'])('cannot read the schema: %s', async (query) => {
    const { consoleUrl } = await startTestApp({ schema });
    expect((await ask(consoleUrl, query)).body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('can read the schema where that is switched on', async () => {
    const { consoleUrl } = await startTestApp({ schema, env: { INTROSPECTION: 'on' } });
    expect((await ask(consoleUrl, '{ __type(name: "Query") { name } }')).body).toEqual({ data: { __type: { name: 'Query' } } });
  });

  it('has a status of its own for what is no GraphQL request', async () => {
    const { consoleUrl } = await startTestApp({ schema, env: { BODY_LIMIT_BYTES: '2048' } });
    const post = (body: string) => fetch(`${consoleUrl}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect((await post('{"query":')).status).toBe(400);
    expect((await post('')).status).toBe(400);
    expect((await post('[{"query":"{ok}"},{"query":"{ok}"}]')).status).toBe(400);
    expect((await post(JSON.stringify({ query: '{ ok }', variables: { text: 'x'.repeat(3000) } }))).status).toBe(413);
    const get = await fetch(`${consoleUrl}/graphql?query={ok}`);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('cannot keep the parser busy with a document that has no end', async () => {
    const { consoleUrl } = await startTestApp({ schema });
    const { body } = await ask(consoleUrl, `{ ${'a: ok '.repeat(3000)} }`);
    expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_PARSE_FAILED');
  });
});
