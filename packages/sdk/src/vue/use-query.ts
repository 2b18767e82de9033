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
  /** Asks again without anybody having asked: it does not show as loading or failed, and does not keep the session from running idle. */
  reread: () => Promise<void>
}

/** A query that follows its variables, for the life of the component that asks. */
export function useQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables,
  { enabled = () => true, fetchPolicy = 'cache-and-network' }: QueryOptions = {},
): Query<Data> {
  const client = useClient()
  const answer = createAnswer<Data>()
  const asked = computed(() => JSON.stringify(variables()))
  let query: Pick<ObservableQuery, 'refetch'> | null = null
  let stop = (): void => undefined

  function start(): void {
    stop()
    const next = { query: document, variables: variables(), fetchPolicy, nextFetchPolicy: 'cache-first' } as const
    const current = client.watchQuery<Data, Variables>({ ...next, notifyOnNetworkStatusChange: true })
    const subscription = current.subscribe(answer.takeFor(asked.value))
    query = current
    stop = () => subscription.unsubscribe()
  }

  // A new query for new variables, not setVariables(): what is superseded is unsubscribed and can never arrive.
  watch([asked, enabled], () => (enabled() ? start() : undefined), { immediate: true })
  onScopeDispose(() => stop())

  return {
    data: answer.data,
    loading: answer.loading,
    failure: answer.failure,
    stale: computed(() => answer.answered.value !== asked.value),
    refetch: async () => {
      // The failure also arrives at the subscription; refetch() must not reject unheard.
      await query?.refetch().catch((error: unknown) => (answer.failure.value = describeFailure(error)))
    },
    reread: async () => {
      if (!enabled()) return
      const now = asked.value
      const unattended = { query: document, variables: variables(), fetchPolicy: 'network-only', context: { isUnattended: true } } as const
      const read = await client.query(unattended).catch(() => undefined)
      // Not left to the cache: it forgets who watches it when it is emptied at a sign-in.
      if (read?.data !== undefined && now === asked.value) answer.data.value = read.data
    },
  }
}

function createAnswer<Data>() {
  const data = shallowRef<Data>()
  const loading = shallowRef(false)
  const failure = shallowRef<Failure | null>(null)
  const answered = shallowRef<string>()
  const takeFor = (variables: string) => (result: ObservableQuery.Result<Data>) => {
    loading.value = result.loading
    failure.value = result.error === undefined ? null : describeFailure(result.error)
    if (result.dataState !== 'complete') return
    data.value = result.data
    answered.value = variables
  }
  return { data, loading, failure, answered, takeFor }
}
