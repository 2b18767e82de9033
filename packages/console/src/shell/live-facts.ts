import { AcceptanceRecordedDocument, InvitationChangedDocument } from '@assent/sdk/documents'
import { useLive } from '@assent/sdk/vue'
import { useText } from '@assent/ui'

/**
 * Reads a page anew when an acceptance is recorded or a customer opens or answers a link.
 * All pages follow the same two streams, which the tabs of a browser share: over HTTP/1.1 it opens six connections at most.
 */
export function useLiveFacts(changed: () => unknown, customerId?: () => string): void {
  const { locale } = useText()
  const shared = { variables: {}, locale: () => locale.value, changed }
  useLive({ document: AcceptanceRecordedDocument, concerns: ({ acceptanceRecorded: { customer } }) => customerId === undefined || customer.id === customerId(), ...shared })
  useLive({ document: InvitationChangedDocument, ...shared })
}
