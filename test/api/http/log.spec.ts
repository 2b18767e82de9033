import { describe, expect, it } from 'vitest';
import { ask, entriesOf, startTestApp } from '../../support/app';
import { addPeople, AGENT, changePasswordAt, cookieOf, PASSWORD, signInAt } from '../auth/people';
import { probeSchema } from './probe-schema';

/** A line is written once the answer has left, which its reader may know first. */
const answered = (lines: readonly string[], times: number) => expect.poll(() => entriesOf(lines).filter(({ msg }) => msg === 'answered')).toHaveLength(times);

describe('the log', () => {
  it('has no secret and no one’s data after signing in and out, with right and wrong passwords', async () => {
    const app = await startTestApp();
    await addPeople(app);
    const wrong = 'a guess that failed';
    await signInAt(app.consoleUrl, { password: wrong });
    const cookie = cookieOf(await signInAt(app.consoleUrl, { headers: { 'user-agent': 'Browser of Mika' } }));
    const changed = cookieOf(await changePasswordAt(app.consoleUrl, { cookie, newPassword: 'lantern orbit cedar' }));
    await ask(app.consoleUrl, 'mutation { signOut }', {}, { cookie: changed });
    await answered(app.lines, 4);
    const logged = app.lines.join('');
    const tokens = [cookie, changed].map((each) => each.split('=')[1] ?? '');
    for (const secret of [PASSWORD, wrong, 'lantern', AGENT, 'Mika', '127.0.0.1', '::1', '$argon2id', ...tokens]) {
      expect(logged).not.toContain(secret);
    }
  });

  it('has one line for an answer: which site, what, how it ended and how long it took', async () => {
    const { acceptanceUrl, lines } = await startTestApp({ schema: probeSchema().schema });
    const response = await fetch(`${acceptanceUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query Greeting { ok }', operationName: 'Greeting' }),
    });
    await response.text();
    await answered(lines, 1);
    const logged = entriesOf(lines).filter(({ msg }) => msg === 'answered');
    const [{ time, ms, ...line } = {}, ...more] = logged;
    expect(String(time)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(ms).toBeTypeOf('number');
    expect([line, ...more]).toEqual([
      {
        level: 'info',
        requestId: response.headers.get('x-request-id'),
        site: 'ACCEPTANCE',
        method: 'POST',
        path: '/graphql',
        operation: 'Greeting',
        status: 200,
        msg: 'answered',
      },
    ]);
  });

  it.each(['/accept/9bQ0-tokentokentokentokentokentokentoken', '/9bQ0-tokentokentokentokentokentokentoken', '/accept?token=tokentoken', '/a/b/tokentoken'])(
    'has no token of an address such as %s',
    async (path) => {
      const { acceptanceUrl, lines } = await startTestApp({ schema: probeSchema().schema });
      await fetch(`${acceptanceUrl}${path}`, { headers: { accept: 'text/html' } });
      await answered(lines, 1);
      expect(lines.join('')).not.toContain('tokentoken');
    },
  );

  it('has no variable and no document of an operation, also when it failed', async () => {
    const { consoleUrl, lines } = await startTestApp({ schema: probeSchema().schema });
    await ask(consoleUrl, 'mutation Tell($text: String!) { tell(text: $text) }', { text: 'between you and me' });
    await ask(consoleUrl, 'mutation Tell { tell(text: 42) tell(text: "between you and me") }');
    await answered(lines, 2);
    expect(lines.join('')).not.toContain('between you');
  });
});
