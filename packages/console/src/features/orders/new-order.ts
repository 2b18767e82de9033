import { formatNumber } from '@assent/i18n'
import { createKeyring } from '@assent/sdk'
import { type OrderKind, PlaceOrderDocument, type PlaceOrderMutation, type RefusalFactsFragment } from '@assent/sdk/documents'
import { useMutation } from '@assent/sdk/vue'
import { type FieldProblem, type Text, useText } from '@assent/ui'
import { computed, ref, shallowRef } from 'vue'
import type { CustomerFacts } from '../../vocabulary/customer-facts'
import { problemsOf } from '../../refusals/refusal-problems'

export const orderKinds = ['OFFER', 'SOFTWARE', 'SOFTWARE_SUBSCRIPTION', 'RESERVED_INSTANCE', 'AZURE_PLAN'] as const satisfies readonly OrderKind[]

export interface LineDraft {
  product: string
  quantity: string
}

export type OrderPlaced = Extract<PlaceOrderMutation['placeOrder'], { __typename: 'OrderPlaced' }>
export type ConfirmationRequired = Extract<PlaceOrderMutation['placeOrder'], { __typename: 'ConfirmationRequired' }>

/** One order from its draft to what the server made of it: placed, held, or refused. */
export function useNewOrder(customer: () => CustomerFacts) {
  const text = useText()
  const { run, busy, failure } = useMutation(PlaceOrderDocument)
  const keyring = createKeyring()
  const routes = computed(() => customer().relationships.filter(({ status }) => status === 'ACTIVE'))
  const relationshipId = ref((routes.value[0] ?? customer().relationship)?.id ?? '')
  const kind = ref<OrderKind>('SOFTWARE_SUBSCRIPTION')
  const lines = ref<LineDraft[]>([{ product: '', quantity: '1' }])
  const problems = ref<FieldProblem[]>([])
  const refusal = shallowRef<RefusalFactsFragment | null>(null)
  const placed = shallowRef<OrderPlaced | null>(null)
  const held = shallowRef<ConfirmationRequired | null>(null)

  async function place(): Promise<void> {
    refusal.value = null
    problems.value = mistyped(lines.value, text)
    if (problems.value.length > 0) return
    const wanted = {
      relationshipId: relationshipId.value,
      kind: kind.value,
      lines: lines.value.map(typedLine),
    }
    const result = (await run({ input: { ...wanted, idempotencyKey: keyring.keyFor(wanted) } }))?.placeOrder
    if (result === undefined) return
    keyring.renew()
    take(result)
  }

  function take(result: PlaceOrderMutation['placeOrder']): void {
    switch (result.__typename) {
      case 'OrderPlaced':
        return void (placed.value = result)
      case 'ConfirmationRequired':
        return void (held.value = result)
      case 'Refusal':
        if (result.fields.length === 0) refusal.value = result
        else problems.value = problemsOf(result, Object.fromEntries(lines.value.flatMap((_, index) => fieldLabels(index, text.t))))
    }
  }

  return { routes, relationshipId, kind, lines, problems, refusal, placed, held, busy, failure, place }
}

function fieldIds(index: number): [product: string, quantity: string] {
  return [`lines.${index}.product`, `lines.${index}.quantity`]
}

function fieldLabels(index: number, t: Text['t']): [id: string, label: string][] {
  const [product, quantity] = fieldIds(index)
  return [
    [product, t('console.newOrder.product')],
    [quantity, t('console.newOrder.quantity')],
  ]
}

function typedLine({ product, quantity }: LineDraft): { product: string; quantity: number } {
  return { product: product.trim(), quantity: Number(quantity.normalize('NFKC')) }
}

/** What the server takes as one line. */
const MOST = 1_000_000

function mistyped(lines: readonly LineDraft[], { t, locale }: Text): FieldProblem[] {
  return lines.flatMap((line, index) => {
    const { product, quantity } = typedLine(line)
    const [productId, quantityId] = fieldIds(index)
    return [
      ...(product === '' ? [{ id: productId, message: t('console.newOrder.productMissing') }] : []),
      ...(Number.isInteger(quantity) && quantity > 0 && quantity <= MOST ? [] : [{ id: quantityId, message: t('console.newOrder.quantityMissing', { most: formatNumber(MOST, locale.value) }) }]),
    ]
  })
}
