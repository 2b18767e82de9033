import type { MessageKey } from '@assent/i18n'
import { createKeyring } from '@assent/sdk'
import { AttestAcceptanceDocument, type AttestAcceptanceInput, type AcceptanceRecordedFragment, type RefusalFactsFragment } from '@assent/sdk/documents'
import { useMutation } from '@assent/sdk/vue'
import { type FieldProblem, useText } from '@assent/ui'
import { nextTick, ref, shallowRef } from 'vue'
import { useAgent } from '../../session/session'
import type { CustomerFacts } from '../../vocabulary/customer-facts'
import { problemsOf } from '../../refusals/refusal-problems'

export interface SignerDraft {
  firstName: string
  lastName: string
  email: string
  phone: string
}

interface Options {
  orderId: () => string | undefined
  onRecorded: (recorded: AcceptanceRecordedFragment) => void
}

const labels = {
  'signer.firstName': 'common.field.firstName',
  'signer.lastName': 'common.field.lastName',
  'signer.email': 'common.field.email',
  'signer.phone': 'common.field.phone',
  dateAgreed: 'console.attest.date',
  language: 'console.attest.language',
} as const satisfies Record<string, MessageKey>

/** The draft of one attestation, and its way to the server and back. */
export function useAttestation(customer: () => CustomerFacts, { orderId, onRecorded }: Options) {
  const { t } = useText()
  const agent = useAgent()
  const { run, busy, failure } = useMutation(AttestAcceptanceDocument)
  const keyring = createKeyring()
  const signer = ref(contactOf(customer()))
  const isChangingSigner = ref(Object.values(contactOf(customer())).slice(0, 3).includes(''))
  const dateAgreed = ref(agent().today)
  const language = ref(preferredLanguage(customer()))
  const problems = ref<FieldProblem[]>([])
  const refusal = shallowRef<RefusalFactsFragment | null>(null)

  function input(): Omit<AttestAcceptanceInput, 'idempotencyKey'> {
    const { phone, ...person } = signer.value
    return {
      customerId: customer().id,
      agreementId: customer().agreement?.id ?? '',
      language: language.value === '' ? null : language.value,
      signer: { ...person, phone: phone === '' ? null : phone },
      dateAgreed: dateAgreed.value,
      orderId: orderId() ?? null,
    }
  }

  async function save(): Promise<void> {
    problems.value = dateAgreed.value.trim() === '' ? [{ id: 'dateAgreed', message: t('ui.date.missing'), label: t(labels.dateAgreed) }] : []
    refusal.value = null
    if (problems.value.length > 0) return
    const wanted = input()
    const result = (await run({ input: { ...wanted, idempotencyKey: keyring.keyFor(wanted) } }))?.attestAcceptance
    if (result?.__typename === 'AcceptanceRecorded') onRecorded(result)
    if (result?.__typename === 'Refusal') await showRefusal(result)
  }

  async function showRefusal(refused: RefusalFactsFragment): Promise<void> {
    keyring.renew()
    if (refused.fields.some(({ path }) => path.includes('signer'))) isChangingSigner.value = true
    await nextTick()
    if (refused.fields.length === 0) refusal.value = refused
    else problems.value = problemsOf(refused, Object.fromEntries(Object.entries(labels).map(([id, key]) => [id, t(key)])))
  }

  return { signer, isChangingSigner, dateAgreed, language, problems, refusal, busy, failure, save }
}

function contactOf({ primaryContact }: CustomerFacts): SignerDraft {
  const { firstName = '', lastName = '', email = '', phone } = primaryContact ?? {}
  return { firstName, lastName, email, phone: phone ?? '' }
}

/** The text in the customer's own language where there is one. */
function preferredLanguage({ agreement, language }: CustomerFacts): string {
  const texts = agreement?.texts ?? []
  const base = language?.split('-')[0]
  return (texts.find((text) => text.language.split('-')[0] === base) ?? texts[0])?.language ?? ''
}
