import type { EntityManager } from 'typeorm';
import { newId } from '../database/id';
import { insertRows } from '../database/insert-rows';
import type { EventKind } from './event-kinds';
import { EventOriginEntity } from './event-origin.entity';
import { EventEntity } from './event.entity';
import { currentOrigin } from './origin';
import { PendingEventEntity } from './pending-event.entity';

export interface NewEvent {
  readonly kind: EventKind;
  readonly actor: { readonly kind: EventEntity['actorKind']; readonly id?: string | null };
  readonly now: Date;
  readonly partnerId?: string | null;
  readonly customerId?: string | null;
  readonly subjectId?: string | null;
  readonly code?: string | null;
  readonly rule?: string | null;
  /** Ids, codes, hashes and days; never personal data, never a secret. */
  readonly payload?: Record<string, unknown>;
}

export interface RecordedEvent extends NewEvent {
  readonly id: string;
}

export type EventListener = (manager: EntityManager, event: RecordedEvent) => Promise<void>;

const listeners: EventListener[] = [];

/** Registers what is to hear of every event, in the same transaction; see wiring.ts. */
export function listen(listener: EventListener): void {
  if (!listeners.includes(listener)) listeners.push(listener);
}

/** Writes an event, and its place in the queue of the log, in the caller's transaction, and tells whoever listens. */
export async function recordEvent(manager: EntityManager, event: NewEvent): Promise<string> {
  const id = newId();
  await insertEvents(manager, [{ id, event }]);
  const origin = currentOrigin();
  if (origin !== null) await manager.insert(EventOriginEntity, { eventId: id, ...origin, createdAt: event.now });
  for (const listener of listeners) await listener(manager, { ...event, id });
  return id;
}

/** Many events at once, in the order in which the log is to have them. They are history that is brought in: nobody is told. */
export async function recordEvents(manager: EntityManager, events: readonly NewEvent[]): Promise<void> {
  await insertEvents(manager, events.map((event) => ({ id: newId(), event })));
}

interface Numbered {
  readonly id: string;
  readonly event: NewEvent;
}

async function insertEvents(manager: EntityManager, numbered: readonly Numbered[]): Promise<void> {
  await insertRows(manager, EventEntity, numbered.map(rowOf));
  await insertRows(manager, PendingEventEntity, numbered.map(({ id, event }) => ({ eventId: id, createdAt: event.now })));
}

const rowOf = ({ id, event }: Numbered) => ({
  id,
  kind: event.kind,
  occurredAt: event.now,
  actorKind: event.actor.kind,
  actorId: event.actor.id ?? null,
  partnerId: event.partnerId ?? null,
  customerId: event.customerId ?? null,
  subjectId: event.subjectId ?? null,
  code: event.code ?? null,
  rule: event.rule ?? null,
  payload: event.payload ?? {},
});
