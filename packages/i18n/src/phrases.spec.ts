import { describe, expect, it } from 'vitest'
import { phrasesOf } from './phrases'

/** The text with | where a line may begin, and ‹› around what stays on one line. */
const shown = (text: string): string => phrasesOf(text).map(({ text: part, isWhole, mayBegin }) => (mayBegin ? '|' : '') + (isWhole ? `‹${part}›` : part)).join('')

describe('A text that is parted where a reader would part it', () => {
  it('keeps a day on one line, in either language', () => {
    expect(shown('2026年11月27日に同意済みです')).toBe('‹2026年11月27日›に同意済みです')
    expect(shown('Already accepted on 27 Nov 2026')).toBe('Already accepted on ‹27 Nov 2026›')
  })

  it('keeps a version on one line', () => expect(shown('バージョン 2026-06、日本語')).toBe('バージョン ‹2026-06›、日本語'))

  it('parts a company from the word that says what kind of company it is', () => {
    expect(shown('みなみ保険サービス株式会社')).toBe('みなみ保険サービス|‹株式会社›')
    expect(shown('株式会社北野クラウド')).toBe('‹株式会社›|北野クラウド')
  })

  it('is the text itself where nothing is to be kept', () => {
    expect(shown('Hartley & Rowe Architects LLP')).toBe('Hartley & Rowe Architects LLP')
    expect(phrasesOf('')).toEqual([])
  })
})
