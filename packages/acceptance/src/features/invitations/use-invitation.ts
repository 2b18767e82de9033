import { InvitationDocument, type InvitationQuery } from '@assent/sdk/documents'
import { type Query, useQuery } from '@assent/sdk/vue'
import { useText } from '@assent/ui'
import { watch } from 'vue'

export type InvitationView = InvitationQuery['invitation']

/** Which request: by the secret of its link, or by its id where the company has it already. */
export type LinkKey = { token: string } | { invitationId: string }

/** What the server says about a link, always asked afresh; asked again when the reader's language changes, for its words. */
export function useInvitation(link: () => LinkKey): Query<InvitationQuery> {
  const { locale } = useText()
  const query = useQuery(InvitationDocument, link, { fetchPolicy: 'network-only' })
  watch(locale, () => query.refetch())
  return query
}
