import type { Context } from '../graphql/context';
import { tooManyRequests } from '../graphql/errors';
import type { Account } from './account.reader';
import { isKnownAddress } from './session.service';
import { countAttempt, type Attempt, type Guess } from './sign-in-attempts';
import { recordSignInEvent } from './sign-in-event';

/** An attempt on an account that there may be or not: both take the same statements. */
export async function attemptOf({ database, audience, request, now }: Context, guess: Guess, emailKey: string, account: Account | null): Promise<Attempt> {
  const known = await database.read((manager) => isKnownAddress(manager, account?.id ?? '', request.address));
  return { guess, audience, emailKey, address: request.address, isKnownAddress: known, now };
}

/** Counts before anything is compared or sent, also the current password that a change asks for; refuses with the time to wait. */
export async function takeAttempt(context: Context, attempt: Attempt, account: Account | null): Promise<void> {
  const { database, config } = context;
  const { waitSeconds } = await database.transact(async (manager) => {
    const counted = await countAttempt(manager, attempt, config.signIn);
    if (counted.isFirstRefused) await recordSignInEvent(manager, context, account, { kind: 'SIGN_IN_BLOCKED', code: 'TOO_MANY_REQUESTS' });
    return counted;
  });
  if (waitSeconds !== null) throw tooManyRequests(waitSeconds);
}
