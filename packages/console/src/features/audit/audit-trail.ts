import { AuditTrailDocument, type AuditTrailQuery } from '@assent/sdk/documents'
import { useQuery } from '@assent/sdk/vue'
import { computed } from 'vue'
import { useListMoves } from '../../shell/list-moves'
import { useListWish } from '../../shell/list-wish'
import { isNarrowed, readWish, variablesOf, writeWish } from './audit-address'

export type TrailEvent = AuditTrailQuery['auditEvents']['edges'][number]['node']

/** The audit trail as its address asks for it. */
export function useAuditTrail() {
  const wish = useListWish(readWish)
  const trail = useQuery(AuditTrailDocument, () => variablesOf(wish.value))
  const pageInfo = computed(() => trail.data.value?.auditEvents.pageInfo)
  return {
    wish,
    trail,
    pageInfo,
    events: computed(() => trail.data.value?.auditEvents.edges.map(({ node }) => node) ?? []),
    narrowed: computed(() => isNarrowed(wish.value)),
    ...useListMoves(wish, computed(() => pageInfo.value?.endCursor ?? null), writeWish),
  }
}
