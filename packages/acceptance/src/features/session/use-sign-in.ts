import { type CodeFactsFragment, CustomerChangePasswordDocument, CustomerSignInDocument, type CustomerViewerQuery } from '@assent/sdk/documents'
import { useClient, useMutation } from '@assent/sdk/vue'
import { type FieldProblem, useText } from '@assent/ui'
import { computed, type ComputedRef, ref, type Ref, type ShallowRef, shallowRef } from 'vue'
import { problemsOf } from '../../frame/problems'
import { customerOf, useSession } from './session'
import { useCode } from './use-code'

type SignInStep = 'PASSWORD' | 'CODE' | 'NEW_PASSWORD'

export interface SignIn {
  /** PASSWORD comes first; CODE and NEW_PASSWORD where they are due. */
  step: Readonly<Ref<SignInStep>>
  /** The code that is due. */
  code: Readonly<ShallowRef<CodeFactsFragment | null>>
  isSentAgain: Readonly<Ref<boolean>>
  problems: Ref<readonly FieldProblem[]>
  busy: ComputedRef<boolean>
  signIn: (email: string, password: string) => Promise<void>
  confirm: (code: string) => Promise<void>
  resend: () => Promise<void>
  goTo: (step: SignInStep) => void
  choose: (newPassword: string) => Promise<void>
}

/** Signing in, the code that may be due, and the password that replaces a one-time password. All end with a viewer in the session. */
export function useSignIn(): SignIn {
  const { t } = useText()
  const enter = useEnter()
  const { isSentAgain, busy: isCodeBusy, confirm, resend } = useCode()
  const [signingIn, choosing] = [useMutation(CustomerSignInDocument), useMutation(CustomerChangePasswordDocument)]
  const step = ref<SignInStep>('PASSWORD')
  const code = shallowRef<CodeFactsFragment | null>(null)
  const problems = ref<readonly FieldProblem[]>([])
  let currentPassword = ''

  function goTo(next: SignInStep, found: readonly FieldProblem[] = []): void {
    if (next === 'PASSWORD') currentPassword = ''
    problems.value = found
    isSentAgain.value = false
    step.value = next
  }

  const unanswered = (message: string | null | undefined): readonly FieldProblem[] => [{ message: message ?? t('acceptance.signIn.unanswered') }]
  async function signIn(email: string, password: string): Promise<void> {
    const answer = (await signingIn.run({ input: { email, password } }))?.signIn
    if (answer === undefined || answer.__typename === 'Refusal') return void (problems.value = answer ? problemsOf(answer) : unanswered(signingIn.failure.value?.message))
    if (answer.__typename === 'SignedIn') return enter(answer.viewer)
    currentPassword = password
    if (answer.__typename === 'CodeRequired') code.value = answer
    goTo(answer.__typename === 'CodeRequired' ? 'CODE' : 'NEW_PASSWORD')
  }

  async function confirmCode(typed: string): Promise<void> {
    const answer = await confirm(typed)
    if (answer.__typename === 'SignedIn') return enter(answer.viewer)
    if (answer.__typename === 'PasswordChangeRequired') return goTo('NEW_PASSWORD')
    if (answer.__typename === 'Over') return goTo('PASSWORD', answer.problems)
    problems.value = answer.problems
  }

  async function choose(newPassword: string): Promise<void> {
    const answer = (await choosing.run({ input: { currentPassword, newPassword } }))?.changePassword
    if (answer?.__typename === 'PasswordChanged') return enter(answer.viewer)
    problems.value = answer ? problemsOf(answer) : unanswered(choosing.failure.value?.message)
  }

  const busy = computed(() => signingIn.busy.value || choosing.busy.value || isCodeBusy.value)
  const resendCode = async (): Promise<void> => void (problems.value = await resend())
  return { step, code, isSentAgain, problems, busy, signIn, confirm: confirmCode, resend: resendCode, goTo, choose }
}

function useEnter(): (viewer: CustomerViewerQuery['viewer']) => Promise<void> {
  const client = useClient()
  const session = useSession()
  return async (viewer) => {
    await client.clearStore()
    session.entered(customerOf(viewer))
  }
}
