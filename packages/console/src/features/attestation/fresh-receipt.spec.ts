import { describe, expect, it } from 'vitest'
import { freshReceipt, isFresh, placedIds } from './fresh-receipt'

const recorded = (...placed: string[]) => ({
  acceptance: { id: 'a1' },
  placedOrders: placed.map((id) => ({ id })),
})

describe('The address of a receipt that was just recorded', () => {
  it('says that it is fresh and which orders went through', () => {
    expect(freshReceipt(recorded('o1', 'o2'))).toEqual({ name: 'receipt', params: { id: 'a1' }, query: { recorded: '1', placed: 'o1,o2' } })
    expect(placedIds({ placed: 'o1,o2' })).toEqual(['o1', 'o2'])
  })

  it('names no order where none waited', () => {
    expect(freshReceipt(recorded())).toEqual({ name: 'receipt', params: { id: 'a1' }, query: { recorded: '1' } })
    expect(placedIds({})).toEqual([])
  })

  it('is told from a receipt that is looked up', () => {
    expect(isFresh({ recorded: '1' })).toBe(true)
    expect(isFresh({})).toBe(false)
  })
})
