import { describe, expect, it } from 'vitest'
import { isInvitedInVain } from './standing'

const known = (agreementStatus: 'INVITED' | 'WAITING_FOR_PARTNER' | 'NOT_PROVIDED', code: string) => ({
  agreementStatus,
  nextStep: { __typename: 'NextStep' as const, code, message: '' },
})

describe('A customer that was invited', () => {
  it.each(['ATTEST', 'REQUEST_ATTESTATION'])('cannot go on by itself when the next step is %s', (code) => expect(isInvitedInVain(known('INVITED', code))).toBe(true))

  it('may answer when it is to be reminded', () => expect(isInvitedInVain(known('INVITED', 'REMIND'))).toBe(false))

  it('is no longer merely invited once it was told to contact its partner', () => {
    expect(isInvitedInVain(known('WAITING_FOR_PARTNER', 'ATTEST'))).toBe(false)
    expect(isInvitedInVain(known('NOT_PROVIDED', 'ATTEST'))).toBe(false)
  })
})
