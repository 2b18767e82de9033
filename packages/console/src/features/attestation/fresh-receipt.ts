import type { LocationQuery, RouteLocationRaw } from 'vue-router'

interface Recorded {
  acceptance: { id: string }
  placedOrders: readonly { id: string }[]
}

/** The page of what was just recorded; its address also says which held orders went through with it. */
export function freshReceipt({ acceptance, placedOrders }: Recorded): RouteLocationRaw {
  const placed = placedOrders.map(({ id }) => id).join(',')
  return { name: 'receipt', params: { id: acceptance.id }, query: { recorded: '1', ...(placed === '' ? {} : { placed }) } }
}

export function isFresh(query: LocationQuery): boolean {
  return query['recorded'] === '1'
}

export function placedIds({ placed }: LocationQuery): string[] {
  return typeof placed === 'string' ? placed.split(',') : []
}
