import { describe, expect, it } from 'vitest'
import { menuOf } from './row-menu'

const customer = (code: string | null, status: 'ACTIVE' | 'REQUESTED' = 'ACTIVE') => ({
  relationship: { __typename: 'Relationship' as const, id: 'r1', status },
  nextStep: code === null ? null : { __typename: 'NextStep' as const, code, message: '' },
})
const waysOf = (code: string | null, status?: 'ACTIVE' | 'REQUESTED') => menuOf(customer(code, status)).map(({ label }) => label.replace(/^console\.customers?\./, ''))

describe('The menu of a customer in the list', () => {
  it.each([
    ['ATTEST', ['attest', 'newOrder']],
    ['ATTEST_OR_INVITE', ['attest', 'invite', 'newOrder']],
    ['REMIND', ['inviteAgain', 'newOrder']],
    ['NOTHING', ['newOrder']],
  ])('goes on from the step %s by %s', (code, ways) => expect(waysOf(code)).toEqual(ways))

  it.each(['REQUEST_ATTESTATION', 'REQUEST_ATTESTATION_OR_INVITE'])('lets no indirect reseller attest: at the step %s it asks the provider on the page of the customer', (code) => {
    expect(waysOf(code)).not.toContain('attest')
    expect(waysOf(code)).toContain('open')
  })

  it('offers no invitation that would be sent back', () => {
    expect(waysOf('REQUEST_ATTESTATION')).not.toContain('invite')
    expect(waysOf('REQUEST_ATTESTATION_OR_INVITE')).toContain('invite')
  })

  it('has only the page where the role shows no step, where the customer does not buy now, and for a step that a newer server knows', () => {
    expect(waysOf(null)).toEqual(['open'])
    expect(waysOf('ATTEST', 'REQUESTED')).toEqual(['open'])
    expect(waysOf('SOMETHING_NEWER')).toEqual(['open'])
  })
})
