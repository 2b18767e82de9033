import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;
/** A clock may be half a minute off. */
const WINDOW = 1;

/** What an authenticator is told: as text to type, and as the address that it opens or scans. */
export interface Offer {
  readonly secret: string;
  readonly uri: string;
}

export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

const authenticatorOf = (secret: string, issuer: string, account: string): TOTP => new TOTP({ issuer, label: account, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: STEP_SECONDS });

export const offerOf = (secret: string, issuer: string, account: string): Offer => ({ secret, uri: authenticatorOf(secret, issuer, account).toString() });

/** The half minute that a code is of; null when it fits none of those around now. The library compares in constant time. */
export function stepOf(code: string, secret: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = authenticatorOf(secret, '', '').validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
}

/** As a person types it: with or without spaces and hyphens. */
export const tidyCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '');

export const isDigits = (code: string): boolean => /^\d{6}$/.test(code);

const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_CODES = 10;

/** Ten codes of three groups of six: 89 random bits each, without letters that look alike. */
export function newRecoveryCodes(): string[] {
  const group = (): string => Array.from({ length: 6 }, () => LEGIBLE.charAt(randomInt(LEGIBLE.length))).join('');
  return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: 3 }, group).join('-'));
}

export const hashOfRecoveryCode = (code: string): string => createHash('sha256').update(tidyCode(code).toLowerCase()).digest('hex');
