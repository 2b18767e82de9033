import { describe, expect, it } from 'vitest'
import type { LocationQuery } from 'vue-router'
import { fileAddress, isInOrder, isMisread, isNarrowed, readWish, type TrailWish, variablesOf, writeWish } from './audit-address'
import { kindsIn } from './audit-areas'

const wish: TrailWish = { area: 'ORDER', customer: 'c1', person: 'p1', from: '2026-06-01', to: '2026-06-30', after: 'k' }

describe('The address of the audit trail', () => {
  it('says everything the trail shows, and gives it back', () => expect(readWish(writeWish(wish))).toEqual(wish))

  it('is empty for the whole trail', () => expect(writeWish(readWish({}))).toEqual({}))

  it.each<LocationQuery>([{ area: 'NOSUCH' }, { from: 'yesterday' }, { to: '2026-02-31' }])('is misread where it asks for what there is none of: %j', (query) => expect(isMisread(query)).toBe(true))

  it.each<LocationQuery>([{}, writeWish(wish), { from: '2026-06-30', to: '2026-06-01' }])('is read where it asks for what there is: %j', (query) => expect(isMisread(query)).toBe(false))

  it('keeps nothing that it does not know', () => {
    expect(readWish({ area: 'NOSUCH', from: 'yesterday', to: ['2026-06-30', '2026-07-01'] })).toEqual({ area: '', customer: '', person: '', from: '', to: '2026-06-30', after: '' })
  })

  it('knows no day that the calendar does not have', () => expect(readWish({ from: '2026-02-31', to: '2026-02-28' })).toMatchObject({ from: '', to: '2026-02-28' }))

  it('is narrowed by a filter, not by a page', () => {
    expect(isNarrowed(wish)).toBe(true)
    expect(isNarrowed(readWish({ after: 'k' }))).toBe(false)
  })

  it('knows days that are the wrong way round, and finds no fault with one alone', () => {
    expect(isInOrder({ from: '2026-06-30', to: '2026-06-01' })).toBe(false)
    for (const [from, to] of [['2026-06-01', '2026-06-30'], ['2026-06-30', '2026-06-30'], ['2026-06-30', ''], ['', '2026-06-01'], ['2026-06-30', '1 J']] as const) {
      expect(isInOrder({ from, to })).toBe(true)
    }
  })

  it('becomes the question to the server, the last day included', () => {
    expect(variablesOf(wish)).toEqual({
      first: 50,
      after: 'k',
      customerId: 'c1',
      actorId: 'p1',
      kind: kindsIn('ORDER'),
      from: '2026-06-01T00:00:00.000Z',
      to: '2026-07-01T00:00:00.000Z',
    })
    expect(variablesOf(readWish({}))).toEqual({ first: 50, after: null, customerId: null, actorId: null, kind: null, from: null, to: null })
  })

  it('becomes the address of the file', () => {
    expect(fileAddress({ ...wish, person: '', from: '' }, 'ja')).toBe(`/audit.csv?customerId=c1&kind=${kindsIn('ORDER').join('%2C')}&to=2026-07-01T00%3A00%3A00.000Z&lang=ja`)
  })
})
