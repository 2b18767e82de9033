import type { OrderFactsFragment } from '@assent/sdk/documents'
import type { Text } from '@assent/ui'

/** What was ordered, in a line. */
export function orderLines(order: Pick<OrderFactsFragment, 'lines'>, { t, locale }: Text): string {
  const list = new Intl.ListFormat(locale.value, { type: 'conjunction', style: 'narrow' })
  return list.format(order.lines.map(({ product, quantity }) => t('console.order.line', { product, quantity })))
}
