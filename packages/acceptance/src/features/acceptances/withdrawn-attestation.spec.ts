import { describe, expect, it } from 'vitest'
import { withdrawnAttestation } from './withdrawn-attestation'

type Viewer = NonNullable<Parameters<typeof withdrawnAttestation>[0]>

const acceptance = (id: string, partnerId: string, reason: string | null = null) => ({
  __typename: 'Acceptance' as const,
  id,
  method: 'ATTESTED' as const,
  dateAgreed: '2026-10-05',
  current: reason === null,
  partner: { __typename: 'Partner' as const, id: partnerId, name: partnerId },
  agreement: { __typename: 'Agreement' as const, id: 'v1', version: '2026-06' },
  withdrawn: reason === null ? null : { __typename: 'Withdrawal' as const, at: '2026-11-01T09:00:00Z', reason },
})
const viewerOf = (...acceptances: ReturnType<typeof acceptance>[]): Viewer => ({
  __typename: 'CustomerUser',
  id: 'u1',
  firstName: 'Sabine',
  lastName: 'Kolb',
  email: 'sabine@taunusblick.example',
  roles: ['GLOBAL_ADMIN'],
  customer: { __typename: 'Customer', id: 'c1', companyName: 'Taunusblick', acceptances: { __typename: 'AcceptanceConnection', edges: acceptances.map((node) => ({ __typename: 'AcceptanceEdge' as const, node })) } },
})
const link = { partner: { id: 'seller' }, provider: null }

describe('A link that asks again', () => {
  it('tells of the attestation that its partner withdrew', () => {
    expect(withdrawnAttestation(viewerOf(acceptance('a1', 'seller', 'A mistake')), link)?.id).toBe('a1')
  })

  it('tells of the one of the provider, where the seller is its reseller', () => {
    const own = viewerOf(acceptance('a2', 'provider', 'A mistake'), acceptance('a1', 'seller', 'Another'))
    expect(withdrawnAttestation(own, { ...link, provider: { id: 'provider' } })?.id).toBe('a2')
  })

  it('tells of none that was followed by another, and of none of another partner', () => {
    expect(withdrawnAttestation(viewerOf(acceptance('a2', 'seller'), acceptance('a1', 'seller', 'A mistake')), link)).toBeNull()
    expect(withdrawnAttestation(viewerOf(acceptance('a1', 'other', 'A mistake')), link)).toBeNull()
    expect(withdrawnAttestation(null, link)).toBeNull()
  })
})
