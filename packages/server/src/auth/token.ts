import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text that fits a cookie and an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: with so many random bits a plain hash cannot be searched backwards. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
