import { InvitationDocument, type InvitationQuery } from '@assent/sdk/documents'
import { type Query, useQuery } from '@assent/sdk/vue'
import { useText } from '@assent/ui'
import { watch } from 'vue'

export type InvitationView = InvitationQuery['invitation']

/** What the server says about a link, always asked afresh; asked again when the reader's language changes, for its words. */
export function useInvitation(token: () => string): Query<InvitationQuery> {
  const { locale } = useText()
  const query = useQuery(InvitationDocument, () => ({ token: token() }), { fetchPolicy: 'network-only' })
  watch(locale, () => query.refetch())
  return query
}
