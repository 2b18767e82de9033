import { describe, expect, it } from 'vitest'
import { translate } from './translate'

describe('A message on the server', () => {
  it('is in the reader\'s language with its parameters', () => {
    expect(translate('en', 'ui.failed.reference', { reference: 'r-17' })).toBe('If you report this, quote r-17.')
    expect(translate('ja', 'ui.failed.reference', { reference: 'r-17' })).toContain('r-17')
  })

  it('chooses the plural by its count', () => {
    expect(translate('en', 'ui.errorSummary.title', { count: 1 })).toBe('There is a problem')
    expect(translate('en', 'ui.errorSummary.title', { count: 3 })).toBe('There are 3 problems')
    expect(translate('ja', 'ui.errorSummary.title', { count: 3 })).toContain('3 件')
  })

  it('throws when the key does not exist', () => {
    // @ts-expect-error a key that does not exist is refused by the types as well
    expect(() => translate('en', 'common.noSuchKey')).toThrow('common.noSuchKey')
  })
})
