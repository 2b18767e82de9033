import type { EntityManager } from 'typeorm';
import { recordEvent } from '../events/event.service';
import type { Context } from '../graphql/context';
import type { Account } from './account.reader';

/** What may have been somebody else: they name the account that was tried, not an actor. */
const ANONYMOUS = ['SIGN_IN_FAILED', 'SIGN_IN_BLOCKED', 'SIGN_IN_CODE_REFUSED', 'PASSWORD_RESET_REQUESTED'] as const;

type OfThePerson =
  | 'SIGNED_IN'
  | 'SIGNED_OUT'
  | 'SIGN_IN_CODE_ASKED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_CHANGE_REFUSED'
  | 'PASSWORD_RESET'
  | 'MAILBOX_CONFIRMED'
  | 'RECOVERY_CODE_USED'
  | 'SECOND_FACTOR_ENABLED'
  | 'SECOND_FACTOR_DISABLED'
  | 'SECOND_FACTOR_REFUSED';

export interface SignInEvent {
  readonly kind: (typeof ANONYMOUS)[number] | OfThePerson;
  readonly code?: string | null;
  readonly payload?: Record<string, unknown>;
}

/** What happened with a way to sign in. */
export async function recordSignInEvent(
  manager: EntityManager,
  { audience, now }: Pick<Context, 'audience' | 'now'>,
  account: Pick<Account, 'id' | 'partnerId' | 'customerId'> | null,
  { kind, code = null, payload = {} }: SignInEvent,
): Promise<void> {
  const isKnown = account !== null && !ANONYMOUS.some((each) => each === kind);
  await recordEvent(manager, {
    kind,
    code,
    actor: isKnown ? { kind: audience === 'CONSOLE' ? 'AGENT' : 'CUSTOMER_USER', id: account.id } : { kind: 'ANONYMOUS' },
    partnerId: account?.partnerId ?? null,
    customerId: account?.customerId ?? null,
    subjectId: account?.id ?? null,
    payload: { audience, ...payload },
    now,
  });
}
