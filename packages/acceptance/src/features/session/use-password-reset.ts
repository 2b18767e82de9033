import { RequestPasswordResetDocument, ResetPasswordDocument } from '@assent/sdk/documents'
import { useMutation } from '@assent/sdk/vue'
import { type FieldProblem, useText } from '@assent/ui'
import { computed, type ComputedRef, ref, type Ref } from 'vue'
import { problemsOf } from '../../frame/problems'

export interface PasswordReset {
  problems: Ref<readonly FieldProblem[]>
  busy: ComputedRef<boolean>
  /** To whom a link was sent, if there is such an account, and for how long it works. */
  sent: Readonly<Ref<{ email: string; validMinutes: number } | null>>
  isDone: Readonly<Ref<boolean>>
  /** The link does not work, now or later. */
  isDead: Readonly<Ref<boolean>>
  request: (email: string) => Promise<void>
  reset: (token: string, newPassword: string) => Promise<void>
}

/** A new password by a mailed link: asking for the link, and using it. */
export function usePasswordReset(): PasswordReset {
  const { t } = useText()
  const requesting = useMutation(RequestPasswordResetDocument)
  const resetting = useMutation(ResetPasswordDocument)
  const problems = ref<readonly FieldProblem[]>([])
  const sent = ref<{ email: string; validMinutes: number } | null>(null)
  const [isDone, isDead] = [ref(false), ref(false)]
  const fail = (message: string | null | undefined): void => void (problems.value = [{ message: message ?? t('ui.failed.body') }])

  async function request(email: string): Promise<void> {
    const answer = (await requesting.run({ input: { email } }))?.requestPasswordReset
    if (answer === undefined) fail(requesting.failure.value?.message)
    else if (answer.__typename === 'Refusal') problems.value = problemsOf(answer)
    else sent.value = { email, validMinutes: answer.validMinutes }
  }

  async function reset(token: string, newPassword: string): Promise<void> {
    const answer = (await resetting.run({ input: { token, newPassword } }))?.resetPassword
    if (answer === undefined) return fail(resetting.failure.value?.message)
    isDone.value = answer.__typename === 'PasswordReset'
    if (answer.__typename !== 'Refusal') return
    problems.value = problemsOf(answer)
    isDead.value = answer.code === 'RESET_LINK_INVALID'
  }

  return { problems, busy: computed(() => requesting.busy.value || resetting.busy.value), sent, isDone, isDead, request, reset }
}
