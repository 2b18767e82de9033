import type { EntityManager } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import type { Audience, Context, SignInMethod } from '../graphql/context';
import type { Account } from './account.reader';
import { startSession, type StartedSession } from './session.service';
import { recordSignInEvent } from './sign-in-event';

export type Entered = { readonly kind: 'SIGNED_IN' } | { readonly kind: 'PASSWORD_CHANGE_REQUIRED'; readonly email: string };

/** Lets a person in who has shown everything that was asked; with a one-time password, as far as choosing another. */
export async function enter(manager: EntityManager, context: Context, account: Account, signInMethod: SignInMethod): Promise<{ started: StartedSession; outcome: Entered }> {
  const { audience, request, now, config } = context;
  const isOneTime = account.passwordState === 'ONE_TIME';
  if (!isOneTime) await markFirstSignIn(manager, audience, account.id, now);
  await recordSignInEvent(manager, context, account, { kind: 'SIGNED_IN', payload: { signInMethod } });
  const state = isOneTime ? 'PASSWORD_CHANGE' : 'FULL';
  const started = await startSession(manager, { userId: account.id, audience, state, signInMethod, request, now, maxMs: config.session.maxMs });
  return { started, outcome: isOneTime ? { kind: 'PASSWORD_CHANGE_REQUIRED', email: account.email } : { kind: 'SIGNED_IN' } };
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
