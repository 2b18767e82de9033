import { createHmac, timingSafeEqual } from 'node:crypto';

export interface ExpiringLink {
  readonly origin: string;
  readonly textId: string;
  /** The first second at which it opens nothing any more. */
  readonly expiresAt: Date;
  readonly secret: Buffer;
}

/** Where the exact file can be got until an instant: for clients whose contract says that a link expires. The plain address stays open to anyone. */
export function expiringDocumentUrl({ origin, textId, expiresAt, secret }: ExpiringLink): string {
  const expires = String(Math.floor(expiresAt.getTime() / 1000));
  return `${origin}/agreements/${textId}/document?expires=${expires}&signature=${signatureOf({ textId, expires }, secret).toString('base64url')}`;
}

/** FORGED: altered, cut off, or signed by another key. */
export type LinkState = { readonly kind: 'PLAIN' } | { readonly kind: 'GOOD'; readonly secondsLeft: number } | { readonly kind: 'EXPIRED' } | { readonly kind: 'FORGED' };

export interface LinkQuery {
  readonly expires?: unknown;
  readonly signature?: unknown;
}

/** What the query of a document's address says; `secrets` are the keys that are good, newest first. */
export function linkState(textId: string, { expires, signature }: LinkQuery, { secrets, now }: { readonly secrets: readonly Buffer[]; readonly now: Date }): LinkState {
  if (expires === undefined && signature === undefined) return { kind: 'PLAIN' };
  if (typeof expires !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(expires)) return { kind: 'FORGED' };
  const given = Buffer.from(signature, 'base64url');
  const isOurs = secrets.some((secret) => isSame(given, signatureOf({ textId, expires }, secret)));
  if (!isOurs) return { kind: 'FORGED' };
  const secondsLeft = Number(expires) - Math.floor(now.getTime() / 1000);
  return secondsLeft > 0 ? { kind: 'GOOD', secondsLeft } : { kind: 'EXPIRED' };
}

const signatureOf = ({ textId, expires }: { textId: string; expires: string }, secret: Buffer): Buffer => createHmac('sha256', secret).update(`assent/document/v1\0${textId}\0${expires}`).digest();

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
