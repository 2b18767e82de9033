import type { MessageKey } from '@assent/i18n'
import { createKeyring } from '@assent/sdk'
import { AttestAcceptanceDocument, type AttestAcceptanceInput, type AcceptanceRecordedFragment, type RefusalFactsFragment } from '@assent/sdk/documents'
import { useMutation } from '@assent/sdk/vue'
import { type FieldProblem, useText } from '@assent/ui'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useAgent } from '../../session/session'
import type { CustomerFacts } from '../../vocabulary/customer-facts'
import { problemsOf } from '../../refusals/refusal-problems'
import { draftFaults, type SignerDraft } from './draft-faults'
import { usePaper } from './paper'

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
  attachmentId: 'console.attest.attachment',
} as const satisfies Record<string, MessageKey>

/** The draft of one attestation, and its way to the server and back. */
export function useAttestation(customer: () => CustomerFacts, { orderId, onRecorded }: Options) {
  const { t } = useText()
  const agent = useAgent()
  const { run, busy: saving, failure: notSaved } = useMutation(AttestAcceptanceDocument)
  const keyring = createKeyring()
  const signer = ref(contactOf(customer()))
  const isChangingSigner = ref(Object.values(contactOf(customer())).slice(0, 3).includes(''))
  const dateAgreed = ref('')
  const language = ref(preferredLanguage(customer()))
  const problems = ref<FieldProblem[]>([])
  const refusal = shallowRef<RefusalFactsFragment | null>(null)
  const { paper, paperFault, faultNow, send, forget, uploading, uploadFailure } = usePaper(problems)

  // What was said of another day says nothing of this one.
  watch(dateAgreed, () => (problems.value = problems.value.filter(({ id }) => id !== 'dateAgreed')))

  async function save(): Promise<void> {
    const faults = draftFaults({ signer: signer.value, dateAgreed: dateAgreed.value, paperFault: await faultNow() }, agent().today)
    problems.value = faults.map(({ id, fault }) => ({ id, message: t(fault), label: t(labels[id]) }))
    refusal.value = null
    if (faults.some(({ id }) => id.startsWith('signer'))) isChangingSigner.value = true
    if (problems.value.length > 0) return
    const attachmentId = await send()
    if (attachmentId === undefined) return
    const draft = { signer: signer.value, dateAgreed: dateAgreed.value, language: language.value }
    const wanted = inputOf(customer(), draft, { orderId: orderId() ?? null, attachmentId })
    const result = (await run({ input: { ...wanted, idempotencyKey: keyring.keyFor(wanted) } }))?.attestAcceptance
    if (result?.__typename === 'AcceptanceRecorded') onRecorded(result)
    if (result?.__typename === 'Refusal') await showRefusal(result)
  }

  async function showRefusal(refused: RefusalFactsFragment): Promise<void> {
    keyring.renew()
    forget()
    if (refused.fields.some(({ path }) => path.includes('signer'))) isChangingSigner.value = true
    await nextTick()
    if (refused.fields.length === 0) refusal.value = refused
    else problems.value = problemsOf(refused, Object.fromEntries(Object.entries(labels).map(([id, key]) => [id, t(key)])))
  }

  const busy = computed(() => saving.value || uploading.value)
  const failure = computed(() => notSaved.value ?? uploadFailure.value)
  return { signer, isChangingSigner, dateAgreed, language, paper, paperFault, problems, refusal, busy, failure, save }
}

interface Draft {
  signer: SignerDraft
  dateAgreed: string
  language: string
}

type Named = Pick<AttestAcceptanceInput, 'orderId' | 'attachmentId'>

function inputOf({ id, agreement }: CustomerFacts, { signer: { phone, ...person }, dateAgreed, language }: Draft, named: Named): Omit<AttestAcceptanceInput, 'idempotencyKey'> {
  const signer = { ...person, phone: phone === '' ? null : phone }
  return { customerId: id, agreementId: agreement?.id ?? '', language: language === '' ? null : language, signer, dateAgreed, ...named }
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
