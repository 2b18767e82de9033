import { createHash } from 'node:crypto';
import { fromBase64 } from './bytes';

/** How the hash of a message stands in an RFC 3161 token: AlgorithmIdentifier of SHA-256 (with or without NULL), then an OCTET STRING of 32 bytes. */
const SHA256_IMPRINTS = ['300d06096086480165030402010500' + '0420', '300b0609608648016503040201' + '0420'];

/** Whether a token is over this very note; who made it is for a tool with the authority's certificate. Null: it is. */
export function stampFault(token: string, note: string): string | null {
  const bytes = fromBase64(token);
  if (bytes === null || bytes.length === 0) return 'the time-stamp is not base64';
  const hash = createHash('sha256').update(note, 'utf8').digest('hex');
  const isOver = SHA256_IMPRINTS.some((prefix) => bytes.includes(Buffer.from(prefix + hash, 'hex')));
  return isOver ? null : 'the time-stamp is over something else than this checkpoint';
}
