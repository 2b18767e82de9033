import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp, type Certificate } from 'pkijs';
import { JobFault } from '../jobs/job-fault';
import { contentOf, originOf, SHA_256 } from './timestamp-token';

/** A time-stamping authority (RFC 3161), and the roots that it must come from. */
export interface TimestampAuthority {
  readonly url: string;
  readonly trusted: readonly Certificate[];
}

export interface Timestamp {
  /** TimeStampToken, DER. */
  readonly token: Buffer;
  readonly stampedAt: Date;
}

const TIMEOUT_MS = 20_000;
const LONGEST_ANSWER = 1_000_000;
/** granted, and granted with changes to what was asked for. */
const GRANTED = [0, 1];

/** Has a note stamped. Whatever is not certainly a stamp of this note, asked for now, by an authority that is trusted, is a fault and is not kept. */
export async function stamp(authority: TimestampAuthority, note: string, signal: AbortSignal): Promise<Timestamp> {
  const data = Buffer.from(note, 'utf8');
  const imprint = createHash('sha256').update(data).digest();
  const nonce = nonceOf(randomBytes(16));
  const messageImprint = new MessageImprint({ hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256 }), hashedMessage: new OctetString({ valueHex: imprint }) });
  const request = new TimeStampReq({ version: 1, messageImprint, nonce, certReq: true });
  const answer = await post(authority.url, Buffer.from(request.toSchema().toBER()), signal);
  return verifiedToken(parsed(() => TimeStampResp.fromBER(new Uint8Array(answer))), { authority, data, imprint, nonce });
}

// A number with its highest bit set would be negative, and one that begins with zeros is written shorter by the authority.
function nonceOf(bytes: Buffer): Integer {
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return new Integer({ valueHex: bytes });
}

async function post(url: string, body: Buffer, signal: AbortSignal): Promise<Buffer> {
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body), redirect: 'error', signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new JobFault('TIMESTAMP_UNREACHABLE', false);
  }
  if (!response.ok) throw new JobFault(`TIMESTAMP_HTTP_${response.status}`, false);
  return readShort(response);
}

async function readShort(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunksOf(response)) {
      length += chunk.length;
      if (length > LONGEST_ANSWER) throw new JobFault('TIMESTAMP_TOO_LONG', false);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof JobFault ? error : new JobFault('TIMESTAMP_UNREACHABLE', false);
  }
  return Buffer.concat(chunks);
}

// Node's types say `any` of what a body is read in.
const chunksOf = (response: Response): AsyncIterable<Uint8Array> => Readable.from(response.body ?? []);

interface Asked {
  readonly authority: TimestampAuthority;
  readonly data: Buffer;
  readonly imprint: Buffer;
  readonly nonce: Integer;
}

async function verifiedToken({ status, timeStampToken }: TimeStampResp, { authority, data, imprint, nonce }: Asked): Promise<Timestamp> {
  if (!GRANTED.includes(status.status) || timeStampToken === undefined) throw new JobFault('TIMESTAMP_REFUSED', false);
  const { signed, info } = parsed(() => contentOf(timeStampToken.content));
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOurs = hashAlgorithm.algorithmId === SHA_256 && imprint.equals(Buffer.from(hashedMessage.valueBlock.valueHexView));
  if (!isOurs) throw new JobFault('TIMESTAMP_OTHER_IMPRINT', false);
  if (info.nonce?.isEqual(nonce) !== true) throw new JobFault('TIMESTAMP_OTHER_NONCE', false);
  if ((await originOf(signed, { data, trusted: authority.trusted })) !== 'TRUSTED') throw new JobFault('TIMESTAMP_UNTRUSTED', false);
  return { token: Buffer.from(timeStampToken.toSchema().toBER()), stampedAt: info.genTime };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new JobFault('TIMESTAMP_MALFORMED', false);
  }
}
