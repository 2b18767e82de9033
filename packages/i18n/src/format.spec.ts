import { describe, expect, it } from 'vitest'
import { countryName, countryOptions, languageName, ownLanguageName } from './display-names'
import { formatDay, formatDayOf, formatInstant, formatNumber, formatWeekday } from './format'
import { isNoSuchDay, parseDay } from './parse-day'
import { postalAddress } from './postal-address'
import { personName } from './person-name'

describe('A calendar day', () => {
  it('is written so that nobody can misread it', () => {
    expect(formatDay('2026-11-22', 'en')).toBe('22 Nov 2026')
    expect(formatDay('2026-11-22', 'ja')).toBe('2026年11月22日')
    expect(formatDay('2026-09-05', 'en')).toBe('5 Sep 2026')
    expect(formatWeekday('2026-11-22', 'en')).toBe('Sunday')
    expect(formatWeekday('2026-11-22', 'ja')).toBe('日曜日')
  })

  it.each(['2026-11-22', '2026/11/22', '2026.11.22', '20261122', '22 Nov 2026', '22 November 2026', 'Nov 22, 2026', '2026年11月22日', '２０２６年１１月２２日', '令和8年11月22日', '令和８年１１月２２日', '㋿8年11月22日', 'R8.11.22', 'r8/11/22'])(
    'is read when typed as %s',
    (typed) => expect(parseDay(typed)).toBe('2026-11-22'),
  )

  it.each(['', '22/11/2026', '03/04/2026', '2026-02-29', '2026-13-01', '22 Foo 2026', '22112026', '令和0年11月22日', 'tomorrow'])(
    'is not guessed from "%s"',
    (typed) => expect(parseDay(typed)).toBeNull(),
  )

  it('may be of the first year of an era, or of the era before', () => {
    expect(parseDay('令和元年5月1日')).toBe('2019-05-01')
    expect(parseDay('H31.4.30')).toBe('2019-04-30')
  })

  it.each(['30 Feb 2026', '2026-02-29', '2026-13-01', '2026年4月31日', '令和8年2月30日'])('is told from one that can be read and does not exist: %s', (typed) => {
    expect(parseDay(typed)).toBeNull()
    expect(isNoSuchDay(typed)).toBe(true)
  })

  it.each(['', '2026-02-28', '03/04/2026', '22 Foo 2026', '22112026', 'tomorrow'])('is not said to be missing in the calendar for "%s"', (typed) => expect(isNoSuchDay(typed)).toBe(false))

  it('may be a leap day', () => expect(parseDay('29 Feb 2028')).toBe('2028-02-29'))
})

describe('An instant', () => {
  it('falls on the day of its zone', () => {
    expect(formatDayOf('2026-11-22T20:05:00Z', 'en', 'Asia/Tokyo')).toBe('23 Nov 2026')
  })

  it('is shown in a zone that is named', () => {
    expect(formatInstant('2026-11-22T20:05:00Z', 'en', 'Asia/Tokyo')).toBe('23 Nov 2026, 05:05 GMT+9')
    expect(formatInstant('2026-11-22T20:05:00Z', 'ja', 'Asia/Tokyo')).toMatch(/^2026年11月23日 0?5:05 (JST|GMT\+9)$/)
  })
})

describe('Names and numbers', () => {
  it('follow the reader\'s language for countries and languages', () => {
    expect(countryName('JP', 'ja')).toBe('日本')
    expect(countryName('DE', 'en')).toBe('Germany')
    expect(countryName('not a code', 'en')).toBe('not a code')
    expect(['ja-JP', 'en-US', 'de-DE', 'zh-TW'].map(ownLanguageName)).toEqual(['日本語', 'English', 'Deutsch', '中文（台灣）'])
    expect(languageName('ja', 'en')).toBe('Japanese')
    expect(languageName('ja-JP', 'ja')).toBe('日本語')
    expect(languageName('en-US', 'en')).toBe('English')
    expect(languageName('zh-TW', 'en')).toBe('Chinese (Taiwan)')
    expect(countryOptions(['JP', 'DE'], 'en').map(({ label }) => label)).toEqual(['Germany', 'Japan'])
    expect(formatNumber(12345, 'en')).toBe('12,345')
  })

  it('follow the order of the place for addresses', () => {
    const sakai = { line1: '宿院町西2-1-18', line2: null, city: '堺市堺区', state: '大阪府', postalCode: '590-0955' }
    expect(postalAddress(sakai, 'JP')).toBe('〒590-0955 大阪府堺市堺区宿院町西2-1-18')
    const stockport = { line1: '140 Northgate Road', line2: '', city: 'Stockport', state: null, postalCode: 'SK3 9NL' }
    expect(postalAddress(stockport, 'GB')).toBe('140 Northgate Road, Stockport SK3 9NL')
    expect(postalAddress({ ...stockport, line1: 'Hauptstraße 1', city: 'Berlin', postalCode: '10115' }, 'DE')).toBe('Hauptstraße 1, 10115 Berlin')
  })

  it('follow the language a person\'s name is written in', () => {
    expect(personName({ firstName: '花子', lastName: '田中' })).toBe('田中 花子')
    expect(personName({ firstName: 'Anna', lastName: 'Schmidt' })).toBe('Anna Schmidt')
  })
})
