import type { State } from '@assent/ui'

interface VersionFacts {
  id: string
  effectiveOn: string
  reacceptBy?: string | null
  customersDue?: number | null
}

interface CountryFacts<Version extends VersionFacts> {
  latest?: { id: string } | null
  versions: readonly Version[]
}

export const versionStates = { IN_FORCE: 'done', UPCOMING: 'waiting', EARLIER: 'none' } as const satisfies Record<string, State>
export type VersionState = keyof typeof versionStates

/** Where a version stands beside the one that the server offers. */
export function stateOf<Version extends VersionFacts>(version: Version, country: CountryFacts<Version> | null): VersionState {
  const offered = country?.versions.find(({ id }) => id === country.latest?.id)
  if (offered?.id === version.id) return 'IN_FORCE'
  return offered === undefined || version.effectiveOn > offered.effectiveOn ? 'UPCOMING' : 'EARLIER'
}

/** The versions under which customers have to accept again, the earliest last day first. */
export function dueVersions<Version extends VersionFacts>(countries: readonly CountryFacts<Version>[]): Version[] {
  const due = countries.flatMap(({ versions }) => versions.filter(({ customersDue }) => (customersDue ?? 0) > 0))
  return due.sort((a, b) => (a.reacceptBy ?? '').localeCompare(b.reacceptBy ?? ''))
}
