import { createKeyring } from '@assent/sdk'
import { type AcceptInput, AcceptDocument, type AcceptMutation } from '@assent/sdk/documents'
import { type Mutation, useMutation } from '@assent/sdk/vue'

export type AcceptAnswer = AcceptMutation['accept']
export type Accepted = Extract<AcceptAnswer, { __typename: 'Accepted' }>
export type Answer = Omit<AcceptInput, 'idempotencyKey' | 'timeZone'>

export interface Accepting extends Pick<Mutation<AcceptMutation, never>, 'busy' | 'failure'> {
  /** The server's answer, or null when none came: then the same answer may be sent again and is recorded once. */
  accept: (answer: Answer) => Promise<AcceptAnswer | null>
}

export function useAccept(): Accepting {
  const { run, busy, failure } = useMutation(AcceptDocument)
  const keyring = createKeyring()

  async function accept(answer: Answer): Promise<AcceptAnswer | null> {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const input = { ...answer, timeZone, idempotencyKey: keyring.keyFor(answer) }
    return (await run({ input }))?.accept ?? null
  }

  return { accept, busy, failure }
}
