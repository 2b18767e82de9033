import { describe, expect, it } from 'vitest'
import { pickLocale } from './locale'

describe('The reader\'s language', () => {
  it('is what the address asks for, then what was chosen earlier, then what the browser prefers', () => {
    expect(pickLocale({ query: 'ja', stored: 'en', accepted: ['en-GB'] })).toBe('ja')
    expect(pickLocale({ query: 'xx', stored: 'ja', accepted: ['en-GB'] })).toBe('ja')
    expect(pickLocale({ accepted: ['fr-FR', 'ja-JP', 'en'] })).toBe('ja')
  })

  it('follows the weights of an Accept-Language header', () => {
    expect(pickLocale({ accepted: 'en;q=0.4, ja-JP;q=0.9' })).toBe('ja')
    expect(pickLocale({ accepted: 'ja;q=0, en;q=0.1' })).toBe('en')
  })

  it('is English when nothing fits', () => {
    expect(pickLocale({ accepted: 'fr, de;q=0.8' })).toBe('en')
    expect(pickLocale({})).toBe('en')
  })
})
