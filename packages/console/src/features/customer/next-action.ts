import type { CustomerFacts } from '../../vocabulary/customer-facts'
import { isToldToContact, type ToldFacts } from './standing'

/** The one button that moves things, as the server's next step and permissions say. */
export type NextAction = 'attest' | 'attestNew' | 'invite' | 'inviteAgain' | 'mailProvider' | 'order' | 'none'

const byStep: Record<string, NextAction> = {
  ATTEST: 'attest',
  ATTEST_OR_INVITE: 'attest',
  REMIND: 'inviteAgain',
  REQUEST_ATTESTATION: 'mailProvider',
  REQUEST_ATTESTATION_OR_INVITE: 'invite',
  NOTHING: 'order',
}

type Known = Pick<CustomerFacts, 'nextStep'> & ToldFacts

export function nextAction(known: Known): NextAction {
  const { nextStep, viewerMay, agreementStatus } = known
  if (isToldToContact(known)) return 'attest'
  const action = byStep[nextStep?.code ?? ''] ?? 'none'
  if (action === 'attest') return attestAction(viewerMay.attest.allowed, agreementStatus)
  if (action === 'invite' || action === 'inviteAgain') return viewerMay.invite.allowed ? action : 'none'
  if (action === 'order') return viewerMay.order.allowed ? action : 'none'
  return action
}

/** The other ways on, as quiet buttons beside the one. */
export function otherActions(known: Known): ('attest' | 'invite' | 'order')[] {
  const main = nextAction(known)
  const { attest, invite, order } = known.viewerMay
  const isAsked = known.nextStep?.code !== 'NOTHING'
  return [
    ...(attest.allowed && isAsked && main !== 'attest' && main !== 'attestNew' ? ['attest' as const] : []),
    ...(invite.allowed && isAsked && main !== 'invite' && main !== 'inviteAgain' ? ['invite' as const] : []),
    ...(order.allowed && main !== 'order' ? ['order' as const] : []),
  ]
}

function attestAction(isAllowed: boolean, status: Known['agreementStatus']): NextAction {
  if (!isAllowed) return 'none'
  return status === 'REACCEPTANCE_DUE' ? 'attestNew' : 'attest'
}
