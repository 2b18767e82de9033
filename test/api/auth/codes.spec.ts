import { SignInCodeEntity } from '@assent/server/src/auth/factors/sign-in-code.entity';
import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { ConfirmedMailboxEntity } from '@assent/server/src/auth/factors/confirmed-mailbox.entity';
import { describe, expect, it } from 'vitest';
import { ask as post } from '../../support/app';
import { at } from '../../support/world/asking';
import { eventsOf } from '../../support/world/rows';
import { allSent, mailJobs, shareMailWorld } from '../mail/mail-world';
import { addAgentAccount, addCustomerAccount, codesSentTo, confirm, confirmed, halfSignedIn, NEW_PASSWORD, otherThan, signInAs, urlOf, wordOf } from './accounts';
import { changePasswordAt, cookieOf, outcomeOf, viewerAt } from './people';

const world = shareMailWorld({ SIGN_IN_ATTEMPTS_PER_ADDRESS: '100000' });
const MINUTE = 60_000;
const later = (minutes: number): void => world.travelTo(new Date(world.now.getTime() + minutes * MINUTE).toISOString());
const RESEND = 'mutation { resendCode { __typename ... on CodeRequired { sentTo validUntil } ... on Refusal { code message } } }';
const resend = (cookie: string) => post(world.app.acceptanceUrl, RESEND, {}, { cookie });

describe('the first sign-in of a customer where mail is configured', () => {
  it('asks for a code from the mailbox of the primary contact, then for a new password', async () => {
    const account = await addCustomerAccount(world);
    const asked = await signInAs(world, account);
    expect(at(asked.body.data, 'signIn')).toEqual({ __typename: 'CodeRequired', kind: 'MAIL', sentTo: `j…@${account.contactEmail.split('@')[1] ?? ''}`, validUntil: '2026-06-15T12:10:00.000Z' });
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    const answer = await confirm(world, 'ACCEPTANCE', cookieOf(asked), `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(at(answer.body.data, 'confirmCode')).toEqual({ __typename: 'PasswordChangeRequired', email: account.email });
    expect(cookieOf(answer)).not.toBe(cookieOf(asked));
    const changed = await changePasswordAt(world.app.acceptanceUrl, { cookie: cookieOf(answer), newPassword: NEW_PASSWORD });
    expect(await viewerAt(world.app.acceptanceUrl, cookieOf(changed))).toMatchObject({ email: account.email });
    const again = await signInAs(world, account, NEW_PASSWORD);
    expect(outcomeOf(again)).toBe('SignedIn');
  });

  it('says in the session with what the person signed in, and which mailbox was confirmed', async () => {
    const account = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    const entered = cookieOf(await confirm(world, 'ACCEPTANCE', cookie, code));
    await changePasswordAt(world.app.acceptanceUrl, { cookie: entered, newPassword: NEW_PASSWORD });
    const sessions = await world.database.read((manager) => manager.find(SessionEntity, { where: { userId: account.id, state: 'FULL', signInMethod: 'ONE_TIME_PASSWORD_AND_MAIL_CODE' } }));
    expect(sessions).toHaveLength(1);
    expect(await world.database.read((manager) => manager.findOneBy(ConfirmedMailboxEntity, { userId: account.id }))).toMatchObject({ email: account.contactEmail });
    const kinds = (await eventsOf(world, { subjectId: account.id })).map(({ kind }) => kind);
    expect(kinds).toEqual(['SIGN_IN_CODE_ASKED', 'MAILBOX_CONFIRMED', 'SIGNED_IN', 'PASSWORD_CHANGED']);
  });

  it('asks again for a code when the new password was not chosen: whoever was handed the first one knows it still', async () => {
    const account = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    expect(await confirmed(world, 'ACCEPTANCE', cookie, code)).toBe('PasswordChangeRequired');
    expect(outcomeOf(await signInAs(world, account))).toBe('CodeRequired');
  });

  it('asks no code of an agent, whose password nobody else was handed', async () => {
    const agent = await addAgentAccount(world);
    expect(outcomeOf(await signInAs(world, agent))).toBe('SignedIn');
  });
});

describe('a code that was mailed', () => {
  it('fits once', async () => {
    const account = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => confirmed(world, 'ACCEPTANCE', cookie, code)));
    expect(outcomes.filter((outcome) => outcome === 'PasswordChangeRequired')).toHaveLength(1);
    expect(await confirmed(world, 'ACCEPTANCE', cookie, code)).toBe('UNAUTHENTICATED');
  });

  it('fits in no other sign-in, not even of the same person', async () => {
    const account = await addCustomerAccount(world);
    const other = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    const elsewhere = await halfSignedIn(world, account);
    const stranger = await halfSignedIn(world, other);
    const [, newest = ''] = await codesSentTo(world, account.contactEmail, 2);
    if (newest !== code) expect(await confirmed(world, 'ACCEPTANCE', elsewhere, code)).toBe('CODE_WRONG');
    const [own = ''] = await codesSentTo(world, other.contactEmail);
    if (own !== code) expect(await confirmed(world, 'ACCEPTANCE', stranger, code)).toBe('CODE_WRONG');
    expect(await confirmed(world, 'CONSOLE', cookie, code)).toBe('UNAUTHENTICATED');
    expect(await confirmed(world, 'ACCEPTANCE', '', code)).toBe('UNAUTHENTICATED');
    expect(await confirmed(world, 'ACCEPTANCE', cookie, code)).toBe('PasswordChangeRequired');
  });

  it('can be guessed at five times, counted before the compare, and then the sign-in begins anew', async () => {
    const account = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => confirmed(world, 'ACCEPTANCE', cookie, otherThan(code))));
    expect(outcomes.filter((outcome) => outcome === 'CODE_WRONG').length).toBeLessThanOrEqual(4);
    expect(await confirmed(world, 'ACCEPTANCE', cookie, code)).toBe('UNAUTHENTICATED');
    expect((await eventsOf(world, { subjectId: account.id })).filter(({ kind }) => kind === 'SIGN_IN_CODE_REFUSED').length).toBeLessThanOrEqual(5);
  });

  it('is late after ten minutes, and another one is sent twice at most, each replacing the one before', async () => {
    const account = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [first = ''] = await codesSentTo(world, account.contactEmail);
    later(10);
    expect(await confirmed(world, 'ACCEPTANCE', cookie, first)).toBe('CODE_WRONG');
    expect(at((await resend(cookie)).body.data, 'resendCode')).toMatchObject({ __typename: 'CodeRequired', validUntil: '2026-06-15T12:20:00.000Z' });
    const [, second = ''] = await codesSentTo(world, account.contactEmail, 2);
    expect(wordOf(await resend(cookie))).toBe('CodeRequired');
    expect(wordOf(await resend(cookie))).toBe('CODE_NOT_SENT_AGAIN');
    const [, , third = ''] = await codesSentTo(world, account.contactEmail, 3);
    if (second !== third) expect(await confirmed(world, 'ACCEPTANCE', cookie, second)).toBe('CODE_WRONG');
    expect(await confirmed(world, 'ACCEPTANCE', cookie, third)).toBe('PasswordChangeRequired');
  });

  it('is not mailed more than five times in a quarter of an hour, however often somebody signs in', async () => {
    const account = await addCustomerAccount(world);
    const outcomes: string[] = [];
    while (outcomes.length < 6) outcomes.push(outcomeOf(await signInAs(world, account)));
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'CodeRequired'), 'TOO_MANY_REQUESTS']);
  });

  it('cannot be guessed at by signing in again and again: the account has ten tries in a quarter of an hour', async () => {
    const account = await addCustomerAccount(world);
    const outcomes: string[] = [];
    for (const mailed of [1, 2, 3]) {
      const cookie = await halfSignedIn(world, account);
      const code = (await codesSentTo(world, account.contactEmail, mailed))[mailed - 1] ?? '';
      for (let guess = 0; guess < 4; guess += 1) outcomes.push(await confirmed(world, 'ACCEPTANCE', cookie, otherThan(code)));
    }
    expect(outcomes.filter((outcome) => outcome === 'TOO_MANY_REQUESTS')).toHaveLength(2);
  });

  it('is kept by the database as something that cannot be searched through, and by no event or finished job', async () => {
    const account = await addCustomerAccount(world);
    await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    await allSent(world);
    const kept = JSON.stringify([
      await world.database.read((manager) => manager.find(SignInCodeEntity)),
      await mailJobs(world, 'CODE'),
      await eventsOf(world, { subjectId: account.id }),
    ]);
    expect(kept).not.toContain(`"${code}"`);
    expect((await mailJobs(world, 'CODE')).map(({ payload }) => at(payload, 'sealed'))).not.toContainEqual(expect.any(String));
  });

  it('is asked for and refused in the language of the reader', async () => {
    const account = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    const answer = await post(urlOf(world, 'ACCEPTANCE'), 'mutation ($code: String!) { confirmCode(input: { code: $code }) { ... on Refusal { message fields { path message } } } }', { code: otherThan(code) }, { cookie, 'accept-language': 'ja' });
    const message = 'コードが正しくないか、有効期限が切れています。';
    expect(answer.body.data?.['confirmCode']).toEqual({ message, fields: [{ path: 'code', message }] });
  });
});
