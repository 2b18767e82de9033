import type { OrderFactsFragment } from '@assent/sdk/documents'
import type { Text } from '@assent/ui'

/** What was ordered, in a line. */
export function orderLines(order: Pick<OrderFactsFragment, 'lines'>, { t, locale }: Text): string {
  const list = new Intl.ListFormat(locale.value, { type: 'conjunction', style: 'narrow' })
  return list.format(order.lines.map(({ product, quantity }) => t('console.order.line', { product, quantity })))
}

/** The kind, unless the product is called so. */
export function orderKind({ kind, lines }: Pick<OrderFactsFragment, 'kind' | 'lines'>, { t }: Text): string | null {
  const word = t(`console.order.kind.${kind}`)
  const names = [word.toLowerCase(), kind.toLowerCase().replaceAll('_', ' ')]
  return lines.every(({ product }) => names.includes(product.toLowerCase())) ? null : word
}

/** What was ordered, and of which kind. */
export function orderWords(order: Pick<OrderFactsFragment, 'kind' | 'lines'>, text: Text): string {
  return [orderLines(order, text), orderKind(order, text)].filter(Boolean).join(' · ')
}
