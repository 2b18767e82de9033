import { translate } from '@assent/i18n'
import { describe, expect, it } from 'vitest'
import { type Asks, doneWords, requestWords } from './accept-words'

const both: Asks = { relationship: true, agreement: true }
const agreement: Asks = { relationship: false, agreement: true }
const relationship: Asks = { relationship: true, agreement: false }

describe('The words of a request', () => {
  it.each([
    [both, 'You are asked to accept a reseller relationship and the Microsoft Customer Agreement'],
    [agreement, 'You are asked to accept the Microsoft Customer Agreement'],
    [relationship, 'You are asked to accept a reseller relationship'],
  ])('name what is asked and nothing else: %j', (asks, request) => {
    expect(translate('en', requestWords(asks))).toBe(request)
  })

  it('say afterwards what was accepted, and with whom', () => {
    const said = [both, agreement, relationship].map((asks) => translate('en', doneWords(asks), { partner: 'Nordwind' }))
    expect(said).toEqual([
      'You have accepted the reseller relationship with Nordwind and the Microsoft Customer Agreement',
      'You have accepted the Microsoft Customer Agreement',
      'You have accepted the reseller relationship with Nordwind',
    ])
  })
})
