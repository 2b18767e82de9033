import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const home = new URL('../', import.meta.url)
const glossary = readFileSync(new URL('GLOSSARY.md', home), 'utf8')

/** The forms of the last column: English ones are whole words, Japanese is written without spaces. */
const forbidden = glossary
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| thing'))
  .flatMap((line) => (line.split('|').at(-2) ?? '').split(','))
  .map((form) => form.trim())
  .filter((form) => form !== '')
const patterns = forbidden.map((form) => new RegExp(/^[a-z -]+$/i.test(form) ? `(?<![\\w.-])${form}(?![\\w-]|\\.\\w)` : form, 'i'))

/** 国 alone, where it is not a part of another word (韓国, 米国, 国税) but names where a company is. */
const bareCountry = /(?:この|その|貴社の|お客様の)国(?!・地域)|(?<![ぁ-んァ-ヶ一-龠])国(?=[はにで、"|]|$)/

function faults(text: string): string[] {
  return [...patterns, bareCountry].flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
}

function messagesOf(locale: string): [string, string][] {
  return readdirSync(new URL(`locales/${locale}/`, home)).flatMap((file) => {
    const parsed: unknown = JSON.parse(readFileSync(new URL(`locales/${locale}/${file}`, home), 'utf8'))
    return Object.entries(parsed ?? {}).map(([key, message]): [string, string] => [key, String(message)])
  })
}

describe('One word for a thing', () => {
  it('is looked for by forms that the glossary names', () => {
    expect(forbidden).toEqual(expect.arrayContaining(['招待', '取り下げ', 'e-mail', 'mail', '国または地域']))
    expect(faults('You get a mail: この国の契約、国')).toEqual(['mail', 'この国'])
    expect(faults('You get an email at a mailbox, by MAIL_FROM. この国・地域、米国')).toEqual([])
  })

  it.each(['en', 'ja'])('is in every message in %s', (locale) => {
    expect(messagesOf(locale).flatMap(([key, message]) => faults(message).map((form) => `${key}: ${form}`))).toEqual([])
  })

  it.each(['evidence.md', 'evidence.ja.md'])('is in docs/%s', (file) => {
    const lines = readFileSync(new URL(`../../docs/${file}`, home), 'utf8').split('\n')
    expect(lines.flatMap((line, index) => faults(line).map((form) => `${index + 1}: ${form}`))).toEqual([])
  })
})
