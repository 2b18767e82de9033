import { describe, expect, it } from 'vitest'
import { sinceDay } from './since-day'

describe('The day since when a partner works with the customer', () => {
  it('is the day on the reader\'s own calendar', () => {
    expect(sinceDay('2026-11-22T20:05:00Z', 'en', 'Asia/Tokyo')).toBe('23 Nov 2026')
    expect(sinceDay('2026-11-22T20:05:00Z', 'ja', 'America/New_York')).toBe('2026年11月22日')
  })
})
