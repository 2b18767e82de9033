import { describe, expect, it } from 'vitest'
import { dueVersions, stateOf } from './version-state'

const [next, now, old] = [
  { id: 'c', effectiveOn: '2027-01-01', reacceptBy: '2027-03-31', customersDue: 0 },
  { id: 'b', effectiveOn: '2026-06-01', reacceptBy: '2026-12-31', customersDue: 3 },
  { id: 'a', effectiveOn: '2023-04-01', reacceptBy: null, customersDue: null },
]
const country = { latest: { id: 'b' }, versions: [next, now, old] }

describe('A version of an agreement', () => {
  it('is the one that is offered, later or earlier', () => {
    expect(country.versions.map((version) => stateOf(version, country))).toEqual(['UPCOMING', 'IN_FORCE', 'EARLIER'])
    expect(stateOf(next, { latest: null, versions: [next] })).toBe('UPCOMING')
  })

  it('is listed with its customers where some are due, the most urgent first', () => {
    const sooner = { ...now, id: 'd', reacceptBy: '2026-11-30' }
    expect(dueVersions([country, { latest: null, versions: [sooner] }]).map(({ id }) => id)).toEqual(['d', 'b'])
  })
})
