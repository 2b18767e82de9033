import { createClient, type Client } from 'graphql-sse'

export interface ConnectionOptions {
  url: string
  /** The language of every message the server writes. */
  locale: () => string
  /** What was told last; null for a stream that begins now. */
  eventId: () => string | null
  /** Where the stream that was just opened begins. */
  onStart: (eventId: string) => void
  fetch: typeof fetch
  /** Milliseconds until the first new try, and at most. */
  waits: { first: number; longest: number }
}

/** A client of graphql-sse that tries again for as long as it is wanted, each time from where it was. */
export function createConnection({ url, locale, eventId, onStart, fetch, waits }: ConnectionOptions): Client {
  return createClient({
    url,
    retryAttempts: Infinity,
    // Half of it by lot, so that those who were cut off together do not come back together.
    retry: (tries) => wait(Math.min(waits.longest, waits.first * 2 ** tries) * (0.5 + Math.random() / 2)),
    headers: () => {
      const last = eventId()
      return { 'accept-language': locale(), ...(last === null ? {} : { 'last-event-id': last }) }
    },
    fetchFn: async (address: string, given: RequestInit) => {
      const response = await fetch(address, given)
      const start = response.headers.get('last-event-id')
      if (start !== null) onStart(start)
      return isRefusal(response) ? asAnswer(response) : response
    },
  })
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What would be refused again; too many streams or requests, and faults of the server, pass. */
const isRefusal = ({ status }: Response): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429

/** graphql-sse tries again whatever the status; what is told on the stream is taken for an answer. */
async function asAnswer(response: Response): Promise<Response> {
  const body = (await response.text()).replaceAll('\n', ' ')
  return new Response(`event: next\ndata: ${body}\n\nevent: complete\ndata:\n\n`)
}
