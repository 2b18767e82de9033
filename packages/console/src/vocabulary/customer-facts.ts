import type { AcceptanceFactsFragment, CustomerPageQuery, OrderFactsFragment } from '@assent/sdk/documents'

export type CustomerFacts = NonNullable<CustomerPageQuery['customer']>
export type InvitationFacts = NonNullable<CustomerFacts['invitations']>['edges'][number]['node']
export type Receipt = AcceptanceFactsFragment
export type OrderFacts = OrderFactsFragment
