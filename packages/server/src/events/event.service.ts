import type { EntityManager } from 'typeorm';
import { newId } from '../database/id';
import { EventEntity } from './event.entity';
import { PendingEventEntity } from './pending-event.entity';

export interface NewEvent {
  /** Past tense, UPPER_SNAKE: ACCEPTANCE_RECORDED, SIGN_IN_FAILED. */
  readonly kind: string;
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

/** Writes an event, and its place in the queue of the log, in the caller's transaction. */
export async function recordEvent(manager: EntityManager, event: NewEvent): Promise<string> {
  const id = newId();
  await manager.insert(EventEntity, {
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
  await manager.insert(PendingEventEntity, { eventId: id, createdAt: event.now });
  return id;
}
