import type { AgreementStatus, OrderState, RelationshipStatus } from '@assent/sdk/documents'
import type { State } from '@assent/ui'

/** The look of each status; its word is `common.status.*`. */
export const agreementState: Record<AgreementStatus, State> = {
  PROVIDED: 'done',
  REACCEPTANCE_DUE: 'due',
  WAITING_FOR_PARTNER: 'blocked',
  INVITED: 'waiting',
  LAPSED: 'due',
  NOT_PROVIDED: 'none',
}

/** What asks for the agent's attention first. */
export const agreementStatuses = [
  'WAITING_FOR_PARTNER',
  'REACCEPTANCE_DUE',
  'LAPSED',
  'NOT_PROVIDED',
  'INVITED',
  'PROVIDED',
] as const satisfies readonly AgreementStatus[]

export const relationshipState: Record<RelationshipStatus, State> = {
  REQUESTED: 'waiting',
  ACTIVE: 'done',
  DECLINED: 'none',
  EXPIRED: 'none',
  WITHDRAWN: 'none',
  ENDED: 'none',
}

export const orderState: Record<OrderState, State> = { HELD: 'due', PLACED: 'done', CANCELLED: 'none' }
