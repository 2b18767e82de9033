import { CustomerUserEntity } from '@assent/server/src/customers/customer-user.entity';
import { describe, expect, it } from 'vitest';
import { ask, startTestApp, type TestApp } from '../../support/app';
import { addPeople, AGENT, changePasswordAt, cookieOf, CUSTOMER_USER, outcomeOf, PASSWORD, signInAt, viewerAt, type People } from './people';

const NOON = new Date('2026-03-02T12:00:00.000Z');
const NEW = 'lantern orbit cedar';

interface Started extends People {
  readonly app: TestApp;
}

async function start(passwordState: 'CHOSEN' | 'ONE_TIME', env: Record<string, string> = {}): Promise<Started> {
  const app = await startTestApp({ env, clock: () => NOON });
  return { app, ...(await addPeople(app, { passwordState })) };
}

const asCustomer = { email: CUSTOMER_USER };
const firstSignInOf = async ({ app, userId }: Started) =>
  (await app.database.read((manager) => manager.findOneByOrFail(CustomerUserEntity, { id: userId }))).firstSignedInAt;

const faultsOf = (answer: Awaited<ReturnType<typeof changePasswordAt>>) => {
  const result = answer.body.data?.['changePassword'];
  return typeof result === 'object' && result !== null && 'fields' in result ? result.fields : result;
};

describe('a one-time password', () => {
  it('opens nothing but its own change', async () => {
    const started = await start('ONE_TIME');
    const { acceptanceUrl } = started.app;
    const answer = await signInAt(acceptanceUrl, asCustomer);
    expect(answer.body.data?.['signIn']).toEqual({ __typename: 'PasswordChangeRequired', email: CUSTOMER_USER });
    expect(await viewerAt(acceptanceUrl, cookieOf(answer))).toBeNull();
    expect(await firstSignInOf(started)).toBeNull();
  });

  it('is replaced by one that was chosen, and the first sign-in is then noted', async () => {
    const started = await start('ONE_TIME');
    const { acceptanceUrl } = started.app;
    const cookie = cookieOf(await signInAt(acceptanceUrl, asCustomer));
    const changed = await changePasswordAt(acceptanceUrl, { cookie, newPassword: NEW });
    expect(changed.body.data?.['changePassword']).toEqual({ __typename: 'PasswordChanged', viewer: { email: CUSTOMER_USER } });
    expect(cookieOf(changed)).not.toBe(cookie);
    expect(await viewerAt(acceptanceUrl, cookie)).toBeNull();
    expect(await viewerAt(acceptanceUrl, cookieOf(changed))).toEqual({ __typename: 'CustomerUser', email: CUSTOMER_USER });
    expect(await firstSignInOf(started)).toEqual(NOON);
    expect(outcomeOf(await signInAt(acceptanceUrl, { ...asCustomer, password: PASSWORD }))).toBe('SIGN_IN_FAILED');
    expect(outcomeOf(await signInAt(acceptanceUrl, { ...asCustomer, password: NEW }))).toBe('SignedIn');
  });

  it('can be left without changing it', async () => {
    const { app } = await start('ONE_TIME');
    const cookie = cookieOf(await signInAt(app.acceptanceUrl, asCustomer));
    const { body } = await ask(app.acceptanceUrl, 'mutation { signOut }', {}, { cookie });
    expect(body).toEqual({ data: { signOut: true } });
    expect((await changePasswordAt(app.acceptanceUrl, { cookie, newPassword: NEW })).body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('changing a password', () => {
  it('ends every other session of the person, and keeps those of others', async () => {
    const { app } = await start('CHOSEN');
    const mine = cookieOf(await signInAt(app.consoleUrl));
    const elsewhere = cookieOf(await signInAt(app.consoleUrl));
    const another = cookieOf(await signInAt(app.acceptanceUrl, asCustomer));
    const changed = cookieOf(await changePasswordAt(app.consoleUrl, { cookie: mine, newPassword: NEW }));
    expect(await viewerAt(app.consoleUrl, mine)).toBeNull();
    expect(await viewerAt(app.consoleUrl, elsewhere)).toBeNull();
    expect(await viewerAt(app.consoleUrl, changed)).toEqual({ __typename: 'Agent', email: AGENT });
    expect(await viewerAt(app.acceptanceUrl, another)).not.toBeNull();
  });

  it('asks to sign in first', async () => {
    const { app } = await start('CHOSEN');
    const { body } = await changePasswordAt(app.consoleUrl, { cookie: '', newPassword: NEW });
    expect(body.errors?.[0]).toMatchObject({ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } });
  });

  it.each([
    ['PASSWORD_TOO_SHORT', 'eleven char'],
    ['PASSWORD_TOO_LONG', 'so long '.repeat(17)],
    ['PASSWORD_COMMON', 'administrator'],
    ['PASSWORD_CONTAINS_NAME', 'mika.hirano is here'],
    ['PASSWORD_CONTAINS_NAME', 'the best of Kita ever'],
    ['PASSWORD_UNCHANGED', PASSWORD],
  ])('refuses with %s the password "%s" and leaves all as it was', async (code, newPassword) => {
    const { app } = await start('CHOSEN');
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    const answer = await changePasswordAt(app.consoleUrl, { cookie, newPassword });
    expect(answer.body.data?.['changePassword']).toMatchObject({ __typename: 'Refusal', code: 'PASSWORD_REFUSED' });
    expect(faultsOf(answer)).toMatchObject([{ path: 'newPassword', code }]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await viewerAt(app.consoleUrl, cookie)).not.toBeNull();
    expect(outcomeOf(await signInAt(app.consoleUrl))).toBe('SignedIn');
  });

  it('refuses a wrong current password, and counts it as an attempt', async () => {
    const { app } = await start('CHOSEN', { SIGN_IN_ATTEMPTS_PER_ACCOUNT: '2' });
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    const guess = () => changePasswordAt(app.consoleUrl, { cookie, currentPassword: 'a wrong guess at it', newPassword: NEW });
    expect(faultsOf(await guess())).toMatchObject([{ path: 'currentPassword', code: 'PASSWORD_WRONG' }]);
    expect(faultsOf(await guess())).toMatchObject([{ path: 'currentPassword', code: 'PASSWORD_WRONG' }]);
    expect((await guess()).body.errors?.[0]?.extensions['code']).toBe('TOO_MANY_REQUESTS');
  });

  it('lets one of two changes at once win', async () => {
    const { app } = await start('CHOSEN');
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    const answers = await Promise.all(['first choice of mine', 'second choice of mine'].map((newPassword) => changePasswordAt(app.consoleUrl, { cookie, newPassword })));
    const winners = answers.filter(({ body }) => JSON.stringify(body).includes('PasswordChanged'));
    expect(winners).toHaveLength(1);
  });

  it('takes a password of many words in any script, typed in either form of its characters', async () => {
    const { app } = await start('CHOSEN');
    const cookie = cookieOf(await signInAt(app.consoleUrl));
    const composed = 'café ガラスの森で会う夜';
    const changed = await changePasswordAt(app.consoleUrl, { cookie, newPassword: composed.normalize('NFD') });
    expect(faultsOf(changed)).toMatchObject({ __typename: 'PasswordChanged' });
    expect(outcomeOf(await signInAt(app.consoleUrl, { password: composed.normalize('NFC') }))).toBe('SignedIn');
  });
});
