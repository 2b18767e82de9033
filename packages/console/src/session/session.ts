import type { ApolloClient } from '@apollo/client'
import { describeFailure } from '@assent/sdk'
import { type AgentViewerFragment, ConsoleViewerDocument, SignOutDocument } from '@assent/sdk/documents'
import { inject, type InjectionKey, type Plugin, type ShallowRef, shallowRef } from 'vue'

export type SessionState = 'unknown' | 'signedOut' | 'signedIn' | 'unreachable'

export interface Session {
  plugin: Plugin
  agent: Readonly<ShallowRef<AgentViewerFragment | null>>
  state: Readonly<ShallowRef<SessionState>>
  /** Asks the server once who is signed in. */
  load: () => Promise<void>
  enter: (agent: AgentViewerFragment) => Promise<void>
  leave: () => Promise<void>
  /** The server no longer knows the session. */
  expire: () => void
}

const sessionKey: InjectionKey<Session> = Symbol('session')

export function createSession(client: ApolloClient): Session {
  const agent = shallowRef<AgentViewerFragment | null>(null)
  const state = shallowRef<SessionState>('unknown')

  function become(next: AgentViewerFragment | null): void {
    agent.value = next
    state.value = next === null ? 'signedOut' : 'signedIn'
  }

  const session: Session = {
    plugin: { install: (app) => app.provide(sessionKey, session) },
    agent,
    state,
    load: async () => {
      try {
        const { data } = await client.query({ query: ConsoleViewerDocument, fetchPolicy: 'network-only' })
        become(data?.viewer?.__typename === 'Agent' ? data.viewer : null)
      } catch (error) {
        if (describeFailure(error).kind === 'signedOut') become(null)
        else state.value = 'unreachable'
      }
    },
    enter: async (next) => {
      // What another person was allowed to see must not stay in the cache.
      await client.clearStore()
      become(next)
    },
    leave: async () => {
      await client.mutate({ mutation: SignOutDocument })
      become(null)
      await client.clearStore()
    },
    expire: () => {
      if (state.value === 'signedIn') become(null)
    },
  }
  return session
}

export function useSession(): Session {
  const session = inject(sessionKey)
  if (session === undefined) throw new Error('createSession() was not installed in this app')
  return session
}

/** The signed-in agent, on pages that are only shown to one. */
export function useAgent(): () => AgentViewerFragment {
  const { agent } = useSession()
  let last = agent.value
  return () => {
    last = agent.value ?? last
    if (last === null) throw new Error('This page needs a signed-in agent')
    return last
  }
}
