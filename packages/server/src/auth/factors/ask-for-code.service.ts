import { randomInt } from 'node:crypto';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { CustomerEntity } from '../../customers/customer.entity';
import type { Context } from '../../graphql/context';
import { keyedHash } from '../../sealing/sealing';
import type { Account } from '../account.reader';
import { deliverSecret } from '../delivery';
import { startSession, type StartedSession } from '../session.service';
import { recordSignInEvent } from '../sign-in-event';
import { SecondFactorEntity } from './second-factor.entity';
import { SignInCodeEntity } from './sign-in-code.entity';

export type CodeKind = SignInCodeEntity['kind'];

/** What a sign-in still needs. */
export interface CodeAsked {
  readonly kind: 'CODE_REQUIRED';
  readonly code: CodeKind;
  /** The mailbox, not whole: whoever asks may not be its owner. */
  readonly sentTo: string | null;
  readonly validUntil: Date;
}

const MINUTE = 60_000;
/** A code is good for this long. */
const CODE_MS = 10 * MINUTE;
/** And a sign-in may wait for its codes for this long. */
const HALF_SIGNED_IN_MS = 30 * MINUTE;
const TRIES = 5;
const SENDS_AGAIN = 2;

/** The first sign-in of a customer's user, with a password that its partner was handed: whoever reads the primary contact's mail has to agree (domain: "Credentials"). */
export const isMailDue = ({ audience, config }: Context, { passwordState }: Account): boolean => audience === 'ACCEPTANCE' && passwordState === 'ONE_TIME' && config.mail !== null;

/** Which code this sign-in needs beside its password; null for none. */
export async function dueCode(manager: EntityManager, context: Context, account: Account): Promise<CodeKind | null> {
  if (isMailDue(context, account)) return 'MAIL';
  const hasFactor = await manager.existsBy(SecondFactorEntity, { userId: account.id, audience: context.audience, enabledAt: Not(IsNull()) });
  return hasFactor ? 'AUTHENTICATOR' : null;
}

/** Begins a session in which nothing but the code can be entered. */
export async function askForCode(manager: EntityManager, context: Context, account: Account, kind: CodeKind): Promise<{ started: StartedSession; outcome: CodeAsked }> {
  const { audience, request, now } = context;
  const signInMethod = kind === 'MAIL' ? 'ONE_TIME_PASSWORD' : 'PASSWORD';
  const started = await startSession(manager, { userId: account.id, audience, state: 'CODE', signInMethod, request, now, maxMs: HALF_SIGNED_IN_MS });
  const validUntil = kind === 'MAIL' ? new Date(now.getTime() + CODE_MS) : started.expiresAt;
  const row = { sessionId: started.id, kind, codeHash: null, sentTo: null, validUntil, triesLeft: TRIES, sendsLeft: SENDS_AGAIN };
  await manager.insert(SignInCodeEntity, row);
  const sentTo = kind === 'MAIL' ? await sendCode(manager, context, account, started.id) : null;
  await recordSignInEvent(manager, context, account, { kind: 'SIGN_IN_CODE_ASKED', payload: { code: kind } });
  return { started, outcome: { kind: 'CODE_REQUIRED', code: kind, sentTo: sentTo && masked(sentTo), validUntil } };
}

/** Makes a new code, which replaces the one before, and mails it. Returns the mailbox. */
async function sendCode(manager: EntityManager, { audience, config, now }: Context, { id: userId, customerId }: Account, sessionId: string): Promise<string> {
  const secret = String(randomInt(1_000_000)).padStart(6, '0');
  const validUntil = new Date(now.getTime() + CODE_MS);
  const { contactEmail: sentTo } = await manager.findOneByOrFail(CustomerEntity, { id: customerId ?? '' });
  await manager.update(SignInCodeEntity, { sessionId }, { codeHash: hashOfCode(secret, sessionId, config.secrets), sentTo, validUntil });
  await deliverSecret(manager, { what: 'CODE', audience, userId, validUntil, secret, now });
  return sentTo;
}

export const hashOfCode = (code: string, sessionId: string, secrets: readonly Buffer[]): string => keyedHash(code, { signInCodeOf: sessionId }, secrets);

/** Sends another code for the same sign-in; null when none is mailed, or it was sent often enough. */
export async function sendCodeAgain(manager: EntityManager, context: Context, account: Account, sessionId: string): Promise<CodeAsked | null> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(SignInCodeEntity)
    .set({ sendsLeft: () => 'sends_left - 1' })
    .where("session_id = :sessionId AND kind = 'MAIL' AND sends_left > 0", { sessionId })
    .execute();
  if (affected !== 1) return null;
  const sentTo = await sendCode(manager, context, account, sessionId);
  await recordSignInEvent(manager, context, account, { kind: 'SIGN_IN_CODE_ASKED', payload: { code: 'MAIL', again: true } });
  return { kind: 'CODE_REQUIRED', code: 'MAIL', sentTo: masked(sentTo), validUntil: new Date(context.now.getTime() + CODE_MS) };
}

/** Enough to know one's own mailbox by. */
export function masked(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 1)}…@${domain}`;
}
