import { createKeyring } from '@assent/sdk'
import { InviteDocument, type InvitationKind, type InviteMutation, type RefusalFactsFragment } from '@assent/sdk/documents'
import { useMutation } from '@assent/sdk/vue'
import { ref, shallowRef } from 'vue'
import type { CustomerFacts } from '../../vocabulary/customer-facts'

export type CreatedInvitation = Extract<InviteMutation['invite'], { __typename: 'InvitationCreated' }>

/** The mail in one language, as the agent left it. */
export type MailText = CreatedInvitation['mails'][number]

/** One invitation: what is asked for, then the link that is shown once. */
export function useInvitation(customer: () => CustomerFacts) {
  const { run, busy, failure } = useMutation(InviteDocument)
  const keyring = createKeyring()
  const kind = ref<InvitationKind>(usualKind(customer()))
  const language = ref(customer().language?.startsWith('ja') === true ? 'ja' : 'en')
  const created = shallowRef<CreatedInvitation | null>(null)
  const refusal = shallowRef<RefusalFactsFragment | null>(null)

  async function create(): Promise<void> {
    refusal.value = null
    const wanted = {
      invitee: { customerId: customer().id },
      kind: kind.value,
      providerId: customer().relationship?.provider?.id ?? null,
      language: language.value,
    }
    const result = (await run({ input: { ...wanted, idempotencyKey: keyring.keyFor(wanted) } }))?.invite
    if (result === undefined) return
    keyring.renew()
    if (result.__typename === 'Refusal') refusal.value = result
    else created.value = result
  }

  return { kind, language, created, refusal, busy, failure, create }
}

/** An active customer is asked for the agreement alone, any other also for the relationship. */
function usualKind({ relationship }: CustomerFacts): InvitationKind {
  return relationship?.status === 'ACTIVE' ? 'AGREEMENT' : 'RELATIONSHIP_AND_AGREEMENT'
}
