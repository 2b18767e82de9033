import type { ObservableQuery, OperationVariables, TypedDocumentNode, WatchQueryFetchPolicy } from '@apollo/client'
import { computed, type ComputedRef, onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import { describeFailure, type Failure } from '../client/failure'
import { useClient } from './client-plugin'

export interface QueryOptions {
  /** Nothing is asked while this is false; what was there stays. */
  enabled?: () => boolean
  /** By default what is known is shown at once and asked again. */
  fetchPolicy?: WatchQueryFetchPolicy
}

export interface Query<Data> {
  /** The last answer. It stays while other variables load and when a repeat fails. */
  data: Readonly<ShallowRef<Data | undefined>>
  loading: Readonly<ShallowRef<boolean>>
  failure: Readonly<ShallowRef<Failure | null>>
  /** `data` answers other variables than the present ones. */
  stale: ComputedRef<boolean>
  refetch: () => Promise<void>
}

/** A query that follows its variables, for the life of the component that asks. */
export function useQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables,
  { enabled = () => true, fetchPolicy = 'cache-and-network' }: QueryOptions = {},
): Query<Data> {
  const client = useClient()
  const data = shallowRef<Data>()
  const loading = shallowRef(false)
  const failure = shallowRef<Failure | null>(null)
  const answered = shallowRef<string>()
  const asked = computed(() => JSON.stringify(variables()))
  let query: ObservableQuery<Data, Variables> | null = null
  let stop = (): void => undefined

  function start(): void {
    stop()
    const forVariables = asked.value
    const current = client.watchQuery<Data, Variables>({
      query: document,
      variables: variables(),
      fetchPolicy,
      nextFetchPolicy: 'cache-first',
      notifyOnNetworkStatusChange: true,
    })
    const subscription = current.subscribe((result) => {
      loading.value = result.loading
      failure.value = result.error === undefined ? null : describeFailure(result.error)
      if (result.dataState !== 'complete') return
      data.value = result.data
      answered.value = forVariables
    })
    query = current
    stop = () => subscription.unsubscribe()
  }

  watch(
    [asked, enabled],
    () => {
      if (enabled()) start()
    },
    { immediate: true },
  )
  onScopeDispose(() => stop())

  return {
    data,
    loading,
    failure,
    stale: computed(() => answered.value !== asked.value),
    refetch: async () => {
      if (query === null) return
      // The failure also arrives at the subscription above, where the page reads it.
      await query.refetch().catch((error: unknown) => (failure.value = describeFailure(error)))
    },
  }
}
