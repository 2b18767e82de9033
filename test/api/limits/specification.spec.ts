import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app';

const ends: (() => Promise<void>)[] = [];
let app: TestApp;
beforeAll(async () => {
  // Three audits ask the schema about itself.
  app = await startTestApp({ env: { INTROSPECTION: 'on' }, atEnd: (end) => ends.push(end) });
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

/** A query in an address ends up in histories and in logs of others (ADR 0133). */
const READING_BY_GET = ['5A70', 'D6D5', '6A70'];

describe.each(['console', 'acceptance'] as const)('GraphQL over HTTP at the %s', (site) => {
  const url = (): string => `${site === 'console' ? app.consoleUrl : app.acceptanceUrl}/graphql`;
  const audits = serverAudits({ url, fetchFn: fetch });
  const taken = audits.filter(({ id }) => !READING_BY_GET.includes(id));

  it.each(taken.map((audit) => [`${audit.name} (${audit.id})`, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? null : result.reason).toBeNull();
  });

  it('leaves out what may be left out, and nothing else', () => {
    const left = audits.filter((audit) => !taken.includes(audit));
    expect(left.map(({ name }) => name.split(' ')[0])).toEqual(['MAY', 'MAY', 'MAY']);
    expect(taken.filter(({ name }) => /^(MUST|SHOULD) /.test(name)).length).toBeGreaterThanOrEqual(30);
  });

  it('takes no query by GET', async () => {
    const answer = await fetch(`${url()}?query=%7B__typename%7D`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
