import { translate } from '@assent/i18n'
import type { OrderFactsFragment } from '@assent/sdk/documents'
import type { Text } from '@assent/ui'
import { describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { orderWords } from './order-words'

const text: Text = { t: (key, params) => translate('en', key, params), locale: computed(() => 'en') }
const order = (kind: OrderFactsFragment['kind'], ...products: string[]) => ({
  kind,
  lines: products.map((product) => ({ __typename: 'OrderLine' as const, product, quantity: 2 })),
})

describe('An order in a line', () => {
  it('names its lines, then its kind', () => {
    expect(orderWords(order('OFFER', 'Power BI Pro', 'Visio'), text)).toBe('2 × Power BI Pro, 2 × Visio · Offer')
  })

  it('does not repeat a product that is called like its kind', () => {
    expect(orderWords(order('AZURE_PLAN', 'Azure plan'), text)).toBe('2 × Azure plan')
    expect(orderWords(order('AZURE_PLAN', 'Azure plan', 'Support'), text)).toBe('2 × Azure plan, 2 × Support · Azure plan')
  })
})
