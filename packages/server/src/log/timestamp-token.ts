import type { StampVerdict } from '@assent/proof';
import { ContentInfo, ExtKeyUsage, SignedData, SignedDataVerifyError, TSTInfo, type Certificate } from 'pkijs';

export const SHA_256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** What a TimeStampToken holds; throws when it is none. */
export function contentOf(content: unknown): { signed: SignedData; info: TSTInfo } {
  const signed = new SignedData({ schema: content });
  const { eContent, eContentType } = signed.encapContentInfo;
  // Of another kind of content pkijs would not take the time of the stamp for the time at which certificates must hold.
  if (eContent === undefined || eContentType !== TST_INFO) throw new Error('This is no time-stamp token');
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
}

/** What a token that is kept says, whoever signed it: null when it is none; no imprint when it is over another kind of hash. */
export function readToken(token: Buffer): { readonly imprint: Buffer | null; readonly stampedAt: Date } | null {
  const content = parsed(token);
  if (content === null) return null;
  const { messageImprint: { hashAlgorithm, hashedMessage }, genTime } = content.info;
  return { imprint: hashAlgorithm.algorithmId === SHA_256 ? Buffer.from(hashedMessage.valueBlock.valueHexView) : null, stampedAt: genTime };
}

/** Whose a token that is kept is. Certificates are held against the time of the stamp: they run out, and what was stamped before stays stamped. */
export async function judgeToken(token: Buffer, note: string, trusted: readonly Certificate[]): Promise<StampVerdict> {
  const content = parsed(token);
  if (content === null) return { origin: 'BROKEN', stampedAt: null };
  const origin = await originOf(content.signed, { data: Buffer.from(note, 'utf8'), trusted });
  return { origin, stampedAt: content.info.genTime };
}

function parsed(token: Buffer): ReturnType<typeof contentOf> | null {
  try {
    return contentOf(ContentInfo.fromBER(new Uint8Array(token)).content);
  } catch {
    return null;
  }
}

interface Judging {
  /** What was stamped. */
  readonly data: Buffer;
  readonly trusted: readonly Certificate[];
}

/** BROKEN unless the signature is right; TRUSTED when its certificate is for time-stamping, too, and comes from a trusted root. */
export async function originOf(signed: SignedData, { data, trusted }: Judging): Promise<StampVerdict['origin']> {
  if ((await signerOf(signed, data, null)) === null) return 'BROKEN';
  const signer = await signerOf(signed, data, trusted);
  return signer !== null && isForStamping(signer) ? 'TRUSTED' : 'UNKNOWN';
}

/** The certificate whose key signed; null when the signature is wrong, or the certificate comes from none of the roots that are given. */
async function signerOf(signed: SignedData, data: Buffer, roots: readonly Certificate[] | null): Promise<Certificate | null> {
  const chain = roots === null ? { checkChain: false } : { checkChain: true, trustedCerts: [...roots] };
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({ signer: 0, data: new Uint8Array(data).buffer, extendedMode: true, ...chain });
    return signatureVerified === true ? (signerCertificate ?? null) : null;
  } catch (error) {
    if (error instanceof SignedDataVerifyError) return null;
    throw error;
  }
}

function isForStamping({ extensions = [] }: Certificate): boolean {
  const usage: unknown = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(TIME_STAMPING);
}
