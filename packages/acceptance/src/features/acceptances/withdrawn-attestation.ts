import type { InvitationQuery, ReceiptFactsFragment } from '@assent/sdk/documents'

interface Asking {
  partner: { id: string }
  provider: { id: string } | null
}

/** What the partner that attests for a link had recorded last, where it took that back: then the link asks again, and its reader wants to know why. */
export function withdrawnAttestation(viewer: InvitationQuery['viewer'], { partner, provider }: Asking): ReceiptFactsFragment | null {
  if (viewer?.__typename !== 'CustomerUser') return null
  const own = viewer.customer.acceptances.edges.map(({ node }) => node)
  const last = own.find((one) => one.method === 'ATTESTED' && one.partner?.id === (provider ?? partner).id)
  return last?.withdrawn ? last : null
}
