import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What is committed to; the purpose is hashed, so that a commitment to one can never pass for another. */
export type CommitmentPurpose = 'signer' | 'evidence' | 'parties';

export interface Commitment {
  /** 32 random bytes; with them and the fields anyone can recompute the hash, without them nobody can guess the fields. */
  readonly salt: Buffer;
  /** SHA-256, lower-case hexadecimal. */
  readonly hash: string;
}

/** Commits to personal fields: SHA-256 over a purpose tag, a salt and the canonical JSON (RFC 8785) of the fields. */
export function commitTo(purpose: CommitmentPurpose, fields: unknown, salt: Buffer = randomBytes(32)): Commitment {
  const hash = createHash('sha256').update(`assent/${purpose}/v1\0`).update(salt).update(canonicalize(fields) ?? '').digest('hex');
  return { salt, hash };
}
