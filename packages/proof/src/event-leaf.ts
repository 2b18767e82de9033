import canonicalize from 'canonicalize';

/** An event as the log commits to it: every column of its row. */
export interface LogEvent {
  readonly id: string;
  readonly kind: string;
  /** ISO 8601 in UTC with milliseconds: 2026-01-31T09:30:00.000Z. */
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly partnerId: string | null;
  readonly customerId: string | null;
  readonly subjectId: string | null;
  readonly code: string | null;
  readonly rule: string | null;
  readonly payload: unknown;
}

/** Domain separation: bytes that are hashed as an event can mean nothing else, and a later format begins differently. */
const PURPOSE = 'assent/event/v1\0';

/** The bytes of an event's leaf: a purpose tag and the canonical JSON (RFC 8785) of its eleven fields, nulls kept, anything else left out. */
export function leafOf(event: LogEvent): Uint8Array {
  const { id, kind, occurredAt, actorKind, actorId, partnerId, customerId, subjectId, code, rule, payload } = event;
  const json = canonicalize({ id, kind, occurredAt, actorKind, actorId, partnerId, customerId, subjectId, code, rule, payload });
  if (json === undefined) throw new Error('An event has no canonical JSON');
  return Buffer.from(PURPOSE + json, 'utf8');
}
