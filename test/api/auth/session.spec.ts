import { createHash } from 'node:crypto';
import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { describe, expect, it } from 'vitest';
import { ask, startTestApp, type TestApp } from '../../support/app';
import { addPeople, AGENT, cookieOf, CUSTOMER_USER, outcomeOf, signInAt, viewerAt } from './people';

const MINUTE = 60_000;
const NOON = Date.parse('2026-03-02T12:00:00.000Z');

/** A server whose clock stands where the test puts it. */
async function startAt(env: Record<string, string> = {}): Promise<{ app: TestApp; at: (minutes: number) => void }> {
  let now = NOON;
  const app = await startTestApp({ env, clock: () => new Date(now) });
  await addPeople(app);
  return { app, at: (minutes) => (now = NOON + minutes * MINUTE) };
}

const sessions = ({ database }: TestApp) => database.read((manager) => manager.find(SessionEntity, { order: { id: 'ASC' } }));

describe('the cookie', () => {
  it('cannot be read by scripts nor sent by other sites, and lives as long as the session', async () => {
    const { app } = await startAt();
    const answer = await signInAt(app.consoleUrl);
    expect(outcomeOf(answer)).toBe('SignedIn');
    const [cookie = ''] = answer.headers.getSetCookie();
    const [nameAndToken = '', ...attributes] = cookie.split('; ');
    expect(nameAndToken).toMatch(/^assent-console=[\w-]{43}$/);
    expect(attributes).toEqual(['Path=/', 'Expires=Tue, 03 Mar 2026 00:00:00 GMT', 'HttpOnly', 'SameSite=Lax']);
  });

  it.each([
    ['CONSOLE', '__Host-assent-console', AGENT],
    ['ACCEPTANCE', '__Host-assent-acceptance', CUSTOMER_USER],
  ] as const)('is bound to its host and to TLS where the site %s has it', async (audience, name, email) => {
    const { app } = await startAt({ CONSOLE_ORIGIN: 'https://console.example', ACCEPTANCE_ORIGIN: 'https://accept.example' });
    const { port, origin } = audience === 'CONSOLE' ? app.config.console : app.config.acceptance;
    const answer = await signInAt(`http://localhost:${port}`, { email, headers: { origin } });
    const [cookie = ''] = answer.headers.getSetCookie();
    const [nameAndToken = '', ...attributes] = cookie.split('; ');
    expect(nameAndToken.split('=')[0]).toBe(name);
    expect(attributes).toEqual(['Path=/', 'Expires=Tue, 03 Mar 2026 00:00:00 GMT', 'HttpOnly', 'Secure', 'SameSite=Lax']);
  });

  it('holds 256 random bits of which the database keeps only the hash', async () => {
    const { app } = await startAt();
    const [, token = ''] = cookieOf(await signInAt(app.consoleUrl)).split('=');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const [session] = await sessions(app);
    expect(session?.tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(session)).not.toContain(token);
  });
});

describe('a session', () => {
  it('of an agent is worth nothing at the customers’ site, nor the other way round', async () => {
    const { app } = await startAt();
    const [, agentToken] = cookieOf(await signInAt(app.consoleUrl)).split('=');
    const [, userToken] = cookieOf(await signInAt(app.acceptanceUrl, { email: CUSTOMER_USER })).split('=');
    expect(await viewerAt(app.consoleUrl, `assent-console=${agentToken}`)).toEqual({ __typename: 'Agent', email: AGENT });
    expect(await viewerAt(app.acceptanceUrl, `assent-acceptance=${userToken}`)).toEqual({ __typename: 'CustomerUser', email: CUSTOMER_USER });
    for (const token of [agentToken, userToken]) {
      for (const name of ['assent-console', 'assent-acceptance']) {
        const wrongSite = token === agentToken ? app.acceptanceUrl : app.consoleUrl;
        expect(await viewerAt(wrongSite, `${name}=${token}`)).toBeNull();
      }
    }
  });

  it('is not had at the other site with the right password either', async () => {
    const { app } = await startAt();
    expect(outcomeOf(await signInAt(app.acceptanceUrl, { email: AGENT }))).toBe('SIGN_IN_FAILED');
    expect(outcomeOf(await signInAt(app.consoleUrl, { email: CUSTOMER_USER }))).toBe('SIGN_IN_FAILED');
  });

  it('ends when nothing was asked for the idle time, and every request starts that time anew', async () => {
    const { app, at } = await startAt({ SESSION_IDLE_MINUTES: '30' });
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    at(29);
    expect(await viewerAt(app.consoleUrl, cookie)).not.toBeNull();
    at(58);
    expect(await viewerAt(app.consoleUrl, cookie)).not.toBeNull();
    at(88);
    expect(await viewerAt(app.consoleUrl, cookie)).toBeNull();
  });

  it('ends as idle though its page kept itself true', async () => {
    const { app, at } = await startAt({ SESSION_IDLE_MINUTES: '30' });
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    for (const minutes of [10, 20, 29]) {
      at(minutes);
      expect(await viewerAt(app.consoleUrl, cookie, { 'assent-unattended': '1' })).not.toBeNull();
    }
    at(30);
    expect(await viewerAt(app.consoleUrl, cookie)).toBeNull();
  });

  it('ends at its absolute time however busy it was', async () => {
    const { app, at } = await startAt({ SESSION_IDLE_MINUTES: '60', SESSION_MAX_MINUTES: '120' });
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    for (const minutes of [50, 100, 119]) {
      at(minutes);
      expect(await viewerAt(app.consoleUrl, cookie)).not.toBeNull();
    }
    at(120);
    expect(await viewerAt(app.consoleUrl, cookie)).toBeNull();
  });

  it('writes that it was seen at most once a minute', async () => {
    const { app, at } = await startAt();
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    at(0.9);
    await viewerAt(app.consoleUrl, cookie);
    expect((await sessions(app))[0]?.lastSeenAt).toEqual(new Date(NOON));
    at(1);
    await viewerAt(app.consoleUrl, cookie);
    expect((await sessions(app))[0]?.lastSeenAt).toEqual(new Date(NOON + MINUTE));
  });

  it('is ended at the server by signing out: a copy of its cookie is worth nothing', async () => {
    const { app } = await startAt();
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    const first = await ask(app.consoleUrl, 'mutation { signOut }', {}, { cookie });
    expect(first.body).toEqual({ data: { signOut: true } });
    expect(first.headers.getSetCookie()).toEqual(['assent-console=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax']);
    expect(await viewerAt(app.consoleUrl, cookie)).toBeNull();
    const second = await ask(app.consoleUrl, 'mutation { signOut }', {}, { cookie });
    expect(second.body).toEqual({ data: { signOut: false } });
  });

  it('gets a new token when its person signs in again, and the old one ends', async () => {
    const { app } = await startAt();
    const first = cookieOf(await signInAt(app.consoleUrl));
    const second = cookieOf(await signInAt(app.consoleUrl, { headers: { cookie: first } }));
    expect(second).not.toBe(first);
    expect(await viewerAt(app.consoleUrl, first)).toBeNull();
    expect(await viewerAt(app.consoleUrl, second)).not.toBeNull();
  });

  it('ends at once when its person is disabled, and no new one begins', async () => {
    const { app } = await startAt();
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    await app.database.transact((manager) => manager.update(AgentEntity, { emailKey: AGENT }, { disabledAt: new Date(NOON) }));
    expect(await viewerAt(app.consoleUrl, cookie)).toBeNull();
    expect(outcomeOf(await signInAt(app.consoleUrl))).toBe('SIGN_IN_FAILED');
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(5000)])('is not had with a token that was made up', async (token) => {
    const { app } = await startAt();
    expect(await viewerAt(app.consoleUrl, `assent-console=${token}`)).toBeNull();
  });
});
