import { CustomerChangePasswordDocument, CustomerSignInDocument, type CustomerViewerQuery } from '@assent/sdk/documents'
import { useClient, useMutation } from '@assent/sdk/vue'
import { type FieldProblem, useText } from '@assent/ui'
import { computed, type ComputedRef, ref, type Ref } from 'vue'
import { problemsOf } from '../../frame/problems'
import { customerOf, useSession } from './session'

export interface SignIn {
  /** The one-time password was taken; a password of one's own comes next. */
  mustChoose: Readonly<Ref<boolean>>
  problems: Ref<readonly FieldProblem[]>
  busy: ComputedRef<boolean>
  signIn: (email: string, password: string) => Promise<void>
  choose: (newPassword: string) => Promise<void>
}

/** Signing in, and the password that replaces a one-time password. Both end with a viewer in the session. */
export function useSignIn(): SignIn {
  const { t } = useText()
  const client = useClient()
  const session = useSession()
  const signingIn = useMutation(CustomerSignInDocument)
  const choosing = useMutation(CustomerChangePasswordDocument)
  const mustChoose = ref(false)
  const problems = ref<readonly FieldProblem[]>([])
  let currentPassword = ''

  async function enter(viewer: CustomerViewerQuery['viewer']): Promise<void> {
    currentPassword = ''
    await client.clearStore()
    session.entered(customerOf(viewer))
  }

  async function signIn(email: string, password: string): Promise<void> {
    const answer = (await signingIn.run({ input: { email, password } }))?.signIn
    const failed = signingIn.failure.value
    if (answer === undefined) problems.value = [{ message: failed?.message ?? t('acceptance.signIn.unanswered') }]
    else if (answer.__typename === 'Refusal') problems.value = problemsOf(answer)
    else if (answer.__typename === 'SignedIn') await enter(answer.viewer)
    else {
      currentPassword = password
      problems.value = []
      mustChoose.value = true
    }
  }

  async function choose(newPassword: string): Promise<void> {
    const answer = (await choosing.run({ input: { currentPassword, newPassword } }))?.changePassword
    const failed = choosing.failure.value
    if (answer === undefined) problems.value = [{ message: failed?.message ?? t('acceptance.signIn.unanswered') }]
    else if (answer.__typename === 'Refusal') problems.value = problemsOf(answer)
    else await enter(answer.viewer)
  }

  return { mustChoose, problems, busy: computed(() => signingIn.busy.value || choosing.busy.value), signIn, choose }
}
