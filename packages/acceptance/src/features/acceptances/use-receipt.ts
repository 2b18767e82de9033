import { OwnReceiptDocument, type OwnReceiptQuery } from '@assent/sdk/documents'
import { type Query, useQuery } from '@assent/sdk/vue'
import { isProofPending, repeatWhile, useText } from '@assent/ui'
import { watch } from 'vue'

/** What the server says in a receipt, on the reader's clock; asked again when the reader's language changes, for its words, and until it is proven. */
export function useReceipt(id: () => string): Query<OwnReceiptQuery> {
  const { locale } = useText()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const query = useQuery(OwnReceiptDocument, () => ({ id: id(), timeZone }))
  watch(locale, () => query.refetch())
  repeatWhile(() => isProofPending(query.data.value?.acceptance?.receipt), query.refetch)
  return query
}
