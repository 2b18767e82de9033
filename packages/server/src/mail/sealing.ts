import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { JobFault } from '../jobs/job-fault';
import type { MailOrder } from './mail-order';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Names a key without telling anything of it. */
const nameOf = (key: Buffer): string => createHash('sha256').update('assent mail key').update(key).digest('hex').slice(0, 16);

/** Encrypts what a mail must carry and nobody else may read: with the first key, for this very mail. Written as key.nonce.tag.ciphertext. */
export function seal(secret: string, order: MailOrder, [key]: readonly Buffer[]): string {
  if (key === undefined) throw new Error('There is no key to encrypt a mail with');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(order));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [nameOf(key), ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** Opens it with whichever of the keys it was closed with. */
export function unseal(sealed: string, order: MailOrder, keys: readonly Buffer[]): string {
  const [name, ...parts] = sealed.split('.');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.find((one) => nameOf(one) === name);
  if (key === undefined) throw new JobFault('MAIL_SECRET_UNKNOWN', true);
  if (nonce === undefined || tag === undefined || text === undefined) throw new JobFault('MAIL_SECRET_DAMAGED', true);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(order)).setAuthTag(tag);
    return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
  } catch {
    // Node says no more than that it does not fit.
    throw new JobFault('MAIL_SECRET_DAMAGED', true);
  }
}

/** A secret that was moved to another mail does not open. */
const boundTo = (order: MailOrder): Buffer => Buffer.from(canonicalize(order) ?? '');
