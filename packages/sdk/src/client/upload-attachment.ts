import { type Failure, type FailureKind } from './failure'

/** What the server keeps of a document until an attestation names it. */
export interface UploadedAttachment {
  id: string
  mediaType: string
  length: number
  /** SHA-256 in lower-case hexadecimal. */
  hash: string
}

export type UploadAnswer = { ok: true; attachment: UploadedAttachment } | { ok: false; failure: Failure }

export interface UploadOptions {
  /** Where the console is; its own origin when left out. */
  url?: string
  /** The language of the server's words. */
  locale: string
}

const kinds: Record<number, FailureKind> = { 401: 'signedOut', 403: 'forbidden', 413: 'badInput', 415: 'badInput', 429: 'tooMany' }

/** Sends a document (PDF, PNG or JPEG, up to ten megabytes) that `attestAcceptance` is to name. */
export async function uploadAttachment(content: Blob, { url = '/attachments', locale }: UploadOptions): Promise<UploadAnswer> {
  const headers = { 'content-type': 'application/octet-stream', 'accept-language': locale }
  try {
    const response = await fetch(url, { method: 'POST', body: content, headers, credentials: 'same-origin' })
    const answer: unknown = await response.json()
    if (isUploaded(answer)) return { ok: true, attachment: answer }
    return { ok: false, failure: { kind: kinds[response.status] ?? 'fault', message: messageOf(answer), reference: response.headers.get('x-request-id') } }
  } catch {
    return { ok: false, failure: { kind: 'unreachable', message: null, reference: null } }
  }
}

const isUploaded = (answer: unknown): answer is UploadedAttachment => typeof answer === 'object' && answer !== null && 'id' in answer && 'hash' in answer

function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('errors' in answer) || !Array.isArray(answer.errors)) return null
  const first: unknown = answer.errors[0]
  return typeof first === 'object' && first !== null && 'message' in first && typeof first.message === 'string' ? first.message : null
}
