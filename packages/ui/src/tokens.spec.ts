import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(over: string, under: string): number {
  const [high = 0, low = 0] = [luminance(over), luminance(under)].sort((left, right) => right - left)
  return (high + 0.05) / (low + 0.05)
}

function colour(name: string, theme: 'light' | 'dark'): string {
  const token = tokens.get(name)
  if (token === undefined) throw new Error(`No token --${name}`)
  return token[theme]
}

const surfaces = ['paper', 'sheet', 'well']
const onEverySurface = (names: string[]) => names.flatMap((name) => surfaces.map((surface) => [name, surface] as const))
const texts = [
  ...onEverySurface(['ink', 'ink-soft', 'ink-faint', 'seal', 'done', 'waiting', 'due', 'blocked']),
  ...['done', 'waiting', 'due', 'blocked', 'seal'].map((state) => [state, `${state}-wash`] as const),
  ...['ink', 'ink-soft'].map((ink) => [ink, 'seal-wash'] as const),
  ['on-seal', 'seal'],
  ['on-seal', 'seal-pressed'],
  ['sheet', 'ink'],
  ['sheet', 'ink-soft'],
] as const

describe.each(['light', 'dark'] as const)('In the %s theme', (theme) => {
  it.each(texts)('text in %s on %s can be read (4.5:1)', (text, surface) => {
    expect(contrast(colour(text, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(onEverySurface(['line-strong', 'focus']))('the line %s on %s can be seen (3:1)', (line, surface) => {
    expect(contrast(colour(line, theme), colour(surface, theme))).toBeGreaterThanOrEqual(3)
  })
})
