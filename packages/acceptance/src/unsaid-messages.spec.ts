import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unsaid } from './unsaid-messages'

const here = new URL('./', import.meta.url)
const ui = new URL('../../ui/src/', import.meta.url)
const sourcesIn = (folder: URL) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vue|ts)$/.test(file) && !file.includes('unsaid-messages'))
    .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }))
const saysUnsaid = (text: string) => unsaid.some((prefix) => text.includes(prefix))

describe('Messages that are left out of the site', () => {
  const speaking = sourcesIn(ui).filter(({ text }) => saysUnsaid(text))

  it('are said by components that only the console shows', () => {
    expect(speaking.map(({ file }) => file.split('/').at(-1)).sort()).toEqual(['date-field.vue', 'file-field.vue'])
  })

  it('are said nowhere on it', () => {
    const faults = sourcesIn(here).filter(({ text }) => saysUnsaid(text) || /\b(DateField|FileField)\b/.test(text))
    expect(faults.map(({ file }) => file)).toEqual([])
  })
})
