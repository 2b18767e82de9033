import { describe, expect, it } from 'vitest'
import { isNarrowed, type ListWish, readWish, variablesOf, writeWish } from './list-address'

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

  it('ignores what it does not know', () => {
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
