import { describe, expect, it } from 'vitest'
import { ownFirst, textToShow } from './shown-text'

const english = { language: 'en-US' }
const japanese = { language: 'ja-JP' }

describe('The choice of languages', () => {
  it('begins with the reader\'s own', () => {
    expect(ownFirst([english, japanese], 'ja')).toEqual([japanese, english])
    expect(ownFirst([english], 'ja')).toEqual([english])
  })
})

describe('The text of an agreement', () => {
  it('is shown in the reader\'s language, whatever the country\'s first language is', () => {
    expect(textToShow([japanese, english], { chosen: null, locale: 'en' })).toEqual({ text: english, isLacking: false })
    expect(textToShow([english, japanese], { chosen: null, locale: 'ja' })).toEqual({ text: japanese, isLacking: false })
  })

  it('stays in the language that the reader chose', () => {
    expect(textToShow([japanese, english], { chosen: 'ja-JP', locale: 'en' })).toEqual({ text: japanese, isLacking: false })
  })

  it('is shown in the country\'s first language, and said to be lacking, where the reader\'s language is', () => {
    expect(textToShow([english], { chosen: null, locale: 'ja' })).toEqual({ text: english, isLacking: true })
  })

  it('follows the reader\'s language again when the chosen one is no longer there', () => {
    expect(textToShow([english, japanese], { chosen: 'de-DE', locale: 'ja' })).toEqual({ text: japanese, isLacking: false })
  })

  it('is missing only where there is none', () => {
    expect(textToShow([], { chosen: null, locale: 'en' })).toEqual({ text: undefined, isLacking: true })
  })
})
