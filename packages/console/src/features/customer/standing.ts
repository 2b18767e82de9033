import { formatDay } from '@assent/i18n'
import type { Text } from '@assent/ui'
import type { CustomerFacts } from '../../vocabulary/customer-facts'

/** The sentence that says where things stand. */
export function standingSentence(customer: CustomerFacts, { t, locale }: Text): string {
  const company = customer.companyName
  const { relationship, agreementStatus, reacceptBy } = customer
  if (relationship && relationship.status !== 'ACTIVE' && agreementStatus !== 'WAITING_FOR_PARTNER' && agreementStatus !== 'INVITED') {
    return t('console.customer.standing.NOT_ACTIVE', { company, status: t(`common.relationship.${relationship.status}`) })
  }
  if (!agreementStatus) return t('console.customer.standing.UNKNOWN')
  if (agreementStatus !== 'REACCEPTANCE_DUE') return t(`console.customer.standing.${agreementStatus}`, { company })
  return reacceptBy
    ? t('console.customer.standing.REACCEPTANCE_DUE', { company, day: formatDay(reacceptBy, locale.value) })
    : t('console.customer.standing.REACCEPTANCE_DUE_SOON', { company })
}
