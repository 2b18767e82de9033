import type { EntityManager } from 'typeorm';
import { dialect } from '../database/columns';
import { newId } from '../database/id';
import { insertRows } from '../database/insert-rows';
import { selectRows } from '../database/rows';
import { liveBell } from './bell';
import { LiveEventEntity, type LiveTopic } from './live-event.entity';

export interface Note {
  readonly topic: LiveTopic;
  /** The acceptance, the invitation, the session or its person. */
  readonly subjectId: string;
  readonly customerId?: string | null;
}

/** Leaves word for open streams, in the caller's transaction. They hear of it once that is committed, and of nothing that was rolled back. */
export async function note(manager: EntityManager, notes: readonly Note[], now: Date): Promise<void> {
  if (notes.length === 0) return;
  // SQLite has one writer, who holds the lock until it commits: what it numbers here is committed in this order.
  const next = dialect === 'sqlite' ? (await newestPosition(manager)) + 1 : null;
  const rows = notes.map(({ topic, subjectId, customerId = null }, index) => ({
    id: newId(),
    topic,
    subjectId,
    customerId,
    position: next === null ? null : next + index,
    createdAt: now,
  }));
  await insertRows(manager, LiveEventEntity, rows);
  liveBell.ring(manager);
}

async function newestPosition(manager: EntityManager): Promise<number> {
  const row = await selectRows(manager, LiveEventEntity, 'live', { newest: 'MAX(live.position)' }).getRawOne<{ newest: number | null }>();
  return row?.newest ?? 0;
}
