import { WaitingChangedDocument, WaitingInvitationsDocument, type WaitingInvitationsQuery } from '@assent/sdk/documents'
import { useLive, useQuery } from '@assent/sdk/vue'
import { useText } from '@assent/ui'
import { computed } from 'vue'

export type WaitingRequest = WaitingInvitationsQuery['waitingInvitations'][number]

/** The requests that wait for the signed-in customer, kept true while the page is open. Those whose answer is on record already have nothing to wait for. */
export function useWaiting(changed: () => unknown = () => undefined) {
  const { locale } = useText()
  const { data, reread } = useQuery(WaitingInvitationsDocument, () => ({}))
  useLive({
    document: WaitingChangedDocument,
    variables: {},
    locale: () => locale.value,
    changed: () => Promise.all([reread(), changed()]),
  })
  return { waiting: computed(() => (data.value?.waitingInvitations ?? []).filter(({ outcome }) => outcome !== 'ALREADY_ACCEPTED')) }
}
