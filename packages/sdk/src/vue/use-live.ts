import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { onScopeDispose } from 'vue'
import type { FollowOptions } from '../live'

export interface LiveOptions<Data, Variables> {
  document: TypedDocumentNode<Data, Variables>
  variables: Variables
  /** The language of every message the server writes. */
  locale: () => string
  /** Whether what was told is about this page; everything is, by default. */
  concerns?: (data: Data) => boolean
  /** Reads anew what is shown: the `reread` of its queries, for nobody asked. */
  changed: () => unknown
  /** In place of the client of the sdk, which comes when it is first needed. */
  load?: () => Promise<{ follow: (options: FollowOptions<Data, Variables>) => () => void }>
}

/** What a bulk of acceptances tells within this time is read anew once. */
const TOGETHER_MS = 1_000

/**
 * Keeps a page true while it is open: what was told, or may have been missed, is read anew, within a second and, on a page that nobody sees, when it is looked at again.
 * Without the stream the page is what it was when it was opened; the next visit reads it anew.
 */
export function useLive<Data, Variables extends OperationVariables>(options: LiveOptions<Data, Variables>): void {
  const { document: asks, variables, locale, concerns = () => true, load = () => import('../live') } = options
  const later = once(options.changed)
  const following = new AbortController()

  void load().then(
    ({ follow }) => {
      if (following.signal.aborted) return
      const told = (data: Data): void => {
        if (concerns(data)) later.ask()
      }
      following.signal.addEventListener('abort', follow({ document: asks, variables, locale, told, missed: later.ask }))
    },
    // Its code did not come: the page is as good as one without it.
    () => undefined,
  )
  onScopeDispose(() => {
    following.abort()
    later.forget()
  })
}

/** Does something once for however often it is asked for. */
function once(run: () => unknown): { ask: () => void; forget: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSeen: AbortController | undefined
  const forget = (): void => {
    clearTimeout(timer)
    timer = undefined
    isSeen?.abort()
  }
  const now = (): void => {
    forget()
    void run()
  }
  const whenSeen = (): void => {
    if (!document.hidden) return now()
    isSeen = new AbortController()
    document.addEventListener('visibilitychange', now, { signal: isSeen.signal })
  }
  return { ask: () => void (timer ??= setTimeout(whenSeen, TOGETHER_MS)), forget }
}
