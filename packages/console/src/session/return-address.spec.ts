import { describe, expect, it } from 'vitest'
import { returnAddress, signInAddress } from './return-address'

describe('After signing in', () => {
  it('the agent comes back to where it was', () => {
    expect(signInAddress('/customers/7?order=9', { ended: true })).toEqual({
      name: 'sign-in',
      query: { next: '/customers/7?order=9', ended: '1' },
    })
    expect(returnAddress('/customers/7?order=9')).toBe('/customers/7?order=9')
  })

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', '/sign-in', '', null, undefined])(
    'nobody is sent to "%s"',
    (next) => expect(returnAddress(next)).toBe('/customers'),
  )
})
