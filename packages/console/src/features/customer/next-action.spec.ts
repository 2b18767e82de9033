import { describe, expect, it } from 'vitest'
import { nextAction, otherActions } from './next-action'

const permission = (allowed: boolean) => ({ __typename: 'Permission' as const, allowed, refusal: null })
const known = (code: string, may: Partial<Record<'attest' | 'invite' | 'order', boolean>> = {}) => ({
  agreementStatus: 'NOT_PROVIDED' as const,
  relationships: [],
  latestAcceptance: null,
  nextStep: { __typename: 'NextStep' as const, code, message: '' },
  viewerMay: {
    __typename: 'ViewerMay' as const,
    attest: permission(may.attest ?? true),
    invite: { ...permission(may.invite ?? true), warning: null },
    order: permission(may.order ?? true),
  },
})

describe('The one button of a customer', () => {
  it.each([
    ['ATTEST', 'attest'],
    ['ATTEST_OR_INVITE', 'attest'],
    ['REMIND', 'inviteAgain'],
    ['REQUEST_ATTESTATION', 'mailProvider'],
    ['REQUEST_ATTESTATION_OR_INVITE', 'invite'],
    ['NOTHING', 'order'],
    ['SOMETHING_NEWER', 'none'],
  ])('for the step %s is %s', (code, action) => expect(nextAction(known(code))).toBe(action))

  it('names the new version when one is due', () => {
    expect(nextAction({ ...known('ATTEST'), agreementStatus: 'REACCEPTANCE_DUE' })).toBe('attestNew')
  })

  it('is never one that the server would refuse', () => {
    expect(nextAction(known('ATTEST', { attest: false }))).toBe('none')
    expect(nextAction(known('REMIND', { invite: false }))).toBe('none')
    expect(nextAction(known('NOTHING', { order: false }))).toBe('none')
  })

  it('attests for a customer whose status is hidden but for which the partner may attest', () => {
    const hidden = { ...known(''), agreementStatus: null, nextStep: null }
    expect(nextAction(hidden)).toBe('attest')
    expect(nextAction({ ...hidden, ...known('', { attest: false }), agreementStatus: null, nextStep: null })).toBe('none')
  })

  it('is not repeated among the other ways', () => {
    expect(otherActions(known('ATTEST_OR_INVITE'))).toEqual(['invite', 'order'])
    expect(otherActions(known('NOTHING'))).toEqual([])
    expect(otherActions(known('REQUEST_ATTESTATION', { attest: false }))).toEqual(['invite', 'order'])
  })
})
