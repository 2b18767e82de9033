import type { AgreementStatus, InvitationOutcome } from '@assent/sdk/documents'
import type { MessageKey } from '@assent/i18n'
import type { State } from '@assent/ui'

interface RequestState {
  state: State
  words: MessageKey
}

const asked = { state: 'due', words: 'acceptance.status.INVITED' } as const

/** How a request stands as the customer sees it, in the words of the agreement's states where they are the same. */
const byOutcome: Record<InvitationOutcome, RequestState> = {
  SIGN_IN_REQUIRED: asked,
  CONFIRM_COMPANY: asked,
  ASK: asked,
  CONTACT_PARTNER: { state: 'waiting', words: 'acceptance.status.WAITING_FOR_PARTNER' },
  REFUSED: { state: 'blocked', words: 'acceptance.waiting.refused' },
  ALREADY_ACCEPTED: { state: 'done', words: 'acceptance.status.PROVIDED' },
}

/**
 * Whoever opens it will be told to contact the partner, yet nobody was told so far: until then it waits for an answer (table S), as the list of partners below it says.
 */
export function requestState(outcome: InvitationOutcome, agreement: AgreementStatus | null): RequestState {
  return outcome === 'CONTACT_PARTNER' && agreement === 'INVITED' ? asked : byOutcome[outcome]
}
