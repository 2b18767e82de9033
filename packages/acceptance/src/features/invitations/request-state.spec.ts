import { describe, expect, it } from 'vitest'
import { requestState } from './request-state'

describe('An open request', () => {
  it('waits for an answer until somebody opens it, as its partner in the list does, although it will be sent back to the partner', () => {
    expect(requestState('CONTACT_PARTNER', 'INVITED')).toEqual({ state: 'due', words: 'acceptance.status.INVITED' })
  })

  it('waits for the partner once somebody was told so', () => {
    expect(requestState('CONTACT_PARTNER', 'WAITING_FOR_PARTNER').words).toBe('acceptance.status.WAITING_FOR_PARTNER')
    expect(requestState('CONTACT_PARTNER', null).words).toBe('acceptance.status.WAITING_FOR_PARTNER')
  })

  it('stands otherwise as table D says', () => {
    expect(requestState('ASK', 'NOT_PROVIDED').words).toBe('acceptance.status.INVITED')
    expect(requestState('REFUSED', 'INVITED').state).toBe('blocked')
  })
})
