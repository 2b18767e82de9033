import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'

/**
 * Why no answer came that could be used.
 * signedOut: the session is over. forbidden, notFound: as the server says (what may not be seen is not found).
 * badInput: the request itself was wrong. tooMany: wait. unreachable: no answer. fault: ours, logged under `reference`.
 */
export type FailureKind = 'signedOut' | 'forbidden' | 'notFound' | 'badInput' | 'tooMany' | 'unreachable' | 'fault'

export interface Failure {
  kind: FailureKind
  /** The server's words, in the language asked for; null when it had none. */
  message: string | null
  /** What to quote in a report. */
  reference: string | null
}

const kinds: Record<string, FailureKind> = {
  UNAUTHENTICATED: 'signedOut',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'notFound',
  BAD_USER_INPUT: 'badInput',
  TOO_MANY_REQUESTS: 'tooMany',
}

export function describeFailure(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors
    const extensions = first?.extensions ?? {}
    const kind = kinds[text(extensions['code']) ?? ''] ?? 'fault'
    return { kind, message: first?.message ?? null, reference: text(extensions['requestId']) }
  }
  if (ServerError.is(error)) return fromStatus(error)
  return { kind: 'unreachable', message: null, reference: null }
}

function fromStatus(error: ServerError): Failure {
  const reference = error.response.headers.get('x-request-id')
  if (error.statusCode === 401) return { kind: 'signedOut', message: null, reference }
  if (error.statusCode === 429) return { kind: 'tooMany', message: null, reference }
  return { kind: 'fault', message: null, reference }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
