import type { LogEvent } from '@assent/proof';
import type { EntityManager } from 'typeorm';

/** An event as a raw row: instants as ISO 8601, the payload as it was written. */
export interface EventRow extends Omit<LogEvent, 'payload'> {
  readonly payload: string;
}

const names = {
  id: 'id',
  kind: 'kind',
  occurredAt: 'occurred_at',
  actorKind: 'actor_kind',
  actorId: 'actor_id',
  partnerId: 'partner_id',
  customerId: 'customer_id',
  subjectId: 'subject_id',
  code: 'code',
  rule: 'rule',
  payload: 'payload',
} as const satisfies Record<keyof EventRow, string>;

/** The columns of `event`, under whatever name the statement gives it, as `logEventOf` reads them. */
export const eventColumns = (alias: string): string => Object.entries(names).map(([name, column]) => `${alias}.${column} AS "${name}"`).join(', ');

/** An event as the log commits to it. */
export function logEventOf({ id, kind, occurredAt, actorKind, actorId, partnerId, customerId, subjectId, code, rule, payload }: EventRow): LogEvent {
  const parsed: unknown = JSON.parse(payload);
  return { id, kind, occurredAt, actorKind, actorId, partnerId, customerId, subjectId, code, rule, payload: parsed };
}

/** One event as the log commits to it; null when there is none. */
export async function readLogEvent(manager: EntityManager, eventId: string): Promise<LogEvent | null> {
  const [row] = await manager.query<EventRow[]>(`SELECT ${eventColumns('event')} FROM event WHERE event.id = $1`, [eventId]);
  return row === undefined ? null : logEventOf(row);
}
