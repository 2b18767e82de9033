import type { EntityManager } from 'typeorm';
import type { EventKind } from '../events/event-kinds';
import { end } from './finding';

/** A table whose rows change, each change with an event: its state is the last that its events tell. */
interface Stateful {
  readonly table: string;
  readonly column: string;
  /** What each kind of event makes of its subject, from the first state to those that nothing follows: whatever comes later in the list has come later. */
  readonly becomes: readonly (readonly [kind: EventKind, state: string])[];
}

const stateful: readonly Stateful[] = [
  {
    table: 'relationship',
    column: 'state',
    becomes: [
      ['RELATIONSHIP_REQUESTED', 'REQUESTED'],
      ['RELATIONSHIP_DECLINED', 'DECLINED'],
      ['RELATIONSHIP_EXPIRED', 'EXPIRED'],
      ['RELATIONSHIP_WITHDRAWN', 'WITHDRAWN'],
      ['RELATIONSHIP_ACTIVE', 'ACTIVE'],
      ['RELATIONSHIP_ENDED', 'ENDED'],
    ],
  },
  {
    table: 'invitation',
    column: 'status',
    becomes: [
      ['INVITATION_MADE', 'OPEN'],
      ['INVITATION_DECLINED', 'DECLINED'],
      ['INVITATION_EXPIRED', 'EXPIRED'],
      ['INVITATION_ACCEPTED', 'ACCEPTED'],
      ['INVITATION_REPLACED', 'REVOKED'],
      ['INVITATION_REVOKED', 'REVOKED'],
    ],
  },
  {
    table: 'purchase_order',
    column: 'state',
    becomes: [
      ['ORDER_HELD', 'HELD'],
      ['ORDER_PLACED', 'PLACED'],
      ['ORDER_CANCELLED', 'CANCELLED'],
    ],
  },
];

/** Holds the state of each such row, and whose customer it is, against the events about it. */
export async function checkStates(manager: EntityManager): Promise<void> {
  for (const one of stateful) {
    await checkRows(manager, one);
    await checkMissing(manager, one);
  }
}

// The rank before each state lets the database find the last one: of a row's events no two come to be at once.
async function checkRows(manager: EntityManager, { table, column, becomes }: Stateful): Promise<void> {
  const cases = becomes.map(([kind, state], at) => `WHEN '${kind}' THEN '${at}${state}'`).join(' ');
  const [row] = await manager.query<{ id: string; actual: string; said: string | null; isOthers: number }[]>(
    `SELECT fact.id AS "id", fact.${column} AS "actual", SUBSTR(history.said, 2) AS "said",
       CASE WHEN history.customer <> fact.customer_id THEN 1 ELSE 0 END AS "isOthers"
     FROM ${table} fact LEFT JOIN (
       SELECT subject_id, MAX(CASE kind ${cases} END) AS said, MAX(customer_id) AS customer FROM event WHERE kind IN (${listOf(becomes)}) GROUP BY subject_id
     ) history ON history.subject_id = fact.id
     WHERE history.said IS NULL OR SUBSTR(history.said, 2) <> fact.${column} OR history.customer <> fact.customer_id ORDER BY fact.id LIMIT 1`,
  );
  if (row === undefined) return;
  if (row.said === null) return end(table, row.id, 'has no event');
  if (row.said !== row.actual) return end(table, row.id, `${column} is ${row.actual}, but its events say ${row.said}`);
  end(table, row.id, 'customer_id is another than its events say');
}

async function checkMissing(manager: EntityManager, { table, becomes }: Stateful): Promise<void> {
  const [row] = await manager.query<{ id: string }[]>(
    `SELECT event.subject_id AS "id" FROM event WHERE event.kind IN (${listOf(becomes)}) AND NOT EXISTS (SELECT 1 FROM ${table} fact WHERE fact.id = event.subject_id) ORDER BY event.id LIMIT 1`,
  );
  if (row !== undefined) end(table, row.id, 'is missing, though events are about it');
}

const listOf = (becomes: Stateful['becomes']): string => becomes.map(([kind]) => `'${kind}'`).join(', ');
