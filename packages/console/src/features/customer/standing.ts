import { formatDay, formatDayOf } from '@assent/i18n'
import type { Text } from '@assent/ui'
import type { CustomerFacts } from '../../vocabulary/customer-facts'
import { ownTimeZone } from '../../vocabulary/own-time-zone'

export type ToldFacts = Pick<CustomerFacts, 'agreementStatus' | 'relationships' | 'viewerMay' | 'latestAcceptance'>

/**
 * A customer that is asked for a relationship hides its status (table V); that the partner may attest for it all the same says
 * that it was told to contact the partner (A1).
 */
export function isToldToContact({ agreementStatus, relationships, viewerMay, latestAcceptance }: ToldFacts): boolean {
  const isActive = relationships.some(({ status }) => status === 'ACTIVE')
  return agreementStatus === null && !isActive && viewerMay.attest.allowed && latestAcceptance?.current !== true
}

/** Of an active customer only a role that reads nothing but company and contact (V3) sees no status: nothing may then be said of agreement, orders or invitations. */
export function isReserved({ agreementStatus, relationships }: Pick<CustomerFacts, 'agreementStatus' | 'relationships'>): boolean {
  return agreementStatus === null && relationships.some(({ status }) => status === 'ACTIVE')
}

/** Invited, yet the server's next step is an attestation: the customer bought before, and its link sends it back (D10, D11). */
export function isInvitedInVain({ agreementStatus, nextStep }: Pick<CustomerFacts, 'agreementStatus' | 'nextStep'>): boolean {
  return agreementStatus === 'INVITED' && nextStep?.code !== 'REMIND'
}

/** The sentence that says where things stand. */
export function standingSentence(customer: CustomerFacts, { t, locale }: Text): string {
  const company = customer.companyName
  const { relationship, agreementStatus, reacceptBy } = customer
  if (isToldToContact(customer)) return t('console.customer.standing.WAITING_FOR_PARTNER', { company })
  if (relationship && relationship.status !== 'ACTIVE' && agreementStatus !== 'WAITING_FOR_PARTNER' && agreementStatus !== 'INVITED') {
    const status = t(`common.relationship.${relationship.status}`)
    const open = customer.invitations.edges.find(({ node }) => node.status === 'OPEN')?.node
    if (open === undefined) return t('console.customer.standing.NOT_ACTIVE', { company, status })
    return t('console.customer.standing.NOT_ACTIVE_INVITED', { company, status, day: formatDayOf(open.expiresAt, locale.value, ownTimeZone()) })
  }
  if (!agreementStatus) return t('console.customer.standing.UNKNOWN')
  if (isInvitedInVain(customer)) return t(customer.nextStep?.code === 'REQUEST_ATTESTATION' ? 'console.customer.standing.INVITED_IN_VAIN_PROVIDER' : 'console.customer.standing.INVITED_IN_VAIN', { company })
  if (agreementStatus !== 'REACCEPTANCE_DUE') return t(`console.customer.standing.${agreementStatus}`, { company })
  return reacceptBy
    ? t('console.customer.standing.REACCEPTANCE_DUE', { company, day: formatDay(reacceptBy, locale.value) })
    : t('console.customer.standing.REACCEPTANCE_DUE_SOON', { company })
}
