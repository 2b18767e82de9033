import { createKeyring } from '@assent/sdk'
import { type RefusalFactsFragment, WithdrawAcceptanceDocument, type WithdrawAcceptanceMutation } from '@assent/sdk/documents'
import { useMutation } from '@assent/sdk/vue'
import { type FieldProblem, useText } from '@assent/ui'
import { ref, shallowRef } from 'vue'
import { problemsOf } from '../../refusals/refusal-problems'

export type Withdrawn = Extract<WithdrawAcceptanceMutation['withdrawAcceptance'], { __typename: 'AcceptanceWithdrawn' }>

/** Taking an attestation back: its reason, and its way to the server and back. */
export function useWithdrawal(acceptanceId: () => string, onWithdrawn: (withdrawn: Withdrawn) => void) {
  const { t } = useText()
  const { run, busy, failure } = useMutation(WithdrawAcceptanceDocument)
  const keyring = createKeyring()
  const reason = ref('')
  const problems = ref<FieldProblem[]>([])
  const refusal = shallowRef<RefusalFactsFragment | null>(null)

  async function withdraw(): Promise<void> {
    problems.value = []
    refusal.value = null
    const wanted = { acceptanceId: acceptanceId(), reason: reason.value }
    const result = (await run({ input: { ...wanted, idempotencyKey: keyring.keyFor(wanted) } }))?.withdrawAcceptance
    if (result === undefined) return
    keyring.renew()
    if (result.__typename === 'AcceptanceWithdrawn') onWithdrawn(result)
    else if (result.fields.length === 0) refusal.value = result
    else problems.value = problemsOf(result, { reason: t('console.withdraw.reason') })
  }

  return { reason, problems, refusal, busy, failure, withdraw }
}
