import { CustomerPageDocument } from '@assent/sdk/documents'
import { useQuery } from '@assent/sdk/vue'
import { computed } from 'vue'

/** One customer, for every page about it. */
export function useCustomer(id: () => string) {
  const query = useQuery(CustomerPageDocument, () => ({ id: id() }))
  return {
    ...query,
    customer: computed(() => query.data.value?.customer ?? null),
    isMissing: computed(() => query.data.value?.customer === null || query.failure.value?.kind === 'notFound'),
  }
}
