import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** What was sealed does not open: its key is gone, or it was changed or moved. */
export class SealFault extends Error {
  override readonly name = 'SealFault';

  constructor(readonly code: 'MAIL_SECRET_UNKNOWN' | 'MAIL_SECRET_DAMAGED', options?: ErrorOptions) {
    super(code, options);
  }
}

/** Names a key without telling anything of it. */
const nameOf = (key: Buffer): string => createHash('sha256').update('assent mail key').update(key).digest('hex').slice(0, 16);

/** Encrypts what waits or is kept and nobody may read: with the first key, for this very purpose. Written as key.nonce.tag.ciphertext. */
export function seal(secret: string, purpose: object, [key]: readonly Buffer[]): string {
  if (key === undefined) throw new Error('There is no key to encrypt with');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(purpose));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [nameOf(key), ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** Opens it with whichever of the keys it was closed with. */
export function unseal(sealed: string, purpose: object, keys: readonly Buffer[]): string {
  const [name, ...parts] = sealed.split('.');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.find((one) => nameOf(one) === name);
  if (key === undefined) throw new SealFault('MAIL_SECRET_UNKNOWN');
  if (nonce === undefined || tag === undefined || text === undefined) throw new SealFault('MAIL_SECRET_DAMAGED');
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(purpose)).setAuthTag(tag);
    return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new SealFault('MAIL_SECRET_DAMAGED', { cause });
  }
}

/** Whether it was closed with the key that is used now. */
export const isSealedWithFirst = (sealed: string, [key]: readonly Buffer[]): boolean => key !== undefined && sealed.startsWith(`${nameOf(key)}.`);

/** A code of a few digits can be searched through from a plain hash: this one needs a key that is not in the database. */
export function keyedHash(text: string, purpose: object, [key]: readonly Buffer[]): string {
  if (key === undefined) throw new Error('There is no key to hash with');
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'assent keyed hash', KEY_BYTES));
  return createHmac('sha256', derived).update(boundTo(purpose)).update('\0').update(text).digest('hex');
}

/** A secret that was moved to another place does not open there. */
const boundTo = (purpose: object): Buffer => Buffer.from(canonicalize(purpose) ?? '');
