import { CustomerConfirmCodeDocument, type CustomerConfirmCodeMutation, ResendCodeDocument } from '@assent/sdk/documents'
import { useMutation } from '@assent/sdk/vue'
import { type FieldProblem, useText } from '@assent/ui'
import { computed, type ComputedRef, ref, type Ref } from 'vue'
import { problemsOf } from '../../frame/problems'

type Answer = CustomerConfirmCodeMutation['confirmCode']

/** What a code came to: the next step of the sign-in, or where it went wrong. `OVER`: the sign-in that waited for it has ended. */
export type Confirmed = Exclude<Answer, { __typename: 'Refusal' }> | { __typename: 'Wrong' | 'Over'; problems: readonly FieldProblem[] }

export interface Code {
  isSentAgain: Ref<boolean>
  busy: ComputedRef<boolean>
  confirm: (code: string) => Promise<Confirmed>
  /** Answers what was wrong; nothing, once another code is on its way. */
  resend: () => Promise<readonly FieldProblem[]>
}

/** The code of a sign-in: entering it, and having another one sent. */
export function useCode(): Code {
  const { t } = useText()
  const [confirming, resending] = [useMutation(CustomerConfirmCodeDocument), useMutation(ResendCodeDocument)]
  const isSentAgain = ref(false)
  const unanswered = (message: string | null | undefined): readonly FieldProblem[] => [{ message: message ?? t('acceptance.signIn.unanswered') }]

  async function confirm(code: string): Promise<Confirmed> {
    isSentAgain.value = false
    const answer = (await confirming.run({ input: { code } }))?.confirmCode
    const failure = confirming.failure.value
    if (answer === undefined) return { __typename: failure?.kind === 'signedOut' ? 'Over' : 'Wrong', problems: unanswered(failure?.message) }
    if (answer.__typename !== 'Refusal') return answer
    return { __typename: answer.code === 'CODE_EXPIRED' ? 'Over' : 'Wrong', problems: problemsOf(answer) }
  }

  async function resend(): Promise<readonly FieldProblem[]> {
    const answer = (await resending.run({}))?.resendCode
    isSentAgain.value = answer?.__typename === 'CodeRequired'
    if (answer === undefined) return unanswered(resending.failure.value?.message)
    return answer.__typename === 'Refusal' ? problemsOf(answer) : []
  }

  return { isSentAgain, busy: computed(() => confirming.busy.value || resending.busy.value), confirm, resend }
}
