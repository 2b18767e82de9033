import { PartnersDocument, type PartnersQuery } from '@assent/sdk/documents'
import { useQuery } from '@assent/sdk/vue'
import { computed, ref, shallowRef, watch } from 'vue'

export type PartnerRow = PartnersQuery['partners']['edges'][number]['node']
const pageSize = 50

/** The consolidated list, a page at a time; pages already shown stay. */
export function usePartners() {
  const after = ref<string | null>(null)
  const query = useQuery(PartnersDocument, () => ({ first: pageSize, after: after.value }))
  const earlier = shallowRef<readonly PartnerRow[]>([])
  const page = computed(() => query.data.value?.partners)
  const rows = computed(() => {
    const here = page.value?.edges.map(({ node }) => node) ?? []
    const known = new Set(here.map(({ id }) => id))
    return [...earlier.value.filter(({ id }) => !known.has(id)), ...here]
  })
  watch(after, () => (earlier.value = rows.value), { flush: 'sync' })

  return {
    rows,
    isKnown: computed(() => page.value !== undefined),
    hasMore: computed(() => page.value?.pageInfo.hasNextPage === true && !query.stale.value),
    showMore: () => (after.value = page.value?.pageInfo.endCursor ?? null),
    loading: query.loading,
    failure: query.failure,
    refetch: query.refetch,
    reread: query.reread,
  }
}
