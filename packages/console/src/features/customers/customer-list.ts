import { AcceptanceSummaryDocument, AgreementCountriesDocument, type AgreementStatus, CustomersDocument, type CustomersQuery } from '@assent/sdk/documents'
import { useQuery } from '@assent/sdk/vue'
import { computed } from 'vue'
import { useLiveFacts } from '../../shell/live-facts'
import { useListMoves } from '../../shell/list-moves'
import { useListWish } from '../../shell/list-wish'
import { isMisread, isNarrowed, readWish, variablesOf, writeWish } from './list-address'

export type CustomerRow = CustomersQuery['customers']['edges'][number]['node']

/** The customer list as its address asks for it. Everything that changes the list changes the address. */
export function useCustomerList() {
  const wish = useListWish(readWish)
  const misread = useListWish(isMisread)
  const list = useQuery(CustomersDocument, () => variablesOf(wish.value), { enabled: () => !misread.value })
  const summary = useQuery(AcceptanceSummaryDocument, () => ({}))
  const countries = useQuery(AgreementCountriesDocument, () => ({}), { fetchPolicy: 'cache-first' })
  useLiveFacts(() => Promise.all([list.reread(), summary.reread()]))
  const endCursor = computed(() => list.data.value?.customers.pageInfo.endCursor ?? null)

  return {
    wish,
    misread,
    list,
    countries: computed(() => countries.data.value?.agreementCountries.map(({ country }) => country) ?? []),
    countOf: (status: AgreementStatus) => {
      const counts = summary.data.value?.acceptanceSummary.byStatus
      return counts === undefined ? null : (counts.find((one) => one.status === status)?.count ?? 0)
    },
    narrowed: computed(() => isNarrowed(wish.value)),
    ...useListMoves(wish, endCursor, writeWish),
  }
}
