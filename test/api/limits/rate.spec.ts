import { readConfig } from '@assent/server/src/config';
import { describe, expect, it } from 'vitest';
import { type Answer, ask, type Headers, startTestApp } from '../../support/app';
import { addPeople, cookieOf, CUSTOMER_USER, signInAt } from '../auth/people';

const WHO = 'query Who { viewer { __typename } }';

function refusal({ status, headers, body }: Answer): Record<string, unknown> {
  const { message, extensions } = body.errors?.[0] ?? {};
  const seconds = extensions?.['retryAfterSeconds'];
  // Some of the time may have passed since the window began.
  const isWithin = typeof seconds === 'number' && seconds > 0 && headers.get('retry-after') === String(seconds);
  return { status, message, code: extensions?.['code'], isWithin };
}

const WAIT = { status: 429, message: 'Too many attempts. Wait one minute, then try again.', code: 'TOO_MANY_REQUESTS', isWithin: true };

async function statuses(url: string, count: number, headers: Headers = {}): Promise<number[]> {
  const answers: number[] = [];
  for (let sent = 0; sent < count; sent += 1) answers.push((await ask(url, WHO, {}, headers)).status);
  return answers;
}

describe('one network address', () => {
  it('may send so many requests to both sites within the window, and is told when to return', async () => {
    const { consoleUrl, acceptanceUrl } = await startTestApp({ env: { RATE_PER_ADDRESS: '4', RATE_WINDOW_SECONDS: '60' } });
    expect([...(await statuses(consoleUrl, 2)), ...(await statuses(acceptanceUrl, 2))]).toEqual([200, 200, 200, 200]);
    expect(refusal(await ask(consoleUrl, WHO))).toEqual(WAIT);
    expect(refusal(await ask(acceptanceUrl, WHO, {}, { 'accept-language': 'ja' }))['message']).toBe('試行回数が上限に達しました。1分後にもう一度お試しください。');
    expect((await fetch(`${acceptanceUrl}/agreements/some/document`)).status).toBe(429);
  });

  it('is told so in a form that a GraphQL client reads', async () => {
    const { consoleUrl } = await startTestApp({ env: { RATE_PER_ADDRESS: '1' } });
    const accept = 'application/graphql-response+json,application/json;q=0.9';
    await ask(consoleUrl, WHO);
    const { headers, status } = await ask(consoleUrl, WHO, {}, { accept });
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([429, 'application/graphql-response+json; charset=utf-8', 'no-store']);
  });

  it('is asked for again once the window has passed', async () => {
    const { consoleUrl } = await startTestApp({ env: { RATE_PER_ADDRESS: '1', RATE_WINDOW_SECONDS: '4' } });
    expect(await statuses(consoleUrl, 2)).toEqual([200, 429]);
    await expect.poll(async () => (await ask(consoleUrl, WHO)).status, { timeout: 30_000 }).toBe(200);
  });

  it('gets pages and health checks all the same', async () => {
    const { consoleUrl } = await startTestApp({ env: { RATE_PER_ADDRESS: '1' } });
    await statuses(consoleUrl, 3);
    const paths = ['/healthz', '/readyz', '/customers', '/assets/none.js'];
    expect(await Promise.all(paths.map(async (path) => (await fetch(`${consoleUrl}${path}`)).status))).toEqual([200, 200, 404, 404]);
  });

  it('is the one that a trusted proxy names, and for IPv6 its network', async () => {
    const { consoleUrl } = await startTestApp({ env: { RATE_PER_ADDRESS: '1', TRUST_PROXY: '127.0.0.1, ::1' } });
    const from = async (address: string) => (await ask(consoleUrl, WHO, {}, { 'x-forwarded-for': address })).status;
    expect([await from('203.0.113.7'), await from('203.0.113.8'), await from('203.0.113.7')]).toEqual([200, 200, 429]);
    expect([await from('2001:db8:1:2::3'), await from('2001:db8:1:2::4'), await from('2001:db8:1:3::3')]).toEqual([200, 429, 200]);
  });

  it('is not believed to be another one without a proxy', async () => {
    const { consoleUrl } = await startTestApp({ env: { RATE_PER_ADDRESS: '1' } });
    const answers = ['203.0.113.7', '203.0.113.8'].map((address) => () => ask(consoleUrl, WHO, {}, { 'x-forwarded-for': address }));
    expect([(await answers[0]?.())?.status, (await answers[1]?.())?.status]).toEqual([200, 429]);
  });
});

describe('one session', () => {
  it('may send so many requests within the window, whatever other sessions and strangers send', async () => {
    const app = await startTestApp({ env: { RATE_PER_SESSION: '3' } });
    await addPeople(app);
    const first = cookieOf(await signInAt(app.consoleUrl));
    const second = cookieOf(await signInAt(app.consoleUrl));
    const customer = cookieOf(await signInAt(app.acceptanceUrl, { email: CUSTOMER_USER }));
    expect(await statuses(app.consoleUrl, 4, { cookie: first })).toEqual([200, 200, 200, 429]);
    expect(refusal(await ask(app.consoleUrl, WHO, {}, { cookie: first }))).toEqual(WAIT);
    expect(await statuses(app.consoleUrl, 1, { cookie: second })).toEqual([200]);
    expect(await statuses(app.acceptanceUrl, 1, { cookie: customer })).toEqual([200]);
    expect(await statuses(app.consoleUrl, 5)).toEqual([200, 200, 200, 200, 200]);
  });
});

it('too many sign-ins are told by status and header as well', async () => {
  const app = await startTestApp({ env: { SIGN_IN_ATTEMPTS_PER_ACCOUNT: '1' } });
  await addPeople(app);
  await signInAt(app.consoleUrl, { password: 'not the one' });
  const answer = await signInAt(app.consoleUrl);
  expect(refusal(answer)).toEqual({ ...WAIT, message: 'Too many attempts. Wait 15 minutes, then try again.' });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
});

it('ten requests a second of a session, and fifty of an address, are not too many', () => {
  const { rate } = readConfig({});
  expect([rate.perSession / rate.windowSeconds, rate.perAddress / rate.windowSeconds]).toEqual([10, 50]);
});
