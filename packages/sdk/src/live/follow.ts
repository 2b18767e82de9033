import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { type GraphQLFormattedError, print } from 'graphql'
import { describeFailure, type Failure } from '../client/failure'
import { createConnection } from './connection'
import { inTurn, type Said } from './tabs'

export interface FollowOptions<Data, Variables> {
  document: TypedDocumentNode<Data, Variables>
  variables: Variables
  /** The language of every message the server writes. */
  locale: () => string
  /** Something happened. */
  told: (data: Data) => void
  /** Something may have happened that will not be told: read anew what is shown. */
  missed?: () => void
  /** It is over, and why: signed out, not allowed, badly asked. What passes by itself is tried again without a word. */
  failed?: (failure: Failure) => void
  /** Where streams are opened; both sites use their own origin. */
  url?: string
  fetch?: typeof fetch
  /** Milliseconds until the first new try, and at most. */
  waits?: { first: number; longest: number }
}

/** As graphql-sse has it from the server, or the leading tab from another. */
interface Answer<Data> {
  data?: Data | null
  errors?: readonly GraphQLFormattedError[]
  extensions?: { eventId?: string }
}

/**
 * Follows a subscription until it is told to stop; returns how. A connection that is lost is made again, and goes on after what was told last.
 * The tabs of a browser share one connection for the same subscription (docs/adr/0151).
 */
export function follow<Data, Variables extends OperationVariables>(options: FollowOptions<Data, Variables>): () => void {
  const { document, variables, url = '/graphql/stream', locale, fetch = globalThis.fetch, waits = { first: 1_000, longest: 30_000 } } = options
  const query = print(document)
  let eventId: string | null = null

  function hear({ answer, eventId: reached }: Said<Answer<Data>>): boolean {
    if (reached !== undefined) eventId = reached
    if (answer?.data != null) options.told(answer.data)
    if (answer?.errors === undefined) return false
    const isForgotten = answer.errors.some(meansForgotten)
    if (isForgotten) options.missed?.()
    else options.failed?.(describeFailure(new CombinedGraphQLErrors({ errors: answer.errors })))
    return !isForgotten
  }

  async function lead(say: (said: Said<Answer<Data>>) => void, signal: AbortSignal): Promise<void> {
    const connection = createConnection({ url, locale, eventId: () => eventId, onStart: (start) => say({ eventId: start }), fetch, waits })
    const next = (answer: Answer<Data>): void => say({ answer, ...(answer.errors?.some(meansForgotten) ? { eventId: null } : reachedBy(answer)) })
    const readOnce = (): Promise<void> =>
      new Promise((over) => {
        const error = (): void => say({ answer: { errors: [UNREADABLE] } })
        connection.subscribe<Data, { eventId?: string }>({ query, variables }, { next, error: () => (error(), over()), complete: over })
        signal.addEventListener('abort', () => over())
      })
    signal.addEventListener('abort', () => connection.dispose())
    // Once more only where the server knew nothing of the last event: then it begins anew.
    while (!signal.aborted) await readOnce()
  }

  return inTurn(JSON.stringify([url, locale(), query, variables]), { hear, lead, eventId: () => eventId })
}

const reachedBy = ({ extensions }: Answer<unknown>): { eventId?: string } => (extensions?.eventId === undefined ? {} : { eventId: extensions.eventId })

/** What a server answers to an event that it does not know any more. */
const meansForgotten = ({ extensions }: GraphQLFormattedError): boolean => extensions?.['code'] === 'BAD_USER_INPUT' && extensions['path'] === 'lastEventId'

const UNREADABLE: GraphQLFormattedError = { message: 'The answer cannot be read.' }
