import { PasswordResetEntity } from '@assent/server/src/auth/reset/password-reset.entity';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { describe, expect, it, vi } from 'vitest';
import { ask as post, type Answer, type Headers } from '../../support/app';
import { at, type Visitor } from '../../support/world/asking';
import { eventsOf } from '../../support/world/rows';
import { allSent, mailJobs, PATIENT, shareMailWorld } from '../mail/mail-world';
import { addAgentAccount, addAuthenticator, addCustomerAccount, NEW_PASSWORD, signInAs, urlOf, wordOf, type SomeAccount } from './accounts';
import { outcomeOf, PASSWORD, viewerAt } from './people';

const world = shareMailWorld({ SIGN_IN_ATTEMPTS_PER_ADDRESS: '30', TRUST_PROXY: '127.0.0.1, ::1, ::ffff:127.0.0.1' });
const MINUTE = 60_000;

const REQUEST = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename ... on PasswordResetRequested { validMinutes } ... on Refusal { code message } } }';
const RESET = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ... on PasswordReset { email } ... on Refusal { code message fields { path code } } } }';

/** Addresses are told apart as behind a proxy, so that the tests do not use up each other's attempts. */
const elsewhere = (): Headers => ({ 'x-forwarded-for': `203.0.113.${world.next() % 250}` });
const request = (site: Visitor['site'], email: string, headers: Headers = elsewhere()): Promise<Answer> => post(urlOf(world, site), REQUEST, { input: { email } }, headers);
const reset = (site: Visitor['site'], token: string, newPassword = NEW_PASSWORD): Promise<Answer> => post(urlOf(world, site), RESET, { input: { token, newPassword } }, elsewhere());

const linksTo = (address: string, count = 1): Promise<string[]> =>
  vi.waitFor(() => {
    const links = world.post.deliveredTo(address).flatMap(({ mail }) => /https?:\/\/\S+\/new-password#\S+/.exec(mail.text ?? '')?.[0] ?? []);
    if (links.length < count) throw new Error(`${links.length} links for ${address} so far`);
    return links;
  }, PATIENT);

async function linkFor({ site, email }: SomeAccount, count = 1): Promise<string> {
  await request(site, email);
  const link = (await linksTo(email, count)).at(-1) ?? '';
  expect(new URL(link).origin).toBe(urlOf(world, site));
  return new URL(link).hash.slice(1);
}

describe('a link that sets a new password', () => {
  it('is mailed, works once, and ends every session of the person', async () => {
    const account = await addAgentAccount(world);
    const token = await linkFor(account);
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const outcomes = (await Promise.all(Array.from({ length: 3 }, () => reset('CONSOLE', token)))).map(wordOf);
    expect(outcomes.sort()).toEqual(['PasswordReset', 'RESET_LINK_INVALID', 'RESET_LINK_INVALID']);
    expect(await viewerAt(world.app.consoleUrl, account.cookie)).toBeNull();
    expect(outcomeOf(await signInAs(world, account, PASSWORD))).toBe('SIGN_IN_FAILED');
    expect(outcomeOf(await signInAs(world, account, NEW_PASSWORD))).toBe('SignedIn');
  });

  it('signs nobody in, and leaves a second factor as it is', async () => {
    const account = await addCustomerAccount(world, 'CHOSEN');
    await addAuthenticator(world, account);
    const answer = await reset('ACCEPTANCE', await linkFor(account));
    expect(at(answer.body.data, 'resetPassword')).toEqual({ __typename: 'PasswordReset', email: account.email });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const next = await signInAs(world, account, NEW_PASSWORD);
    expect(at(next.body.data, 'signIn')).toMatchObject({ __typename: 'CodeRequired', kind: 'AUTHENTICATOR', sentTo: null });
  });

  it('works no longer once a newer one was asked for', async () => {
    const account = await addAgentAccount(world);
    const [first, second] = [await linkFor(account), await linkFor(account, 2)];
    expect(wordOf(await reset('CONSOLE', first))).toBe('RESET_LINK_INVALID');
    expect(wordOf(await reset('CONSOLE', second))).toBe('PasswordReset');
  });

  it('works for half an hour', async () => {
    const account = await addAgentAccount(world);
    const token = await linkFor(account);
    world.travelTo(new Date(world.now.getTime() + 30 * MINUTE).toISOString());
    expect(wordOf(await reset('CONSOLE', token))).toBe('RESET_LINK_INVALID');
  });

  it('works at the site that it was asked for and at no other', async () => {
    const account = await addCustomerAccount(world, 'CHOSEN');
    const token = await linkFor(account);
    expect(wordOf(await reset('CONSOLE', token))).toBe('RESET_LINK_INVALID');
    expect(wordOf(await reset('ACCEPTANCE', token))).toBe('PasswordReset');
  });

  it('is not used up by a password that is refused', async () => {
    const account = await addAgentAccount(world);
    const token = await linkFor(account);
    expect(at((await reset('CONSOLE', token, 'short')).body.data, 'resetPassword')).toMatchObject({ code: 'PASSWORD_REFUSED', fields: [{ path: 'newPassword', code: 'PASSWORD_TOO_SHORT' }] });
    expect(at((await reset('CONSOLE', token, PASSWORD)).body.data, 'resetPassword')).toMatchObject({ fields: [{ code: 'PASSWORD_UNCHANGED' }] });
    expect(wordOf(await reset('CONSOLE', token))).toBe('PasswordReset');
  });

  it('is told to the person when it was used, and kept by the database as a hash alone', async () => {
    const account = await addAgentAccount(world);
    const token = await linkFor(account);
    await allSent(world);
    const kept = JSON.stringify([
      await world.database.read((manager) => manager.find(PasswordResetEntity)),
      await world.database.read((manager) => manager.find(JobEntity)),
      await eventsOf(world, { subjectId: account.id }),
    ]);
    expect(kept).not.toContain(token);
    await reset('CONSOLE', token);
    await vi.waitFor(() => expect(world.post.deliveredTo(account.email).map(({ mail }) => mail.subject)).toContain('A new password for Assent was set'), PATIENT);
    expect((await eventsOf(world, { subjectId: account.id })).map(({ kind, actorKind }) => [kind, actorKind])).toEqual([
      ['PASSWORD_RESET_REQUESTED', 'ANONYMOUS'],
      ['PASSWORD_RESET', 'AGENT'],
    ]);
  });

  it('goes to nobody who has not signed in yet: the first credentials and their code come first', async () => {
    const account = await addCustomerAccount(world);
    expect(wordOf(await request('ACCEPTANCE', account.email))).toBe('PasswordResetRequested');
    await allSent(world);
    expect([...world.post.deliveredTo(account.email), ...world.post.deliveredTo(account.contactEmail)]).toEqual([]);
  });
});

describe('whether there is an account', () => {
  it('shows in no word and no header of the answer', async () => {
    const account = await addAgentAccount(world);
    const customer = await addCustomerAccount(world, 'CHOSEN');
    const [known, unknown, ofOtherSite] = [await request('CONSOLE', account.email), await request('CONSOLE', 'nobody@kita.example'), await request('CONSOLE', customer.email)];
    for (const other of [unknown, ofOtherSite]) {
      expect([other.status, other.text, [...other.headers.keys()].sort()]).toEqual([known.status, known.text, [...known.headers.keys()].sort()]);
    }
    await allSent(world);
    expect(world.post.deliveredTo(customer.email)).toEqual([]);
  });

  it('shows in no row that was written before the answer: only the worker finds out', async () => {
    const account = await addAgentAccount(world);
    const traces = async (email: string) => {
      const count = (): Promise<number[]> => world.database.read((manager) => Promise.all([manager.count(PasswordResetEntity), manager.countBy(JobEntity, { kind: 'MAIL' })]));
      const before = await count();
      await request('CONSOLE', email);
      return (await count()).map((after, index) => after - (before[index] ?? 0));
    };
    expect(await traces('nobody-else@kita.example')).toEqual(await traces(account.email));
    await allSent(world);
    const states = (await mailJobs(world, 'PASSWORD_RESET')).slice(-2).map(({ state }) => state);
    expect(states).toEqual(['CANCELLED', 'DONE']);
  });

  it('shows in no work: both take about the same of the processor', async () => {
    const account = await addAgentAccount(world);
    const rounds = 5;
    const workOf = async (email: string): Promise<number> => {
      const began = process.cpuUsage();
      for (let round = 0; round < rounds; round += 1) await request('CONSOLE', email);
      const { user, system } = process.cpuUsage(began);
      return user + system;
    };
    await request('CONSOLE', 'warm-up@kita.example');
    const unknown = await workOf('nobody-at-all@kita.example');
    const known = await workOf(account.email);
    expect(unknown).toBeGreaterThan(known * 0.3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('shows in no limit: five links in a quarter of an hour, for an account that there is not as well', async () => {
    const account = await addAgentAccount(world);
    for (const email of [account.email, `ghost-${world.next()}@kita.example`]) {
      const outcomes: string[] = [];
      while (outcomes.length < 6) outcomes.push(wordOf(await request('CONSOLE', email)));
      expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'PasswordResetRequested'), 'TOO_MANY_REQUESTS']);
    }
  });
});

describe('guessing at links', () => {
  it('is stopped for an address that tries many', async () => {
    const from = { 'x-forwarded-for': '198.51.100.77' };
    const outcomes: string[] = [];
    for (let guess = 0; guess < 32; guess += 1) outcomes.push(wordOf(await post(world.app.consoleUrl, RESET, { input: { token: `guess-${guess}`, newPassword: NEW_PASSWORD } }, from)));
    expect(outcomes.filter((outcome) => outcome === 'RESET_LINK_INVALID')).toHaveLength(30);
    expect(outcomes.slice(30)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
  });
});
