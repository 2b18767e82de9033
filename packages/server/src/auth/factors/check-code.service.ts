import { timingSafeEqual } from 'node:crypto';
import { IsNull, Not, type EntityManager } from 'typeorm';
import type { Context, SignInMethod } from '../../graphql/context';
import { isSealedWithFirst, seal, unseal } from '../../sealing/sealing';
import type { Account } from '../account.reader';
import { recordSignInEvent } from '../sign-in-event';
import { hashOfCode } from './ask-for-code.service';
import { hashOfRecoveryCode, isDigits, stepOf, tidyCode } from './authenticator';
import { RecoveryCodeEntity } from './recovery-code.entity';
import { SecondFactorEntity } from './second-factor.entity';
import type { SignInCodeEntity } from './sign-in-code.entity';

type Code = Pick<Context, 'config' | 'now'>;

/** Whether a code is the one that was mailed for this sign-in. */
export function isMailedCode(typed: string, { sessionId, codeHash, validUntil }: SignInCodeEntity, { config, now }: Code): boolean {
  const given = Buffer.from(hashOfCode(tidyCode(typed), sessionId, config.secrets), 'hex');
  const wanted = Buffer.from(codeHash ?? '', 'hex');
  return wanted.length === given.length && timingSafeEqual(given, wanted) && validUntil > now;
}

/** Takes a code of the person's authenticator, or one of its recovery codes: either fits once. Null when it does not fit. */
export async function takeSecondFactor(manager: EntityManager, context: Context, account: Account, typed: string): Promise<SignInMethod | null> {
  const factor = await manager.findOneBy(SecondFactorEntity, { userId: account.id, audience: context.audience, enabledAt: Not(IsNull()) });
  if (factor === null) return null;
  if (isDigits(tidyCode(typed))) return (await takeStep(manager, factor, typed, context)) ? 'PASSWORD_AND_AUTHENTICATOR' : null;
  const { affected } = await manager.delete(RecoveryCodeEntity, { userId: account.id, codeHash: hashOfRecoveryCode(typed) });
  if (affected !== 1) return null;
  await recordSignInEvent(manager, context, account, { kind: 'RECOVERY_CODE_USED' });
  return 'PASSWORD_AND_RECOVERY_CODE';
}

/** Of two that send the same code at once one wins: a half minute is taken but once. */
export async function takeStep(manager: EntityManager, { userId, sealed }: SecondFactorEntity, typed: string, { config, now }: Code): Promise<boolean> {
  const secret = unseal(sealed, purposeOf(userId), config.secrets);
  const step = stepOf(tidyCode(typed), secret, now);
  if (step === null) return false;
  const { affected } = await manager
    .createQueryBuilder()
    .update(SecondFactorEntity)
    .set({ lastStep: step, sealed: isSealedWithFirst(sealed, config.secrets) ? sealed : seal(secret, purposeOf(userId), config.secrets) })
    .where('user_id = :userId AND (last_step IS NULL OR last_step < :step)', { userId, step })
    .execute();
  return affected === 1;
}

/** What a shared secret is encrypted for: it opens in no other person's row. */
export const purposeOf = (userId: string): object => ({ secondFactorOf: userId });
