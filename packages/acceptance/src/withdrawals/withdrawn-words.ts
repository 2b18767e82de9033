import type { ReceiptFactsFragment } from '@assent/sdk/documents'
import type { Text } from '@assent/ui'
import { dayOf } from '../frame/day-of'

/** Who withdrew an acceptance, when and why; null when nobody did. */
export function withdrawnWords({ withdrawn, partner }: Pick<ReceiptFactsFragment, 'withdrawn' | 'partner'>, { t, locale }: Text): string | null {
  if (withdrawn === null) return null
  const facts = { partner: partner?.name ?? '', day: dayOf(withdrawn.at, locale.value) }
  return withdrawn.reason ? t('acceptance.withdrawn.why', { ...facts, reason: withdrawn.reason }) : t('acceptance.withdrawn.by', facts)
}
