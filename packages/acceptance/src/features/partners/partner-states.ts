import type { AgreementStatus, RelationshipStatus } from '@assent/sdk/documents'
import type { State } from '@assent/ui'

/** How the agreement stands as the customer sees it: what waits for the customer is due, what waits for the partner waits. */
export const agreementState: Record<AgreementStatus, State> = {
  PROVIDED: 'done',
  REACCEPTANCE_DUE: 'due',
  WAITING_FOR_PARTNER: 'waiting',
  INVITED: 'due',
  LAPSED: 'blocked',
  NOT_PROVIDED: 'none',
}

export const relationshipState: Record<RelationshipStatus, State> = {
  REQUESTED: 'due',
  ACTIVE: 'done',
  DECLINED: 'none',
  EXPIRED: 'none',
  WITHDRAWN: 'none',
  ENDED: 'none',
}
