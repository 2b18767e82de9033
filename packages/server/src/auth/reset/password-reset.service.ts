import type { EntityManager } from 'typeorm';
import { newId } from '../../database/id';
import { nameKey } from '../../database/name-key';
import type { Audience, Context } from '../../graphql/context';
import { findAccount, type Account } from '../account.reader';
import { deliverSecret } from '../delivery';
import { hashPassword, isPassword } from '../password';
import { knownOf, storePassword } from '../password-change.service';
import { faultOfNewPassword, type PasswordFault } from '../password-policy';
import { endSessionsOf } from '../session.service';
import { recordSignInEvent } from '../sign-in-event';
import { attemptOf, takeAttempt } from '../take-attempt.service';
import { hashOf, newToken } from '../token';
import { PasswordResetEntity } from './password-reset.entity';

export const RESET_MINUTES = 30;

export type RequestOutcome = { readonly kind: 'REQUESTED' } | { readonly kind: 'REFUSED'; readonly code: 'MAIL_NOT_CONFIGURED' };

/**
 * Mails a link that sets a new password. Whether there is such an account shows neither in words nor in work: for one that there is not, the same
 * rows are left for nobody, and only the worker finds out that there is nobody to write to.
 */
export async function requestPasswordReset(context: Context, email: string): Promise<RequestOutcome> {
  const { database, audience, config } = context;
  if (config.mail === null) return { kind: 'REFUSED', code: 'MAIL_NOT_CONFIGURED' };
  const emailKey = nameKey(email);
  const account = await database.read((manager) => findAccount(manager, audience, { emailKey }));
  await takeAttempt(context, await attemptOf(context, 'RESET', emailKey, account), account);
  await database.transact((manager) => leaveLink(manager, context, account));
  return { kind: 'REQUESTED' };
}

async function leaveLink(manager: EntityManager, context: Context, account: Account | null): Promise<void> {
  const { audience, now } = context;
  const secret = newToken();
  const validUntil = new Date(now.getTime() + RESET_MINUTES * 60_000);
  const userId = account !== null && mayReset(audience, account) ? account.id : newId();
  await manager.delete(PasswordResetEntity, { userId });
  await manager.insert(PasswordResetEntity, { tokenHash: hashOf(secret), audience, userId, validUntil });
  await recordSignInEvent(manager, context, account, { kind: 'PASSWORD_RESET_REQUESTED' });
  await deliverSecret(manager, { what: 'PASSWORD_RESET', audience, userId, validUntil, secret, now });
}

/** A customer's user who has never signed in begins with the credentials that the partner was handed, and a code: not with a link. */
const mayReset = (audience: Audience, { passwordState }: Account): boolean => audience === 'CONSOLE' || passwordState === 'CHOSEN';

export type ResetOutcome =
  | { readonly kind: 'RESET'; readonly email: string }
  | { readonly kind: 'REFUSED'; readonly code: 'RESET_LINK_INVALID' }
  | { readonly kind: 'REFUSED'; readonly code: 'PASSWORD_REFUSED'; readonly fault: PasswordFault };

/** Sets a new password with the link that was mailed. It signs nobody in: a second factor is asked for as ever. */
export async function resetPassword(context: Context, token: string, newPassword: string): Promise<ResetOutcome> {
  const { database, audience } = context;
  const tokenHash = hashOf(token);
  await takeAttempt(context, await attemptOf(context, 'RESET', tokenHash, null), null);
  const account = await database.read((manager) => accountOf(manager, context, tokenHash));
  if (account === null || !mayReset(audience, account)) return INVALID;
  const isUnchanged = await isPassword(newPassword, account.passwordHash);
  const fault = faultOfNewPassword({ password: newPassword, isUnchanged, known: knownOf(account) });
  if (fault !== null) return { kind: 'REFUSED', code: 'PASSWORD_REFUSED', fault };
  const passwordHash = await hashPassword(newPassword);
  const isReset = await database.transact((manager) => replace(manager, context, { account, tokenHash, passwordHash }));
  return isReset ? { kind: 'RESET', email: account.email } : INVALID;
}

const INVALID = { kind: 'REFUSED', code: 'RESET_LINK_INVALID' } as const;

async function accountOf(manager: EntityManager, { audience, now }: Context, tokenHash: string): Promise<Account | null> {
  const link = await manager.findOneBy(PasswordResetEntity, { tokenHash, audience });
  return link === null || link.validUntil <= now ? null : findAccount(manager, audience, { id: link.userId });
}

interface Replacing {
  readonly account: Account;
  readonly tokenHash: string;
  readonly passwordHash: string;
}

async function replace(manager: EntityManager, context: Context, { account, tokenHash, passwordHash }: Replacing): Promise<boolean> {
  const { audience, now } = context;
  // Of two who use the link at once the second finds it gone, and so does whoever comes after a newer link.
  const { affected } = await manager.delete(PasswordResetEntity, { tokenHash });
  if (affected !== 1 || !(await storePassword(manager, audience, account, passwordHash))) return false;
  await manager.delete(PasswordResetEntity, { userId: account.id });
  await endSessionsOf(manager, account.id, now);
  await recordSignInEvent(manager, context, account, { kind: 'PASSWORD_RESET' });
  return true;
}
