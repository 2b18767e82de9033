/** What the tab that holds the connection passes on to the others. */
export interface Said<Answer> {
  /** How far the server has told; null: nothing is known of that any more. */
  eventId?: string | null
  answer?: Answer
}

export interface Member<Answer> {
  /** Returns whether it is over for good. */
  hear: (said: Said<Answer>) => boolean
  /** Holds the connection until it is over, or the signal says so. */
  lead: (say: (said: Said<Answer>) => void, signal: AbortSignal) => Promise<void>
  eventId: () => string | null
}

const WHERE = 'where'

/**
 * Of all tabs of this origin that follow the same, one leads and the others hear what it says; when it closes, another goes on.
 * Where there are no locks to agree by, each leads for itself. Returns how to leave.
 */
export function inTurn<Answer>(name: string, member: Member<Answer>): () => void {
  const leaving = new AbortController()
  const hear = (said: Said<Answer>): void => {
    if (!leaving.signal.aborted && member.hear(said)) leaving.abort()
  }
  const leave = (): void => leaving.abort()
  const locks = locksOfTabs()
  if (locks === undefined) {
    void member.lead(hear, leaving.signal)
    return leave
  }
  const channel = new BroadcastChannel(name)
  leaving.signal.addEventListener('abort', () => channel.close())
  let leads = false
  channel.onmessage = ({ data }: MessageEvent<Said<Answer> | typeof WHERE>) => {
    if (data !== WHERE) hear(data)
    else if (leads) channel.postMessage({ eventId: member.eventId() })
  }
  const say = (said: Said<Answer>): void => {
    // First to the others: what is over closes the channel.
    if (!leaving.signal.aborted) channel.postMessage(said)
    hear(said)
  }
  const lead = async (): Promise<void> => {
    leads = true
    await member.lead(say, leaving.signal)
  }
  channel.postMessage(WHERE)
  // Whoever leaves while it waits for its turn gives the turn up.
  locks.request(name, { signal: leaving.signal }, lead).catch(() => undefined)
  return leave
}

/** Not in every runtime, nor on pages without TLS. */
function locksOfTabs(): LockManager | undefined {
  return 'navigator' in globalThis && 'locks' in navigator ? navigator.locks : undefined
}
