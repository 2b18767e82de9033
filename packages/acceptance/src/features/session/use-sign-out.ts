import { SignOutDocument } from '@assent/sdk/documents'
import { useClient, useMutation } from '@assent/sdk/vue'
import type { ShallowRef } from 'vue'
import { useSession } from './session'

export interface SignOut {
  /** Ends the session at the server first; only then does the site forget it. */
  signOut: () => Promise<void>
  busy: Readonly<ShallowRef<boolean>>
}

/** `leave` takes the reader off a page that needs the session. */
export function useSignOut(leave: () => Promise<unknown> = () => Promise.resolve()): SignOut {
  const client = useClient()
  const session = useSession()
  const { run, busy, failure } = useMutation(SignOutDocument)

  async function signOut(): Promise<void> {
    await run({})
    const isOver = failure.value === null || failure.value.kind === 'signedOut'
    if (!isOver) return
    // First, for it cuts off what is under way: the page asks anew as soon as nobody is signed in.
    await client.clearStore()
    session.left()
    await leave()
  }

  return { signOut, busy }
}
