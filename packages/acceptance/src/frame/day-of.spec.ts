import { describe, expect, it } from 'vitest'
import { dayOf } from './day-of'

describe('The day of an instant', () => {
  it('is the day on the reader\'s own calendar', () => {
    expect(dayOf('2026-11-22T20:05:00Z', 'en', 'Asia/Tokyo')).toBe('23 Nov 2026')
    expect(dayOf('2026-11-22T20:05:00Z', 'ja', 'America/New_York')).toBe('2026年11月22日')
  })
})
