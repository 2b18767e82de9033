import { PartnerPageDocument, type PartnerPageQuery } from '@assent/sdk/documents'
import { type Query, useQuery } from '@assent/sdk/vue'
import { useText } from '@assent/ui'
import { watch } from 'vue'

export type PartnerDetails = NonNullable<PartnerPageQuery['partner']>

export function usePartner(id: () => string): Query<PartnerPageQuery> {
  const { locale } = useText()
  const query = useQuery(PartnerPageDocument, () => ({ id: id() }))
  watch(locale, () => query.refetch())
  return query
}
