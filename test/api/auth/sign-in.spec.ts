import { EventEntity } from '@assent/server/src/events/event.entity';
import { Not } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app';
import { addPeople, AGENT, CUSTOMER_USER, outcomeOf, PASSWORD, signInAt, type SignInOptions } from './people';

const MINUTE = 60_000;
const NOON = Date.parse('2026-03-02T12:00:00.000Z');
const WRONG = 'seven quiet heron';

async function startAt(env: Record<string, string> = {}): Promise<{ app: TestApp; at: (minutes: number) => void }> {
  let now = NOON;
  const app = await startTestApp({ env, clock: () => new Date(now) });
  await addPeople(app);
  return { app, at: (minutes) => (now = NOON + minutes * MINUTE) };
}

/** Addresses are told apart as behind a proxy: the tests are the proxy. */
const BEHIND_PROXY = { TRUST_PROXY: '127.0.0.1, ::1, ::ffff:127.0.0.1' };
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

async function attempts(app: TestApp, times: number, options: SignInOptions): Promise<string[]> {
  const outcomes: string[] = [];
  while (outcomes.length < times) outcomes.push(outcomeOf(await signInAt(app.consoleUrl, options)));
  return outcomes;
}

const events = async ({ database }: TestApp) => {
  const rows = await database.read((manager) => manager.find(EventEntity, { where: { kind: Not('LOG_KEY_ADDED') }, order: { id: 'ASC' } }));
  return rows.map(({ kind, actorKind, actorId, subjectId, code }) => ({ kind, actorKind, actorId, subjectId, code }));
};

describe('signing in', () => {
  it('takes the address in any case, with the spaces that pasting leaves', async () => {
    const { app } = await startAt();
    expect(outcomeOf(await signInAt(app.consoleUrl, { email: ` ${AGENT.toUpperCase()} ` }))).toBe('SignedIn');
  });

  it('answers an unknown account and a wrong password with the same words', async () => {
    const { app } = await startAt();
    const unknown = await signInAt(app.consoleUrl, { email: 'nobody@kita.example' });
    const wrong = await signInAt(app.consoleUrl, { password: WRONG });
    expect(outcomeOf(unknown)).toBe('SIGN_IN_FAILED');
    expect(wrong.text).toBe(unknown.text);
    const names = (answer: typeof wrong) => [...answer.headers.keys()].sort();
    expect(names(wrong)).toEqual(names(unknown));
    expect(wrong.status).toBe(unknown.status);
  });

  it('says so in Japanese to who reads Japanese', async () => {
    const { app } = await startAt();
    const { body } = await signInAt(app.consoleUrl, { password: WRONG, headers: { 'accept-language': 'ja' } });
    expect(body.data?.['signIn']).toMatchObject({ message: 'メールアドレスまたはパスワードが正しくありません。' });
  });

  it('takes an unknown account the same work as a wrong password', async () => {
    const { app } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '1000' });
    // Processor time and not the clock's: what else the machine does must not decide.
    const workOf = async (options: SignInOptions): Promise<number> => {
      const began = process.cpuUsage();
      for (let round = 0; round < 15; round += 1) await signInAt(app.consoleUrl, options);
      const { user, system } = process.cpuUsage(began);
      return user + system;
    };
    await signInAt(app.consoleUrl, { password: WRONG });
    const wrong = await workOf({ password: WRONG });
    const unknown = await workOf({ email: 'nobody@kita.example' });
    expect(unknown).toBeGreaterThan(wrong * 0.5);
    expect(unknown).toBeLessThan(wrong * 2);
  });

  it('records success and failure as events without the address that was typed', async () => {
    const { app } = await startAt();
    await signInAt(app.consoleUrl, { email: 'nobody@kita.example' });
    await signInAt(app.consoleUrl, { password: WRONG });
    await signInAt(app.consoleUrl);
    const [unknown, wrong, right, ...more] = await events(app);
    expect(unknown).toEqual({ kind: 'SIGN_IN_FAILED', actorKind: 'ANONYMOUS', actorId: null, subjectId: null, code: 'SIGN_IN_FAILED' });
    expect(wrong).toEqual({ kind: 'SIGN_IN_FAILED', actorKind: 'ANONYMOUS', actorId: null, subjectId: right?.subjectId, code: 'SIGN_IN_FAILED' });
    expect(right).toMatchObject({ kind: 'SIGNED_IN', actorKind: 'AGENT', actorId: right?.subjectId, code: null });
    expect(more).toEqual([]);
  });
});

describe('too many attempts', () => {
  it('stop an account for the rest of the window, also with the right password, and say how long to wait', async () => {
    const { app, at } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '3' });
    expect(await attempts(app, 3, { password: WRONG })).toEqual(['SIGN_IN_FAILED', 'SIGN_IN_FAILED', 'SIGN_IN_FAILED']);
    at(5);
    const blocked = await signInAt(app.consoleUrl);
    expect(blocked.body.errors?.[0]).toMatchObject({ message: 'Too many attempts. Wait 10 minutes, then try again.', extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 600 } });
    expect(blocked.headers.getSetCookie()).toEqual([]);
  });

  it('stop nobody for longer than the window, however often it is tried meanwhile', async () => {
    const { app, at } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '3' });
    await attempts(app, 3, { password: WRONG });
    at(14.9);
    expect(await attempts(app, 5, {})).toEqual(Array.from({ length: 5 }, () => 'TOO_MANY_REQUESTS'));
    at(15);
    expect(outcomeOf(await signInAt(app.consoleUrl))).toBe('SignedIn');
  });

  it('stop an unknown account alike', async () => {
    const { app } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '2' });
    const outcomes = await attempts(app, 3, { email: 'nobody@kita.example' });
    expect(outcomes).toEqual(['SIGN_IN_FAILED', 'SIGN_IN_FAILED', 'TOO_MANY_REQUESTS']);
  });

  it('are counted before the compare: of forty guesses at once only ten are compared', async () => {
    const { app } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '10' });
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => signInAt(app.consoleUrl, { password: WRONG })));
    const counted = outcomes.map(outcomeOf);
    expect(counted.filter((outcome) => outcome === 'SIGN_IN_FAILED')).toHaveLength(10);
    expect(counted.filter((outcome) => outcome === 'TOO_MANY_REQUESTS')).toHaveLength(30);
  });

  it('stop one address that tries many accounts, and leave other addresses alone', async () => {
    const { app } = await startAt({ ...BEHIND_PROXY, SIGN_IN_ATTEMPTS_PER_ADDRESS: '4' });
    for (const name of ['a', 'b', 'c', 'd']) {
      expect(outcomeOf(await signInAt(app.consoleUrl, { email: `${name}@kita.example`, ...from('203.0.113.7') }))).toBe('SIGN_IN_FAILED');
    }
    expect(outcomeOf(await signInAt(app.consoleUrl, from('203.0.113.7')))).toBe('TOO_MANY_REQUESTS');
    expect(outcomeOf(await signInAt(app.consoleUrl, from('203.0.113.8')))).toBe('SignedIn');
  });

  it('take the addresses of one IPv6 subscriber for one', async () => {
    const { app } = await startAt({ ...BEHIND_PROXY, SIGN_IN_ATTEMPTS_PER_ADDRESS: '2' });
    expect(outcomeOf(await signInAt(app.consoleUrl, { password: WRONG, ...from('2001:db8:1:2::1') }))).toBe('SIGN_IN_FAILED');
    expect(outcomeOf(await signInAt(app.consoleUrl, { password: WRONG, ...from('2001:db8:1:2:ffff::9') }))).toBe('SIGN_IN_FAILED');
    expect(outcomeOf(await signInAt(app.consoleUrl, from('2001:db8:1:2:aaaa:bbbb:cccc:dddd')))).toBe('TOO_MANY_REQUESTS');
    expect(outcomeOf(await signInAt(app.consoleUrl, from('2001:db8:1:3::1')))).toBe('SignedIn');
  });

  it('by a stranger do not keep the owner out of an address that the owner signed in from before', async () => {
    const { app } = await startAt({ ...BEHIND_PROXY, SIGN_IN_ATTEMPTS_PER_ACCOUNT: '3' });
    expect(outcomeOf(await signInAt(app.consoleUrl, from('198.51.100.1')))).toBe('SignedIn');
    await attempts(app, 5, { password: WRONG, ...from('203.0.113.7') });
    expect(outcomeOf(await signInAt(app.consoleUrl, from('203.0.113.9')))).toBe('TOO_MANY_REQUESTS');
    expect(outcomeOf(await signInAt(app.consoleUrl, from('198.51.100.1')))).toBe('SignedIn');
  });

  it('are forgotten for the account once its password was known', async () => {
    const { app } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '3' });
    for (const round of [1, 2, 3]) {
      expect([round, ...(await attempts(app, 2, { password: WRONG }))]).toEqual([round, 'SIGN_IN_FAILED', 'SIGN_IN_FAILED']);
      expect(outcomeOf(await signInAt(app.consoleUrl))).toBe('SignedIn');
    }
  });

  it('at one site leave the other alone', async () => {
    const { app } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '1', SIGN_IN_ATTEMPTS_PER_ADDRESS: '1' });
    await attempts(app, 2, { email: CUSTOMER_USER });
    expect(outcomeOf(await signInAt(app.acceptanceUrl, { email: CUSTOMER_USER }))).toBe('SignedIn');
  });

  it('leave one event a window, not one a try', async () => {
    const { app } = await startAt({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '1' });
    await attempts(app, 6, { password: WRONG });
    expect((await events(app)).map(({ kind }) => kind)).toEqual(['SIGN_IN_FAILED', 'SIGN_IN_BLOCKED']);
  });

  it('let nobody in when they cannot be counted', async () => {
    const { app } = await startAt();
    await app.database.transact((manager) => manager.query('DROP TABLE sign_in_attempt'));
    const answer = await signInAt(app.consoleUrl, { password: PASSWORD });
    expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
