import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the package's default) with the cost of the OWASP password storage cheat sheet; about 15 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer input is no password of ours: hashing it would only cost. */
export const LONGEST_PASSWORD = 128;

/** Never inside a transaction: it is slow on purpose. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), COST);
}

/** A hash that no password fits, compared where there is no account, so that both take the same work. */
const decoy = hashPassword(randomBytes(32).toString('base64url'));

export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const isPossible = [...password].length <= LONGEST_PASSWORD;
  const fits = await verify(passwordHash ?? (await decoy), isPossible ? normalized(password) : '');
  return fits && isPossible && passwordHash !== null;
}

// The same characters may be typed as different code points, depending on keyboard and system (NIST SP 800-63B 5.1.1.2).
function normalized(password: string): string {
  return password.normalize('NFKC');
}

/** Without the letters and digits that look alike: it is read from a mail and typed. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Four groups of five: 114 random bits. Issued once, changed at the first sign-in. */
export function newOneTimePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => LEGIBLE.charAt(randomInt(LEGIBLE.length))).join('');
  return Array.from({ length: 4 }, group).join('-');
}
