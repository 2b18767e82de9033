import type { EntityManager } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { nameKey } from '../database/name-key';
import { recordEvent } from '../events/event.service';
import type { Audience, Context } from '../graphql/context';
import { tooManyRequests } from '../graphql/errors';
import { findAccount, type Account } from './account.reader';
import { isPassword } from './password';
import { endSession, isKnownAddress, startSession } from './session.service';
import { countAttempt, forgetAttempts, type Attempt } from './sign-in-attempts';

export type SignInOutcome =
  | { readonly kind: 'SIGNED_IN' }
  | { readonly kind: 'PASSWORD_CHANGE_REQUIRED'; readonly email: string }
  | { readonly kind: 'FAILED' };

/** Whether there is such an account shows neither in words nor in work: both take the same statements and one comparison. */
export async function signIn(context: Context, email: string, password: string): Promise<SignInOutcome> {
  const { database, audience } = context;
  const emailKey = nameKey(email);
  const account = await database.read((manager) => findAccount(manager, audience, { emailKey }));
  const attempt = await attemptOf(context, emailKey, account);
  await takeAttempt(context, attempt, account);
  const fits = await isPassword(password, account?.passwordHash ?? null);
  if (account === null || !fits) {
    await database.transact((manager) => recordSignInEvent(manager, context, account, { kind: 'SIGN_IN_FAILED', code: 'SIGN_IN_FAILED' }));
    return { kind: 'FAILED' };
  }
  return open(context, account, attempt);
}

/** Counts before anything is compared, also the current password that a change asks for; refuses with the time to wait. */
export async function takeAttempt(context: Context, attempt: Attempt, account: Account | null): Promise<void> {
  const { database, config } = context;
  const { waitSeconds } = await database.transact(async (manager) => {
    const counted = await countAttempt(manager, attempt, config.signIn);
    if (counted.isFirstRefused) await recordSignInEvent(manager, context, account, { kind: 'SIGN_IN_BLOCKED', code: 'TOO_MANY_REQUESTS' });
    return counted;
  });
  if (waitSeconds !== null) throw tooManyRequests(waitSeconds);
}

export async function attemptOf({ database, audience, request, now }: Context, emailKey: string, account: Account | null): Promise<Attempt> {
  const known = await database.read((manager) => isKnownAddress(manager, account?.id ?? '', request.address));
  return { audience, emailKey, address: request.address, isKnownAddress: known, now };
}

async function open(context: Context, account: Account, attempt: Attempt): Promise<SignInOutcome> {
  const { database, audience, request, session: earlier, now, config } = context;
  const isOneTime = account.passwordState === 'ONE_TIME';
  const started = await database.transact(async (manager) => {
    await forgetAttempts(manager, attempt);
    if (earlier !== null) await endSession(manager, earlier.id, now);
    if (!isOneTime) await markFirstSignIn(manager, audience, account.id, now);
    await recordSignInEvent(manager, context, account, { kind: 'SIGNED_IN', code: null });
    return startSession(manager, {
      userId: account.id,
      audience,
      state: isOneTime ? 'PASSWORD_CHANGE' : 'FULL',
      signInMethod: isOneTime ? 'ONE_TIME_PASSWORD' : 'PASSWORD',
      request,
      now,
      maxMs: config.session.maxMs,
    });
  });
  await context.setSessionToken(started.token, started.expiresAt);
  return isOneTime ? { kind: 'PASSWORD_CHANGE_REQUIRED', email: account.email } : { kind: 'SIGNED_IN' };
}

/** The first time that a person is let in: from then on its partner can issue no more credentials (ADR 0082). */
export async function markFirstSignIn(manager: EntityManager, audience: Audience, userId: string, now: Date): Promise<void> {
  if (audience !== 'ACCEPTANCE') return;
  await manager
    .createQueryBuilder()
    .update(CustomerUserEntity)
    .set({ firstSignedInAt: now })
    .where('id = :userId AND first_signed_in_at IS NULL', { userId })
    .execute();
}

export interface SignInEvent {
  readonly kind: 'SIGNED_IN' | 'SIGN_IN_FAILED' | 'SIGN_IN_BLOCKED' | 'SIGNED_OUT' | 'PASSWORD_CHANGED' | 'PASSWORD_CHANGE_REFUSED';
  readonly code: string | null;
}

/** A failed sign-in is nobody's act: it names the account that was tried, not an actor. */
export async function recordSignInEvent(
  manager: EntityManager,
  { audience, now }: Pick<Context, 'audience' | 'now'>,
  account: Pick<Account, 'id' | 'partnerId' | 'customerId'> | null,
  { kind, code }: SignInEvent,
): Promise<void> {
  const isKnown = account !== null && kind !== 'SIGN_IN_FAILED' && kind !== 'SIGN_IN_BLOCKED';
  await recordEvent(manager, {
    kind,
    code,
    actor: isKnown ? { kind: audience === 'CONSOLE' ? 'AGENT' : 'CUSTOMER_USER', id: account.id } : { kind: 'ANONYMOUS' },
    partnerId: account?.partnerId ?? null,
    customerId: account?.customerId ?? null,
    subjectId: account?.id ?? null,
    payload: { audience },
    now,
  });
}
