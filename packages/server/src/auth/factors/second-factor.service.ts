import { IsNull, Not, type EntityManager } from 'typeorm';
import type { Context, SessionFacts } from '../../graphql/context';
import { unauthenticated } from '../../graphql/errors';
import { requireSession } from '../../graphql/policy';
import { seal } from '../../sealing/sealing';
import { findAccount, type Account } from '../account.reader';
import { isPassword } from '../password';
import { endOtherSessionsOf } from '../session.service';
import { forgetAttempts } from '../sign-in-attempts';
import { recordSignInEvent } from '../sign-in-event';
import { attemptOf, takeAttempt } from '../take-attempt.service';
import { hashOfRecoveryCode, newRecoveryCodes, newSecret, offerOf, type Offer } from './authenticator';
import { purposeOf, takeSecondFactor, takeStep } from './check-code.service';
import { RecoveryCodeEntity } from './recovery-code.entity';
import { SecondFactorEntity } from './second-factor.entity';

export interface SecondFactorRefused {
  readonly kind: 'REFUSED';
  readonly code: 'SECOND_FACTOR_NOT_AVAILABLE' | 'SECOND_FACTOR_ON' | 'SECOND_FACTOR_OFF' | 'SECOND_FACTOR_REFUSED';
  readonly field: { readonly path: 'password' | 'code'; readonly code: 'PASSWORD_WRONG' | 'CODE_WRONG' } | null;
}

export type EnableOutcome = ({ readonly kind: 'OFFERED' } & Offer) | { readonly kind: 'ENABLED'; readonly recoveryCodes: readonly string[] } | SecondFactorRefused;

export interface Shown {
  readonly password: string;
  readonly code?: string | null | undefined;
}

/** In two steps: with the password it offers what an authenticator needs, with a code of that authenticator as well it is on. */
export async function enableSecondFactor(context: Context, issuer: string, { password, code }: Shown): Promise<EnableOutcome> {
  const { database, config } = context;
  const { account, session } = await signedIn(context);
  if (config.secrets.length === 0) return refused('SECOND_FACTOR_NOT_AVAILABLE');
  if (!(await knowsPassword(context, account, password))) return refuse(context, account, 'password');
  if (!code) return (await database.transact((manager) => offer(manager, context, account, issuer))) ?? refused('SECOND_FACTOR_ON');
  await takeAttempt(context, await attemptOf(context, 'CODE', account.emailKey, account), account);
  const recoveryCodes = newRecoveryCodes();
  const isOn = await database.transact((manager) => turnOn(manager, context, { account, session, code, recoveryCodes }));
  return isOn ? { kind: 'ENABLED', recoveryCodes } : refuse(context, account, 'code');
}

/** Needs both factors once more: a session that was left open must not be enough. */
export async function disableSecondFactor(context: Context, { password, code }: Shown): Promise<{ readonly kind: 'DISABLED' } | SecondFactorRefused> {
  const { database } = context;
  const { account, session } = await signedIn(context);
  if (!(await knowsPassword(context, account, password))) return refuse(context, account, 'password');
  const attempt = await attemptOf(context, 'CODE', account.emailKey, account);
  await takeAttempt(context, attempt, account);
  const { id: userId } = account;
  if (!(await database.read((manager) => isOn(manager, userId)))) return refused('SECOND_FACTOR_OFF');
  const isOff = await database.transact(async (manager) => {
    if ((await takeSecondFactor(manager, context, account, code ?? '')) === null) return false;
    await manager.delete(SecondFactorEntity, { userId });
    await manager.delete(RecoveryCodeEntity, { userId });
    await forgetAttempts(manager, attempt);
    await endOtherSessionsOf(manager, userId, { except: session.id, now: context.now });
    await recordSignInEvent(manager, context, account, { kind: 'SECOND_FACTOR_DISABLED' });
    return true;
  });
  return isOff ? { kind: 'DISABLED' } : refuse(context, account, 'code');
}

export interface SecondFactorState {
  readonly isEnabled: boolean;
  readonly recoveryCodesLeft: number;
}

export async function readSecondFactor({ database }: Context, userId: string): Promise<SecondFactorState> {
  return database.read(async (manager) => ({ isEnabled: await isOn(manager, userId), recoveryCodesLeft: await manager.countBy(RecoveryCodeEntity, { userId }) }));
}

const isOn = (manager: EntityManager, userId: string): Promise<boolean> => manager.existsBy(SecondFactorEntity, { userId, enabledAt: Not(IsNull()) });

async function signedIn(context: Context): Promise<{ account: Account; session: SessionFacts }> {
  const { database, audience } = context;
  const { viewer, session } = requireSession(context);
  const account = await database.read((manager) => findAccount(manager, audience, { id: viewer.id }));
  if (account === null) throw unauthenticated();
  return { account, session };
}

async function knowsPassword(context: Context, account: Account, password: string): Promise<boolean> {
  const attempt = await attemptOf(context, 'PASSWORD', account.emailKey, account);
  await takeAttempt(context, attempt, account);
  const isKnown = await isPassword(password, account.passwordHash);
  if (isKnown) await context.database.transact((manager) => forgetAttempts(manager, attempt));
  return isKnown;
}

/** Asking again replaces what was offered before; null when one is on. */
async function offer(manager: EntityManager, { audience, config, now }: Context, { id: userId, email }: Account, issuer: string): Promise<EnableOutcome | null> {
  if (await isOn(manager, userId)) return null;
  const secret = newSecret();
  const sealed = seal(secret, purposeOf(userId), config.secrets);
  await manager.upsert(SecondFactorEntity, { userId, audience, sealed, offeredAt: now, enabledAt: null, lastStep: null }, ['userId']);
  return { kind: 'OFFERED', ...offerOf(secret, issuer, email) };
}

interface TurningOn {
  readonly account: Account;
  readonly session: SessionFacts;
  readonly code: string;
  readonly recoveryCodes: readonly string[];
}

async function turnOn(manager: EntityManager, context: Context, { account, session, code, recoveryCodes }: TurningOn): Promise<boolean> {
  const { now } = context;
  const { id: userId } = account;
  const offered = await manager.findOneBy(SecondFactorEntity, { userId, audience: context.audience, enabledAt: IsNull() });
  if (offered === null || !(await takeStep(manager, offered, code, context))) return false;
  const { affected } = await manager.update(SecondFactorEntity, { userId, enabledAt: IsNull() }, { enabledAt: now });
  if (affected !== 1) return false;
  await manager.insert(RecoveryCodeEntity, recoveryCodes.map((one) => ({ userId, codeHash: hashOfRecoveryCode(one) })));
  // Whoever got in elsewhere with the password alone is out.
  await endOtherSessionsOf(manager, userId, { except: session.id, now });
  await recordSignInEvent(manager, context, account, { kind: 'SECOND_FACTOR_ENABLED' });
  return true;
}

const refused = (code: SecondFactorRefused['code'], field: SecondFactorRefused['field'] = null): SecondFactorRefused => ({ kind: 'REFUSED', code, field });

async function refuse(context: Context, account: Account, path: 'password' | 'code'): Promise<SecondFactorRefused> {
  const code = path === 'password' ? 'PASSWORD_WRONG' : 'CODE_WRONG';
  await context.database.transact((manager) => recordSignInEvent(manager, context, account, { kind: 'SECOND_FACTOR_REFUSED', code }));
  return refused('SECOND_FACTOR_REFUSED', { path, code });
}
