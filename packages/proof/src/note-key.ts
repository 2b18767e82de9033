import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { fromBase64, toBase64 } from './bytes';

/** A key that signs notes, or the public half of it: https://c2sp.org/signed-note, Ed25519 (type 1). */
export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly isSignatureOf: (text: string, signature: Uint8Array) => boolean;
}

export interface SignerKey {
  readonly verifier: VerifierKey;
  /** What the verifier key is written as: name+id+base64. */
  readonly verifierKey: string;
  readonly signatureOf: (text: string) => Buffer;
}

const ED25519 = 1;
/** PKCS #8 and SPKI of Ed25519 (RFC 8410) up to where the 32 bytes of the key begin. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_MARK = 'PRIVATE+KEY+';

/** Names are part of a line: not empty, no space, no plus. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}\p{Zs}\p{Surrogate}]+$/u.test(name);

/** Reads a verifier key, name+id+base64; null unless it is whole: its id is the hash of its name and key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const parsed = parseKey(text);
  if (parsed === null) return null;
  const { name, id, key } = parsed;
  return keyIdOf(name, key) === id ? verifierOf(name, key) : null;
}

/** Reads a signer key, PRIVATE+KEY+name+id+base64; null unless it is whole. */
export function parseSignerKey(text: string): SignerKey | null {
  if (!text.startsWith(PRIVATE_MARK)) return null;
  const parsed = parseKey(text.slice(PRIVATE_MARK.length));
  if (parsed === null) return null;
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, parsed.key]), format: 'der', type: 'pkcs8' });
  const publicKey = rawPublicKey(privateKey);
  if (keyIdOf(parsed.name, publicKey) !== parsed.id) return null;
  return {
    verifier: verifierOf(parsed.name, publicKey),
    verifierKey: writtenKey(parsed.name, parsed.id, publicKey),
    signatureOf: (noteText) => sign(null, Buffer.from(noteText, 'utf8'), privateKey),
  };
}

/** A new signer key, as it is written. It is the secret: its verifier key is derived from it. */
export function newSignerKey(name: string): string {
  if (!isKeyName(name)) throw new RangeError(`A key cannot be named "${name}"`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PRIVATE_PREFIX.length);
  return PRIVATE_MARK + writtenKey(name, keyIdOf(name, rawPublicKey(privateKey)), seed);
}

interface ParsedKey {
  readonly name: string;
  readonly id: string;
  readonly key: Buffer;
}

function parseKey(text: string): ParsedKey | null {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  return { name, id, key: bytes.subarray(1) };
}

function keyIdOf(name: string, publicKey: Uint8Array): string {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(publicKey).digest('hex').slice(0, 8);
}

function verifierOf(name: string, raw: Uint8Array): VerifierKey {
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
  return { name, id: keyIdOf(name, raw), isSignatureOf: (text, signature) => verify(null, Buffer.from(text, 'utf8'), publicKey, signature) };
}

function rawPublicKey(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);
}

const writtenKey = (name: string, id: string, key: Uint8Array): string => `${name}+${id}+${toBase64(Buffer.concat([Uint8Array.of(ED25519), key]))}`;
