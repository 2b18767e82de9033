import type { LogEvent } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import { end } from './finding';
import { columnsOf } from './row';

/** A kind of event whose subject is not the fact itself: the fact is the row that has what the event says. */
export interface Companion {
  readonly event: string;
  readonly table: string;
  /** What the row has, as the event says it. */
  readonly said: (event: LogEvent) => Readonly<Record<string, unknown>>;
  /** How a row without an event is told, of `fact`. */
  readonly ofEvent: string;
}

export const companions: readonly Companion[] = [
  {
    event: 'AGREEMENT_DEADLINE_MOVED',
    table: 'agreement_deadline',
    said: ({ subjectId, payload, occurredAt }) => {
      const { number, reaccept_by } = columnsOf(payload);
      return { agreement_id: subjectId, reaccept_by, recorded_at: occurredAt, ...(number === undefined ? {} : { number }) };
    },
    ofEvent: 'event.subject_id = fact.agreement_id AND event.occurred_at = fact.recorded_at',
  },
  {
    event: 'REACCEPTANCE_REMINDED',
    table: 'reacceptance_reminder',
    said: ({ customerId, payload, occurredAt }) => {
      const { reaccept_by, days_before } = columnsOf(payload);
      return { customer_id: customerId, reaccept_by, days_before, reminded_at: occurredAt };
    },
    ofEvent: 'event.customer_id = fact.customer_id AND event.occurred_at = fact.reminded_at',
  },
];

/** Holds such an event against its row. */
export async function checkCompanion(manager: EntityManager, event: LogEvent): Promise<void> {
  const companion = companions.find((each) => each.event === event.kind);
  if (companion === undefined) return;
  const said = Object.entries(companion.said(event));
  const condition = said.map(([column], at) => `${column} = $${at + 1}`).join(' AND ');
  const rows = await manager.query<unknown[]>(`SELECT id FROM ${companion.table} WHERE ${condition}`, said.map(([, value]) => value ?? null));
  if (rows.length !== 1) end(companion.table, event.id, `has ${rows.length} rows with ${said.map(([column]) => column).join(', ')} as this event says`);
}

/** A row of such a table that no event speaks of. */
export async function checkCompanionRows(manager: EntityManager): Promise<void> {
  for (const { event, table, ofEvent } of companions) {
    const [row] = await manager.query<{ id: string }[]>(
      `SELECT fact.id AS "id" FROM ${table} fact WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.kind = '${event}' AND ${ofEvent}) ORDER BY fact.id LIMIT 1`,
    );
    if (row !== undefined) end(table, row.id, 'has no event');
  }
}
