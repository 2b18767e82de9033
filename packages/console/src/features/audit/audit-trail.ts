import { AuditTrailDocument, type AuditTrailQuery } from '@assent/sdk/documents'
import { useQuery } from '@assent/sdk/vue'
import { computed } from 'vue'
import { useListMoves } from '../../shell/list-moves'
import { useListWish } from '../../shell/list-wish'
import { isInOrder, isMisread, isNarrowed, readWish, variablesOf, writeWish } from './audit-address'

export type TrailEvent = AuditTrailQuery['auditEvents']['edges'][number]['node']

/** The audit trail as its address asks for it. */
export function useAuditTrail() {
  const wish = useListWish(readWish)
  const misread = useListWish(isMisread)
  /** Days in the wrong order are said at their field, and nothing is asked that could only find nothing. */
  const isAskable = computed(() => isInOrder(wish.value) && !misread.value)
  const trail = useQuery(AuditTrailDocument, () => variablesOf(wish.value), { enabled: () => isAskable.value })
  const pageInfo = computed(() => trail.data.value?.auditEvents.pageInfo)
  return {
    wish,
    misread,
    trail,
    pageInfo,
    isAskable,
    events: computed(() => trail.data.value?.auditEvents.edges.map(({ node }) => node) ?? []),
    narrowed: computed(() => isNarrowed(wish.value)),
    ...useListMoves(wish, computed(() => pageInfo.value?.endCursor ?? null), writeWish),
  }
}
