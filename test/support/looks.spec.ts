import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { alternateLook, everyLook } from './looks.js'

/** The states that the galleries name. */
const names = ['console', 'acceptance'].flatMap((site) => {
  const gallery = readFileSync(new URL(`../e2e/gallery-${site}.spec.ts`, import.meta.url), 'utf8')
  return [...gallery.matchAll(new RegExp(`'(${site}-[a-z-]+)'`, 'g'))].map(([, name]) => String(name))
})
const told = (look: object): string => JSON.stringify(look)

it('shows a state in both languages, and between them in both themes and both widths', () => {
  expect(names.length).toBeGreaterThan(50)
  for (const name of names) {
    const [english, japanese] = [alternateLook(name, 'en'), alternateLook(name, 'ja')]
    expect([english.locale, japanese.locale]).toEqual(['en', 'ja'])
    expect(new Set([english.theme, japanese.theme])).toEqual(new Set(['light', 'dark']))
    expect(new Set([english.width, japanese.width])).toEqual(new Set(['wide', 'narrow']))
  }
})

it('meets each of the eight looks over the states of both sites, the same ones every time', () => {
  const met = names.flatMap((name) => [alternateLook(name, 'en'), alternateLook(name, 'ja')]).map(told)
  expect(new Set(met)).toEqual(new Set([...everyLook('en'), ...everyLook('ja')].map(told)))
  expect(names.flatMap((name) => [alternateLook(name, 'en'), alternateLook(name, 'ja')]).map(told)).toEqual(met)
})
