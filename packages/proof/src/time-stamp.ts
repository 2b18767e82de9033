import { createHash } from 'node:crypto';
import { fromBase64 } from './bytes';
import { fails, holds, type Check } from './check';
import type { ReceiptProof } from './disclosed';

/** Whose a time-stamp is. BROKEN: its signature is wrong. UNKNOWN: it is right, of an authority that nobody said to trust. */
export interface StampVerdict {
  readonly origin: 'TRUSTED' | 'UNKNOWN' | 'BROKEN';
  /** As the authority says; null when that cannot be read. */
  readonly stampedAt: Date | null;
}

/** Tells whose a token (base64) is that is to be over a note. Reading certificates takes a library that this package does without. */
export type StampJudge = (token: string, note: string) => StampVerdict;

/** What of its time-stamp a proof lets be checked; without somebody who judges, not whose it is. */
export function checkStamp(proof: ReceiptProof | null, judge: StampJudge | null): Check {
  const name = 'TIME_STAMP';
  if (proof === null || proof.timestamp === null) return { name, outcome: 'NOT_THERE', words: 'no time-stamp of an authority is in this receipt' };
  const fault = stampFault(proof.timestamp, proof.checkpoint);
  if (fault !== null) return fails(name, fault);
  if (judge === null) return { name, outcome: 'NOT_CHECKED', words: 'the time-stamp is over this checkpoint; not checked whose it is: give the certificates of the authority (--tsa-cert)' };
  const { origin, stampedAt } = judge(proof.timestamp, proof.checkpoint);
  if (origin === 'BROKEN' || stampedAt === null) return fails(name, 'the signature of the time-stamp is wrong');
  if (origin === 'UNKNOWN') return { name, outcome: 'UNKNOWN_AUTHORITY', words: 'the time-stamp is of an authority that comes from none of the certificates that you gave' };
  return holds(name, `this checkpoint was there at ${stampedAt.toISOString()}, says an authority whose certificate you gave`);
}

/** How the hash of a message stands in an RFC 3161 token: AlgorithmIdentifier of SHA-256 (with or without NULL), then an OCTET STRING of 32 bytes. */
const SHA256_IMPRINTS = ['300d06096086480165030402010500' + '0420', '300b0609608648016503040201' + '0420'];

/** Whether a token is over this very note, whoever made it. Null: it is. */
function stampFault(token: string, note: string): string | null {
  const bytes = fromBase64(token);
  if (bytes === null || bytes.length === 0) return 'the time-stamp is not base64';
  const hash = createHash('sha256').update(note, 'utf8').digest('hex');
  const isOver = SHA256_IMPRINTS.some((prefix) => bytes.includes(Buffer.from(prefix + hash, 'hex')));
  return isOver ? null : 'the time-stamp is over something else than this checkpoint';
}
