import type { InvitationOutcome } from '@assent/sdk/documents'
import type { State } from '@assent/ui'

const asked = { state: 'due', words: 'acceptance.status.INVITED' } as const

/** How a request stands as the customer sees it, in the words of the agreement's states where they are the same. */
export const requestState = {
  SIGN_IN_REQUIRED: asked,
  CONFIRM_COMPANY: asked,
  ASK: asked,
  CONTACT_PARTNER: { state: 'waiting', words: 'acceptance.status.WAITING_FOR_PARTNER' },
  REFUSED: { state: 'blocked', words: 'acceptance.waiting.refused' },
  ALREADY_ACCEPTED: { state: 'done', words: 'acceptance.status.PROVIDED' },
} as const satisfies Record<InvitationOutcome, { state: State; words: string }>
