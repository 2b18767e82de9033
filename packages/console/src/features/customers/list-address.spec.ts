import { describe, expect, it } from 'vitest'
import type { LocationQuery } from 'vue-router'
import { isMisread, isNarrowed, type ListWish, readWish, variablesOf, writeWish } from './list-address'

const wish: ListWish = {
  search: 'contoso',
  statuses: ['LAPSED', 'INVITED'],
  country: 'JP',
  orderBy: 'LAST_ACCEPTED_DESC',
  after: 'c7',
}

describe('The address of the customer list', () => {
  it('says everything the list shows, and gives it back', () => expect(readWish(writeWish(wish))).toEqual(wish))

  it('is empty for the plain list', () => expect(writeWish(readWish({}))).toEqual({}))

  it.each<LocationQuery>([{ status: 'NOSUCH' }, { status: 'LAPSED,NOSUCH' }, { status: 'lapsed' }, { order: 'SIDEWAYS' }])('is misread where it asks for what there is none of: %j', (query) => expect(isMisread(query)).toBe(true))

  it.each<LocationQuery>([{}, { status: 'LAPSED,INVITED', order: 'NAME_DESC' }, { order: 'NAME_ASC' }, writeWish(wish)])('is read where it asks for what there is: %j', (query) => expect(isMisread(query)).toBe(false))

  it('keeps nothing that it does not know', () => {
    expect(readWish({ status: 'LAPSED,NOSUCH', order: 'SIDEWAYS', q: ['first', 'second'] })).toEqual({
      search: 'first',
      statuses: ['LAPSED'],
      country: '',
      orderBy: 'NAME_ASC',
      after: '',
    })
  })

  it('becomes the question to the server', () => {
    expect(variablesOf(wish)).toEqual({
      first: 50,
      orderBy: 'LAST_ACCEPTED_DESC',
      after: 'c7',
      search: 'contoso',
      agreementStatus: ['LAPSED', 'INVITED'],
      country: ['JP'],
    })
    expect(variablesOf(readWish({ q: '  ' })).search).toBeNull()
  })

  it('is narrowed by a search or a filter, not by a page or an order', () => {
    expect(isNarrowed(wish)).toBe(true)
    expect(isNarrowed(readWish({ after: 'c7', order: 'NAME_DESC' }))).toBe(false)
  })
})
