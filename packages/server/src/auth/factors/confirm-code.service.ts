import type { EntityManager } from 'typeorm';
import type { Context, SessionFacts, SignInMethod } from '../../graphql/context';
import { unauthenticated } from '../../graphql/errors';
import { requireCodeDue } from '../../graphql/policy';
import { findAccount, type Account } from '../account.reader';
import { enter, type Entered } from '../enter.service';
import { endSession, type StartedSession } from '../session.service';
import { forgetAttempts } from '../sign-in-attempts';
import { recordSignInEvent } from '../sign-in-event';
import { attemptOf, takeAttempt } from '../take-attempt.service';
import { sendCodeAgain, type CodeAsked } from './ask-for-code.service';
import { isMailedCode, takeSecondFactor } from './check-code.service';
import { ConfirmedMailboxEntity } from './confirmed-mailbox.entity';
import { SignInCodeEntity } from './sign-in-code.entity';

export type CodeRefused = { readonly kind: 'REFUSED'; readonly code: 'CODE_WRONG' | 'CODE_EXPIRED' | 'CODE_NOT_SENT_AGAIN' };

interface HalfSignedIn {
  readonly account: Account;
  readonly session: SessionFacts;
}

/** The second step of a sign-in. Tries are counted before anything is compared, for this sign-in and for the account. */
export async function confirmCode(context: Context, typed: string): Promise<Entered | CodeRefused> {
  const { database } = context;
  const half = await halfSignedIn(context);
  const attempt = await attemptOf(context, 'CODE', half.account.emailKey, half.account);
  await takeAttempt(context, attempt, half.account);
  if (!(await database.transact((manager) => takeTry(manager, half.session.id)))) return giveUp(context, half);
  const entered = await database.transact(async (manager) => {
    const method = await takeCode(manager, context, half, typed);
    // It may have ended meanwhile: by a new password, or by the person.
    if (method === null || !(await endSession(manager, half.session.id, context.now))) return null;
    await forgetAttempts(manager, attempt);
    return enter(manager, context, half.account, method);
  });
  if (entered === null) return refuse(context, half);
  return keep(context, entered);
}

async function keep(context: Context, { started, outcome }: { started: StartedSession; outcome: Entered }): Promise<Entered> {
  await context.setSessionToken(started.token, started.expiresAt);
  return outcome;
}

/** Another code to the same mailbox, a few times; the one before does not fit any more. */
export async function resendCode(context: Context): Promise<CodeAsked | CodeRefused> {
  const half = await halfSignedIn(context);
  await takeAttempt(context, await attemptOf(context, 'CODE_MAIL', half.account.emailKey, half.account), half.account);
  const sent = await context.database.transact((manager) => sendCodeAgain(manager, context, half.account, half.session.id));
  return sent ?? { kind: 'REFUSED', code: 'CODE_NOT_SENT_AGAIN' };
}

async function halfSignedIn(context: Context): Promise<HalfSignedIn> {
  const { database, audience } = context;
  const session = requireCodeDue(context);
  const account = await database.read((manager) => findAccount(manager, audience, { id: session.userId }));
  if (account === null) throw unauthenticated();
  return { account, session };
}

async function takeTry(manager: EntityManager, sessionId: string): Promise<boolean> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(SignInCodeEntity)
    .set({ triesLeft: () => 'tries_left - 1' })
    .where('session_id = :sessionId AND tries_left > 0', { sessionId })
    .execute();
  return affected === 1;
}

/** Takes the code away when it fits, so that it fits once; null when it does not. */
async function takeCode(manager: EntityManager, context: Context, { account, session }: HalfSignedIn, typed: string): Promise<SignInMethod | null> {
  const asked = await manager.findOneBy(SignInCodeEntity, { sessionId: session.id });
  if (asked === null) return null;
  const fits = asked.kind === 'MAIL' ? isMailedCode(typed, asked, context) : await takeSecondFactor(manager, context, account, typed);
  if (fits === false || fits === null) return null;
  const { affected } = await manager.delete(SignInCodeEntity, { sessionId: session.id });
  if (affected !== 1) return null;
  if (fits !== true) return fits;
  await confirmMailbox(manager, context, account, asked);
  return 'ONE_TIME_PASSWORD_AND_MAIL_CODE';
}

async function confirmMailbox(manager: EntityManager, context: Context, account: Account, { sentTo }: SignInCodeEntity): Promise<void> {
  if (sentTo === null) throw new Error('a code was mailed to nobody');
  await manager.upsert(ConfirmedMailboxEntity, { userId: account.id, email: sentTo, confirmedAt: context.now }, ['userId']);
  await recordSignInEvent(manager, context, account, { kind: 'MAILBOX_CONFIRMED' });
}

/** Wrong, or too late: what is left of the sign-in ends with its last try. */
async function refuse(context: Context, half: HalfSignedIn): Promise<CodeRefused> {
  const { database, now } = context;
  const asked = await database.transact(async (manager) => {
    await recordSignInEvent(manager, context, half.account, { kind: 'SIGN_IN_CODE_REFUSED', code: 'CODE_WRONG' });
    return manager.findOneBy(SignInCodeEntity, { sessionId: half.session.id });
  });
  if (asked === null || asked.triesLeft === 0) return giveUp(context, half);
  return { kind: 'REFUSED', code: asked.validUntil <= now && asked.sendsLeft === 0 ? 'CODE_EXPIRED' : 'CODE_WRONG' };
}

async function giveUp(context: Context, { session }: HalfSignedIn): Promise<CodeRefused> {
  await context.database.transact((manager) => endSession(manager, session.id, context.now));
  await context.setSessionToken(null);
  return { kind: 'REFUSED', code: 'CODE_EXPIRED' };
}
