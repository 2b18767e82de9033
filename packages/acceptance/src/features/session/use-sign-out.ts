import { SignOutDocument } from '@assent/sdk/documents'
import { useClient, useMutation } from '@assent/sdk/vue'
import type { ShallowRef } from 'vue'
import { useSession } from './session'

export interface SignOut {
  /** Ends the session at the server first; only then does the site forget it. */
  signOut: () => Promise<void>
  busy: Readonly<ShallowRef<boolean>>
}

/** `leave` takes the reader off a page that needs the session, before what it showed is forgotten. */
export function useSignOut(leave: () => Promise<unknown> = () => Promise.resolve()): SignOut {
  const client = useClient()
  const session = useSession()
  const { run, busy, failure } = useMutation(SignOutDocument)

  async function signOut(): Promise<void> {
    await run({})
    const isOver = failure.value === null || failure.value.kind === 'signedOut'
    if (!isOver) return
    session.left()
    await leave()
    await client.clearStore()
  }

  return { signOut, busy }
}
