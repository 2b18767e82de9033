import { createKeyring } from '@assent/sdk'
import { ColleaguesDocument, type ColleaguesQuery, ForwardInvitationDocument } from '@assent/sdk/documents'
import { type Query, useMutation, useQuery } from '@assent/sdk/vue'
import { useText } from '@assent/ui'
import { computed, type ComputedRef, ref, type Ref } from 'vue'
import type { LinkKey } from './use-invitation'

export type Colleague = ColleaguesQuery['colleagues'][number]

export interface Forwarding {
  colleagues: Query<ColleaguesQuery>
  /** By the id of the colleague: whether a mail is on its way. */
  forwarded: Readonly<Ref<Readonly<Record<string, { mailed: boolean }>>>>
  /** Why it was not forwarded. */
  problem: Readonly<Ref<string | null>>
  busy: ComputedRef<boolean>
  forward: (colleague: Colleague) => Promise<void>
}

/** Passing a request on to a colleague who may answer it. */
export function useForward(link: () => LinkKey): Forwarding {
  const { t } = useText()
  const colleagues = useQuery(ColleaguesDocument, () => ({}), { fetchPolicy: 'network-only' })
  const { run, busy, failure } = useMutation(ForwardInvitationDocument)
  const keyring = createKeyring()
  const forwarded = ref<Record<string, { mailed: boolean }>>({})
  const problem = ref<string | null>(null)

  async function forward({ id: colleagueId }: Colleague): Promise<void> {
    problem.value = null
    const asked = { ...link(), colleagueId }
    const answer = (await run({ input: { ...asked, idempotencyKey: keyring.keyFor(asked) } }))?.forwardInvitation
    if (answer?.__typename === 'InvitationForwarded') forwarded.value = { ...forwarded.value, [colleagueId]: { mailed: answer.mailed } }
    else problem.value = answer?.message ?? failure.value?.message ?? t('ui.failed.body')
  }

  return { colleagues, forwarded, problem, busy: computed(() => busy.value), forward }
}
