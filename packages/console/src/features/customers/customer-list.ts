import { AcceptanceSummaryDocument, AgreementCountriesDocument, type AgreementStatus, CustomersDocument, type CustomersQuery } from '@assent/sdk/documents'
import { useQuery } from '@assent/sdk/vue'
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isNarrowed, type ListWish, readWish, variablesOf, writeWish } from './list-address'

export type CustomerRow = CustomersQuery['customers']['edges'][number]['node']

/** The customer list as its address asks for it. Everything that changes the list changes the address. */
export function useCustomerList() {
  const wish = useWish()
  const list = useQuery(CustomersDocument, () => variablesOf(wish.value))
  const summary = useQuery(AcceptanceSummaryDocument, () => ({}))
  const countries = useQuery(AgreementCountriesDocument, () => ({}), { fetchPolicy: 'cache-first' })
  const endCursor = computed(() => list.data.value?.customers.pageInfo.endCursor ?? null)

  return {
    wish,
    list,
    countries: computed(() => countries.data.value?.agreementCountries.map(({ country }) => country) ?? []),
    countOf: (status: AgreementStatus) => {
      const counts = summary.data.value?.acceptanceSummary.byStatus
      return counts === undefined ? null : (counts.find((one) => one.status === status)?.count ?? 0)
    },
    narrowed: computed(() => isNarrowed(wish.value)),
    ...useMoves(wish, endCursor),
  }
}

function useWish(): ComputedRef<ListWish> {
  const route = useRoute()
  // The page stays for a moment while another one opens, whose address means something else.
  const own = route.path
  let last = readWish(route.query)
  return computed(() => {
    if (route.path === own) last = readWish(route.query)
    return last
  })
}

function useMoves(wish: ComputedRef<ListWish>, endCursor: ComputedRef<string | null>) {
  const router = useRouter()

  async function turnTo(after: string, trail: string[]): Promise<void> {
    await router.push({ query: writeWish({ ...wish.value, after }), state: { trail } })
    window.scrollTo({ top: 0 })
  }

  return {
    /** Any other wish starts again on its first page. Typing replaces the address, choosing adds to the history. */
    change: async (part: Partial<ListWish>, { replace = false } = {}) => {
      const query = writeWish({ ...wish.value, after: '', ...part })
      await (replace ? router.replace({ query }) : router.push({ query }))
    },
    goNext: async () => {
      if (endCursor.value !== null) await turnTo(endCursor.value, [...wayBack(), wish.value.after])
    },
    /** Cursors only lead forward: the way back is kept with the history entry, or is the first page. */
    goBack: () => turnTo(wayBack().at(-1) ?? '', wayBack().slice(0, -1)),
    knowsWayBack: () => wayBack().length > 0,
  }
}

function wayBack(): string[] {
  const state: unknown = window.history.state
  if (typeof state !== 'object' || state === null || !('trail' in state)) return []
  return Array.isArray(state.trail) ? state.trail.map(String) : []
}
