import type { CustomerUserViewerFragment } from '@assent/sdk/documents'
import { describe, expect, it } from 'vitest'
import { customerOf, useSession } from './session'

const viewer: CustomerUserViewerFragment = {
  __typename: 'CustomerUser',
  id: 'u',
  firstName: 'Anna',
  lastName: 'Schmidt',
  email: 'anna@contoso.example',
  roles: ['GLOBAL_ADMIN'],
  customer: { __typename: 'Customer', id: 'c', companyName: 'Contoso' },
}

describe('The session', () => {
  it('has ended only when somebody was signed in and did not sign out', () => {
    const session = useSession()
    session.lost()
    expect(session.hasEnded.value).toBe(false)

    session.entered(viewer)
    session.lost()
    expect([session.viewer.value, session.hasEnded.value]).toEqual([null, true])

    session.entered(viewer)
    expect([session.viewer.value, session.hasEnded.value]).toEqual([viewer, false])

    session.left()
    session.lost()
    expect([session.viewer.value, session.hasEnded.value]).toEqual([null, false])
  })

  it('is a customer user\'s and nobody else\'s', () => {
    expect(customerOf(viewer)).toEqual(viewer)
    expect(customerOf({ __typename: 'Agent' })).toBeNull()
    expect(customerOf(null)).toBeNull()
  })
})
