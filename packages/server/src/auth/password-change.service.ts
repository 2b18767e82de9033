import type { EntityManager } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import type { Audience, Context, SessionFacts } from '../graphql/context';
import { unauthenticated } from '../graphql/errors';
import { requirePasswordKnown } from '../graphql/policy';
import { AgentEntity } from '../partners/agent.entity';
import { findAccount, type Account } from './account.reader';
import { markFirstSignIn } from './enter.service';
import { hashPassword, isPassword } from './password';
import { faultOfNewPassword, type PasswordFault } from './password-policy';
import { endSessionsOf, startSession } from './session.service';
import { forgetAttempts } from './sign-in-attempts';
import { recordSignInEvent } from './sign-in-event';
import { attemptOf, takeAttempt } from './take-attempt.service';

export type PasswordChangeOutcome =
  | { readonly kind: 'CHANGED' }
  | { readonly kind: 'REFUSED'; readonly path: 'currentPassword' | 'newPassword'; readonly code: PasswordFault | 'PASSWORD_WRONG' };

/** The only thing, beside signing out, that a session of a one-time password may do. */
export async function changePassword(context: Context, currentPassword: string, newPassword: string): Promise<PasswordChangeOutcome> {
  const { database, audience } = context;
  // While a code is due the password has opened nothing, not even its own change.
  const session = requirePasswordKnown(context);
  const account = await database.read((manager) => findAccount(manager, audience, { id: session.userId }));
  if (account === null) throw unauthenticated();
  const attempt = await attemptOf(context, 'PASSWORD', account.emailKey, account);
  await takeAttempt(context, attempt, account);
  if (!(await isPassword(currentPassword, account.passwordHash))) return refuse(context, account, 'currentPassword', 'PASSWORD_WRONG');
  await database.transact((manager) => forgetAttempts(manager, attempt));
  const isUnchanged = await isPassword(newPassword, account.passwordHash);
  const fault = faultOfNewPassword({ password: newPassword, isUnchanged, known: knownOf(account) });
  if (fault !== null) return { kind: 'REFUSED', path: 'newPassword', code: fault };
  return replace(context, session, account, await hashPassword(newPassword));
}

async function replace(context: Context, session: SessionFacts, account: Account, passwordHash: string): Promise<PasswordChangeOutcome> {
  const { database, audience, request, now, config } = context;
  const started = await database.transact(async (manager) => {
    // Of two changes at once the second finds the hash gone, and its current password with it.
    if (!(await storePassword(manager, audience, account, passwordHash))) return null;
    await endSessionsOf(manager, account.id, now);
    await markFirstSignIn(manager, audience, account.id, now);
    await recordSignInEvent(manager, context, account, { kind: 'PASSWORD_CHANGED' });
    const { signInMethod } = session;
    return startSession(manager, { userId: account.id, audience, state: 'FULL', signInMethod, request, now, maxMs: config.session.maxMs });
  });
  if (started === null) return refuse(context, account, 'currentPassword', 'PASSWORD_WRONG');
  await context.setSessionToken(started.token, started.expiresAt);
  return { kind: 'CHANGED' };
}

async function refuse(context: Context, account: Account, path: 'currentPassword', code: 'PASSWORD_WRONG'): Promise<PasswordChangeOutcome> {
  await context.database.transact((manager) => recordSignInEvent(manager, context, account, { kind: 'PASSWORD_CHANGE_REFUSED', code }));
  return { kind: 'REFUSED', path, code };
}

/** False when the password is no longer the one that was read. */
export async function storePassword(manager: EntityManager, audience: Audience, { id, passwordHash: old }: Account, passwordHash: string): Promise<boolean> {
  const where = { id, passwordHash: old };
  const next = { passwordHash, passwordState: 'CHOSEN' as const };
  const { affected } = audience === 'CONSOLE' ? await manager.update(AgentEntity, where, next) : await manager.update(CustomerUserEntity, where, next);
  return affected === 1;
}

/** What no password may hold: it is what a stranger tries first. */
export function knownOf({ email, firstName, lastName, companyName }: Account): string[] {
  const [local = ''] = email.split('@');
  return [local, firstName, lastName, companyName];
}
