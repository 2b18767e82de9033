/** Instants are shown in the zone the agent sits in, and the zone is always named beside them. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
