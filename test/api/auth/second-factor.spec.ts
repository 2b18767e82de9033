import { RecoveryCodeEntity } from '@assent/server/src/auth/factors/recovery-code.entity';
import { SecondFactorEntity } from '@assent/server/src/auth/factors/second-factor.entity';
import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { URI } from 'otpauth';
import { describe, expect, it, vi } from 'vitest';
import { ask as post } from '../../support/app';
import { at, listAt, textAt } from '../../support/world/asking';
import { signedIn } from '../../support/world/partners';
import { PATIENT, shareMailWorld } from '../mail/mail-world';
import { addAgentAccount, addAuthenticator, addCustomerAccount, confirm, confirmed, enable, halfSignedIn, otherThan, shownBy, signInAs, urlOf, wordOf, type SomeAccount } from './accounts';
import { cookieOf, outcomeOf, PASSWORD, viewerAt } from './people';

const world = shareMailWorld({ SIGN_IN_ATTEMPTS_PER_ADDRESS: '100000' });
const STEP = 30_000;
const nextStep = (steps = 1): void => world.travelTo(new Date(world.now.getTime() + steps * STEP).toISOString());

const DISABLE = 'mutation ($input: DisableSecondFactorInput!) { disableSecondFactor(input: $input) { __typename ... on SecondFactorDisabled { secondFactor { enabled } } ... on Refusal { code fields { path code } } } }';
const disable = (account: SomeAccount, cookie: string, input: object) => post(urlOf(world, account.site), DISABLE, { input }, { cookie });
const STATE = '{ secondFactor { enabled available recoveryCodesLeft } }';
const stateOf = async ({ site }: SomeAccount, cookie: string) => (await post(urlOf(world, site), STATE, {}, { cookie })).body.data?.['secondFactor'];

describe('turning the second factor on', () => {
  it('needs the password, then a code of the authenticator that was given the secret', async () => {
    const account = await addAgentAccount(world);
    expect(at((await enable(world, account, { password: 'seven quiet heron' })).body.data, 'enableSecondFactor')).toMatchObject({ code: 'SECOND_FACTOR_REFUSED', fields: [{ path: 'password', code: 'PASSWORD_WRONG' }] });
    const offered = await enable(world, account, { password: PASSWORD });
    const secret = textAt(offered.body.data, 'enableSecondFactor.secret');
    const uri = URI.parse(textAt(offered.body.data, 'enableSecondFactor.uri'));
    expect([uri.issuer, uri.label, uri.secret.base32]).toEqual(['Assent', account.email, secret]);
    expect(await stateOf(account, account.cookie)).toEqual({ enabled: false, available: true, recoveryCodesLeft: 0 });
    expect(outcomeOf(await signInAs(world, account))).toBe('SignedIn');
    const code = shownBy(secret, world.now);
    expect(at((await enable(world, account, { password: PASSWORD, code: otherThan(code) })).body.data, 'enableSecondFactor')).toMatchObject({ fields: [{ path: 'code', code: 'CODE_WRONG' }] });
    const enabled = await enable(world, account, { password: PASSWORD, code });
    expect(new Set(listAt(enabled.body.data, 'enableSecondFactor.recoveryCodes')).size).toBe(10);
    expect(await stateOf(account, account.cookie)).toEqual({ enabled: true, available: true, recoveryCodesLeft: 10 });
    expect(wordOf(await enable(world, account, { password: PASSWORD }))).toBe('SECOND_FACTOR_ON');
  });

  it('ends the other sessions of the person, and tells it', async () => {
    const account = await addCustomerAccount(world, 'CHOSEN');
    const other = await signedIn(world, 'ACCEPTANCE', account.id);
    await addAuthenticator(world, account);
    expect(await viewerAt(world.app.acceptanceUrl, other)).toBeNull();
    expect(await viewerAt(world.app.acceptanceUrl, account.cookie)).not.toBeNull();
    await vi.waitFor(() => expect(world.post.deliveredTo(account.email).map(({ mail }) => mail.subject)).toEqual(['Two-step sign-in for Assent was turned on']), PATIENT);
  });

  it('keeps the secret encrypted, and recovery codes as hashes', async () => {
    const account = await addAgentAccount(world);
    const { secret, recoveryCodes } = await addAuthenticator(world, account);
    const kept = JSON.stringify(await world.database.read((manager) => Promise.all([manager.find(SecondFactorEntity), manager.find(RecoveryCodeEntity)])));
    for (const one of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) expect(kept).not.toContain(one);
  });
});

describe('a sign-in with a second factor', () => {
  it('is let in with the code that the authenticator shows, and the session says so', async () => {
    const account = await addAgentAccount(world);
    const { secret } = await addAuthenticator(world, account);
    nextStep();
    const cookie = await halfSignedIn(world, account);
    expect(await viewerAt(world.app.consoleUrl, cookie)).toBeNull();
    const answer = await confirm(world, 'CONSOLE', cookie, shownBy(secret, world.now));
    expect(at(answer.body.data, 'confirmCode')).toEqual({ __typename: 'SignedIn', viewer: { email: account.email } });
    expect(await viewerAt(world.app.consoleUrl, cookieOf(answer))).toMatchObject({ email: account.email });
    expect(await viewerAt(world.app.consoleUrl, cookie)).toBeNull();
    const methods = await world.database.read((manager) => manager.findBy(SessionEntity, { userId: account.id, signInMethod: 'PASSWORD_AND_AUTHENTICATOR' }));
    expect(methods).toHaveLength(1);
  });

  it('takes a code once, also in another sign-in at the same time, and none that is older', async () => {
    const account = await addAgentAccount(world);
    const { secret } = await addAuthenticator(world, account);
    expect(await confirmed(world, 'CONSOLE', await halfSignedIn(world, account), shownBy(secret, world.now))).toBe('CODE_WRONG');
    nextStep(2);
    const code = shownBy(secret, world.now);
    const cookies = [await halfSignedIn(world, account), await halfSignedIn(world, account)];
    const outcomes = await Promise.all(cookies.map((cookie) => confirmed(world, 'CONSOLE', cookie, code)));
    expect(outcomes.sort()).toEqual(['CODE_WRONG', 'SignedIn']);
    const before = shownBy(secret, new Date(world.now.getTime() - STEP));
    expect(await confirmed(world, 'CONSOLE', await halfSignedIn(world, account), before)).toBe('CODE_WRONG');
  });

  it('allows a clock that is half a minute off and no more', async () => {
    const account = await addAgentAccount(world);
    const { secret } = await addAuthenticator(world, account);
    nextStep(10);
    const cookie = await halfSignedIn(world, account);
    expect(await confirmed(world, 'CONSOLE', cookie, shownBy(secret, new Date(world.now.getTime() + 2 * STEP)))).toBe('CODE_WRONG');
    expect(await confirmed(world, 'CONSOLE', cookie, shownBy(secret, new Date(world.now.getTime() + STEP)))).toBe('SignedIn');
  });

  it('takes each recovery code once, however it is written', async () => {
    const account = await addAgentAccount(world);
    const { recoveryCodes: [code = ''] } = await addAuthenticator(world, account);
    const answer = await confirm(world, 'CONSOLE', await halfSignedIn(world, account), ` ${code.replaceAll('-', ' ').toUpperCase()}`);
    expect(wordOf(answer)).toBe('SignedIn');
    expect(await stateOf(account, cookieOf(answer))).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await confirmed(world, 'CONSOLE', await halfSignedIn(world, account), code)).toBe('CODE_WRONG');
    await vi.waitFor(() => expect(world.post.deliveredTo(account.email).map(({ mail }) => mail.subject)).toContain('A recovery code for Assent was used'), PATIENT);
  });

  it("does not take another person's codes", async () => {
    const [account, other] = [await addAgentAccount(world), await addAgentAccount(world)];
    await addAuthenticator(world, account);
    const { secret, recoveryCodes: [recoveryCode = ''] } = await addAuthenticator(world, other);
    nextStep();
    const cookie = await halfSignedIn(world, account);
    expect(await confirmed(world, 'CONSOLE', cookie, shownBy(secret, world.now))).toBe('CODE_WRONG');
    expect(await confirmed(world, 'CONSOLE', cookie, recoveryCode)).toBe('CODE_WRONG');
  });

  it('is asked for no mailed code', async () => {
    const account = await addAgentAccount(world);
    await addAuthenticator(world, account);
    const cookie = await halfSignedIn(world, account);
    expect(wordOf(await post(world.app.consoleUrl, 'mutation { resendCode { ... on Refusal { code } } }', {}, { cookie }))).toBe('CODE_NOT_SENT_AGAIN');
  });

  it('fails closed when the secret is one that was moved from another row', async () => {
    const account = await addAgentAccount(world);
    const other = await addAgentAccount(world);
    await addAuthenticator(world, account);
    const { secret } = await addAuthenticator(world, other);
    const { sealed } = await world.database.read((manager) => manager.findOneByOrFail(SecondFactorEntity, { userId: other.id }));
    nextStep();
    const cookie = await halfSignedIn(world, account);
    const faults = world.app.lines.length;
    await world.database.transact((manager) => manager.update(SecondFactorEntity, { userId: account.id }, { sealed }));
    expect(await confirmed(world, 'CONSOLE', cookie, shownBy(secret, world.now))).toBe('INTERNAL_SERVER_ERROR');
    expect(await viewerAt(world.app.consoleUrl, cookie)).toBeNull();
    // What was logged for this is expected; whatever else is logged still fails the file.
    world.app.lines.splice(faults);
  });
});

describe('turning it off', () => {
  it('needs the password and a code, and tells the person', async () => {
    const account = await addAgentAccount(world);
    const { secret } = await addAuthenticator(world, account);
    nextStep();
    const code = shownBy(secret, world.now);
    expect(at((await disable(account, account.cookie, { password: 'seven quiet heron', code })).body.data, 'disableSecondFactor')).toMatchObject({ fields: [{ path: 'password', code: 'PASSWORD_WRONG' }] });
    expect(at((await disable(account, account.cookie, { password: PASSWORD, code: otherThan(code) })).body.data, 'disableSecondFactor')).toMatchObject({ fields: [{ path: 'code', code: 'CODE_WRONG' }] });
    expect(at((await disable(account, account.cookie, { password: PASSWORD, code })).body.data, 'disableSecondFactor')).toEqual({ __typename: 'SecondFactorDisabled', secondFactor: { enabled: false } });
    expect(outcomeOf(await signInAs(world, account))).toBe('SignedIn');
    expect(wordOf(await disable(account, account.cookie, { password: PASSWORD, code }))).toBe('SECOND_FACTOR_OFF');
    await vi.waitFor(() => expect(world.post.deliveredTo(account.email).map(({ mail }) => mail.subject)).toContain('Two-step sign-in for Assent was turned off'), PATIENT);
  });
});
