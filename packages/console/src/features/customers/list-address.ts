import type { AgreementStatus, CustomerOrderBy, CustomersQueryVariables } from '@assent/sdk/documents'
import type { LocationQuery } from 'vue-router'
import { textOf } from '../../shell/list-wish'
import { agreementStatuses } from '../../vocabulary/agreement-state'

export const orders = ['NAME_ASC', 'NAME_DESC', 'LAST_ACCEPTED_DESC', 'LAST_ACCEPTED_ASC'] as const satisfies readonly CustomerOrderBy[]
export const pageSize = 50

/** What the list shows, exactly as the address says it. */
export interface ListWish {
  search: string
  statuses: AgreementStatus[]
  country: string
  orderBy: CustomerOrderBy
  after: string
}

export function readWish(query: LocationQuery): ListWish {
  const statuses = textOf(query['status']).split(',')
  return {
    search: textOf(query['q']),
    statuses: agreementStatuses.filter((status) => statuses.includes(status)),
    country: textOf(query['country']),
    orderBy: orders.find((order) => order === textOf(query['order'])) ?? 'NAME_ASC',
    after: textOf(query['after']),
  }
}

/** Whether the address asks for what no link of ours asks: a status or an order that there is none of. What only the server knows, it refuses. */
export function isMisread(query: LocationQuery): boolean {
  const { statuses, orderBy } = readWish(query)
  const [status, order] = [textOf(query['status']), textOf(query['order'])]
  return (status !== '' && status.split(',').length !== statuses.length) || (order !== '' && order !== orderBy)
}

/** Only what differs from the plain list, so that its address stays short. */
export function writeWish(wish: ListWish): Record<string, string> {
  return {
    ...(wish.search === '' ? {} : { q: wish.search }),
    ...(wish.statuses.length === 0 ? {} : { status: wish.statuses.join(',') }),
    ...(wish.country === '' ? {} : { country: wish.country }),
    ...(wish.orderBy === 'NAME_ASC' ? {} : { order: wish.orderBy }),
    ...(wish.after === '' ? {} : { after: wish.after }),
  }
}

export function variablesOf(wish: ListWish): CustomersQueryVariables {
  return {
    first: pageSize,
    orderBy: wish.orderBy,
    after: wish.after === '' ? null : wish.after,
    search: wish.search.trim() === '' ? null : wish.search.trim(),
    agreementStatus: wish.statuses.length === 0 ? null : wish.statuses,
    country: wish.country === '' ? null : [wish.country],
  }
}

export function isNarrowed(wish: ListWish): boolean {
  return wish.search !== '' || wish.statuses.length > 0 || wish.country !== ''
}
