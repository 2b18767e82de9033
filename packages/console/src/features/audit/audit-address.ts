import { parseDay } from '@assent/i18n'
import type { AuditTrailQueryVariables } from '@assent/sdk/documents'
import type { LocationQuery } from 'vue-router'
import { textOf } from '../../shell/list-wish'
import { type Area, areas, kindsIn } from './audit-areas'

export const pageSize = 50

/** What the trail shows, exactly as the address says it. Days are days in the agent's own zone, both of them included. */
export interface TrailWish {
  area: Area | ''
  customer: string
  person: string
  from: string
  to: string
  after: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day of the calendar: there is no 31 February. */
export const isDay = (text: string): boolean => DAY.test(text) && parseDay(text) === text

/** Two days of which the later is not before the earlier; while one of them is open, nothing can be wrong. */
export const isInOrder = ({ from, to }: Pick<TrailWish, 'from' | 'to'>): boolean => !isDay(from) || !isDay(to) || from <= to

export function readWish(query: LocationQuery): TrailWish {
  const dayOf = (name: string): string => (isDay(textOf(query[name])) ? textOf(query[name]) : '')
  return {
    area: areas.find((area) => area === textOf(query['area'])) ?? '',
    customer: textOf(query['customer']),
    person: textOf(query['person']),
    from: dayOf('from'),
    to: dayOf('to'),
    after: textOf(query['after']),
  }
}

/** Whether the address asks for what no link of ours asks: a part of the trail that there is none of, or a day that the calendar does not have. */
export function isMisread(query: LocationQuery): boolean {
  const wish = readWish(query)
  return (['area', 'from', 'to'] as const).some((name) => textOf(query[name]) !== wish[name])
}

/** Only what was asked for, so that the address of the whole trail is short. */
export function writeWish(wish: TrailWish): Record<string, string> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''))
}

export const isNarrowed = ({ after: _, ...wish }: TrailWish): boolean => Object.values(wish).some((value) => value !== '')

export function variablesOf(wish: TrailWish): AuditTrailQueryVariables {
  return {
    first: pageSize,
    after: wish.after === '' ? null : wish.after,
    customerId: wish.customer === '' ? null : wish.customer,
    actorId: wish.person === '' ? null : wish.person,
    kind: wish.area === '' ? null : kindsIn(wish.area),
    from: wish.from === '' ? null : startOf(wish.from),
    to: wish.to === '' ? null : startOf(wish.to, 1),
  }
}

/** The whole trail that is asked for, as a file in the language of the page. */
export function fileAddress(wish: TrailWish, locale: string): string {
  const { customerId, actorId, kind, from, to } = variablesOf(wish)
  const asked = { customerId, actorId, kind: Array.isArray(kind) ? kind.join(',') : null, from, to, lang: locale }
  const given = Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return `/audit.csv?${new URLSearchParams(given).toString()}`
}

/** The first instant of a day where the agent sits, or of one some days later. */
function startOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}
