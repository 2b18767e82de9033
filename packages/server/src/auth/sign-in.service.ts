import { nameKey } from '../database/name-key';
import type { Context } from '../graphql/context';
import { findAccount, type Account } from './account.reader';
import { enter, type Entered } from './enter.service';
import { askForCode, dueCode, isMailDue, type CodeAsked } from './factors/ask-for-code.service';
import { isPassword } from './password';
import { endSession } from './session.service';
import { forgetAttempts, type Attempt } from './sign-in-attempts';
import { recordSignInEvent } from './sign-in-event';
import { attemptOf, takeAttempt } from './take-attempt.service';

export type SignInOutcome = Entered | CodeAsked | { readonly kind: 'FAILED' };

/** Whether there is such an account shows neither in words nor in work: both take the same statements and one comparison. */
export async function signIn(context: Context, email: string, password: string): Promise<SignInOutcome> {
  const { database, audience } = context;
  const emailKey = nameKey(email);
  const account = await database.read((manager) => findAccount(manager, audience, { emailKey }));
  const attempt = await attemptOf(context, 'PASSWORD', emailKey, account);
  await takeAttempt(context, attempt, account);
  const fits = await isPassword(password, account?.passwordHash ?? null);
  if (account === null || !fits) {
    await database.transact((manager) => recordSignInEvent(manager, context, account, { kind: 'SIGN_IN_FAILED', code: 'SIGN_IN_FAILED' }));
    return { kind: 'FAILED' };
  }
  return open(context, account, attempt);
}

/** The password was right: lets the person in, or asks for the code that is due as well. */
async function open(context: Context, account: Account, attempt: Attempt): Promise<SignInOutcome> {
  const { database, session: earlier, now } = context;
  if (isMailDue(context, account)) await takeAttempt(context, { ...attempt, guess: 'CODE_MAIL' }, account);
  const { started, outcome } = await database.transact(async (manager) => {
    await forgetAttempts(manager, attempt);
    if (earlier !== null) await endSession(manager, earlier.id, now);
    const signInMethod = account.passwordState === 'ONE_TIME' ? 'ONE_TIME_PASSWORD' : 'PASSWORD';
    const due = await dueCode(manager, context, account);
    return due === null ? enter(manager, context, account, signInMethod) : askForCode(manager, context, account, due);
  });
  await context.setSessionToken(started.token, started.expiresAt);
  return outcome;
}
