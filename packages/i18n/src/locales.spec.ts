import { readdirSync, readFileSync } from 'node:fs'
import { compile } from '@intlify/core-base'
import { describe, expect, it } from 'vitest'

const folder = new URL('../locales/', import.meta.url)
const areas = readdirSync(new URL('en/', folder)).map((file) => file.replace(/\.json$/, ''))

function read(locale: string, area: string): Record<string, string> {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`${locale}/${area}.json`, folder), 'utf8'))
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`${locale}/${area}.json holds no messages`)
  return Object.fromEntries(Object.entries(parsed).map(([key, message]) => [key, String(message)]))
}

function placeholders(message: string): string[] {
  const found = new Set([...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))
  // The count may only choose the form, in a language that has several.
  found.delete('count')
  return [...found].sort()
}

describe('The two languages', () => {
  it('have the same files', () => {
    expect(readdirSync(new URL('ja/', folder))).toEqual(readdirSync(new URL('en/', folder)))
  })

  describe.each(areas)('in %s', (area) => {
    const english = read('en', area)
    const japanese = read('ja', area)

    it('have the same keys, each beginning with its area', () => {
      expect(Object.keys(japanese).sort()).toEqual(Object.keys(english).sort())
      expect(Object.keys(english).filter((key) => !key.startsWith(`${area}.`))).toEqual([])
    })

    it('have the same placeholders in every message', () => {
      const differing = Object.keys(english).filter(
        (key) => placeholders(english[key] ?? '').join() !== placeholders(japanese[key] ?? '').join(),
      )
      expect(differing).toEqual([])
    })

    it('have no empty message and none that does not compile', () => {
      for (const [key, message] of [...Object.entries(english), ...Object.entries(japanese)]) {
        expect(message.trim(), key).not.toBe('')
        const onError = (error: Error) => {
          throw new Error(`${key}: ${error.message}`)
        }
        compile(message, { key, locale: 'en', onError, onCacheKey: (source) => `${key} ${source}` })
      }
    })

    it('have no Japanese message that was left in English', () => {
      const sameOnPurpose = new Set(['common.product', 'ui.errorSummary.field'])
      const same = Object.keys(english).filter(
        (key) => english[key] === japanese[key] && /[a-z]{2}/i.test(english[key] ?? '') && !sameOnPurpose.has(key),
      )
      expect(same).toEqual([])
    })
  })
})
