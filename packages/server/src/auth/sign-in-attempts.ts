import type { EntityManager } from 'typeorm';
import type { Config } from '../config';
import type { Audience } from '../graphql/context';
import { addressGroupOf } from './address-group';
import { SignInAttemptEntity } from './sign-in-attempt.entity';
import { hashOf } from './token';

/** What is guessed at: each has its own count for an account, and the address has one for all. */
export type Guess = 'PASSWORD' | 'CODE' | 'CODE_MAIL' | 'RESET';

export interface Attempt {
  readonly guess: Guess;
  readonly audience: Audience;
  readonly emailKey: string;
  readonly address: string;
  /** The account was signed in to from this address before: a stranger who guesses elsewhere cannot keep its owner out (ADR 0083). */
  readonly isKnownAddress: boolean;
  readonly now: Date;
}

export interface AttemptCount {
  /** Null when the attempt may go on. */
  readonly waitSeconds: number | null;
  /** The one attempt that found its limit just reached: an event is recorded for it, not for each that follows. */
  readonly isFirstRefused: boolean;
}

/**
 * Counts an attempt before anything is compared, so that many at once cannot all slip through.
 * The window starts with the first attempt and is not moved by later ones: nobody can be kept waiting longer than it.
 */
export async function countAttempt(manager: EntityManager, attempt: Attempt, limits: Config['signIn']): Promise<AttemptCount> {
  const byAddress = await count(manager, { subject: addressSubject(attempt), kind: 'ADDRESS' }, attempt.now, limits.windowMs);
  const ofAddress = judge(byAddress, limits.attemptsPerAddress, attempt.now, limits.windowMs);
  // An address that is refused must not use up the attempts of an account as well.
  if (ofAddress.waitSeconds !== null) return ofAddress;
  const byAccount = await count(manager, { subject: accountSubject(attempt), kind: 'ACCOUNT' }, attempt.now, limits.windowMs);
  return judge(byAccount, mostOf(attempt.guess, limits), attempt.now, limits.windowMs);
}

/** Whoever knows the password has not been guessing: the account's count starts again, the address's does not. */
export async function forgetAttempts(manager: EntityManager, attempt: Attempt): Promise<void> {
  await manager.delete(SignInAttemptEntity, { subject: accountSubject(attempt) });
}

const MOST_MAILS = 5;

/** Nobody's mailbox is to be filled by whoever knows a name. */
const mostOf = (guess: Guess, { attemptsPerAccount }: Config['signIn']): number =>
  guess === 'CODE_MAIL' || guess === 'RESET' ? Math.min(MOST_MAILS, attemptsPerAccount) : attemptsPerAccount;

function judge({ count: counted, startedAt }: Counted, most: number, now: Date, windowMs: number): AttemptCount {
  if (counted <= most) return { waitSeconds: null, isFirstRefused: false };
  const waitMs = startedAt.getTime() + windowMs - now.getTime();
  return { waitSeconds: Math.max(1, Math.ceil(waitMs / 1000)), isFirstRefused: counted === most + 1 };
}

const addressSubject = ({ audience, address }: Attempt): string => hashOf(`${audience}:address:${addressGroupOf(address)}`);

function accountSubject({ audience, guess, emailKey, address, isKnownAddress }: Attempt): string {
  const from = isKnownAddress ? `:from:${addressGroupOf(address)}` : '';
  return hashOf(`${audience}:${guess === 'PASSWORD' ? 'account' : guess}:${emailKey}${from}`);
}

interface Counted {
  readonly count: number;
  readonly startedAt: Date;
}

/** One statement per counter, so that two at once are two. Numbered in order of appearance, the parameters fit both databases. */
async function count(manager: EntityManager, { subject, kind }: Pick<SignInAttemptEntity, 'subject' | 'kind'>, now: Date, windowMs: number): Promise<Counted> {
  const oldest = new Date(now.getTime() - windowMs).toISOString();
  await manager.createQueryBuilder().delete().from(SignInAttemptEntity).where('window_started_at <= :oldest', { oldest }).execute();
  await manager.query(
    `INSERT INTO sign_in_attempt (subject, kind, window_started_at, count) VALUES ($1, $2, $3, 1)
     ON CONFLICT (subject) DO UPDATE SET count = sign_in_attempt.count + 1`,
    [subject, kind, now.toISOString()],
  );
  const row = await manager.findOneByOrFail(SignInAttemptEntity, { subject });
  return { count: row.count, startedAt: row.windowStartedAt };
}
