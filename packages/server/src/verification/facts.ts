import { createHash } from 'node:crypto';
import type { LogEvent } from '@assent/proof';
import { columnsOf, compare, type RawRow } from './row';
import { end } from './finding';

/** A kind of event that records a fact, and the fact's row, whose id is the event's subject. */
export interface FactKind {
  readonly event: string;
  readonly table: string;
  readonly check: (event: LogEvent, row: RawRow) => void;
}

/** Every table of facts whose rows have an event each. What hangs on a row (texts, persons) is checked with it. */
export const factKinds: readonly FactKind[] = [
  { event: 'ACCEPTANCE_RECORDED', table: 'acceptance', check: (event, row) => compare('acceptance', row, { ...columnsOf(event.payload), id: event.subjectId }) },
  {
    event: 'ACCEPTANCE_WITHDRAWN',
    table: 'withdrawal',
    check: (event, row) => compareSaid('withdrawal', event, row, { withdrawn_by_id: event.actorId }),
  },
  {
    event: 'ACCEPTANCE_DISPUTED',
    table: 'dispute',
    check: (event, row) => compareSaid('dispute', event, row, { disputed_by_id: event.actorId }),
  },
  {
    event: 'AGREEMENT_PUBLISHED',
    table: 'agreement',
    check: (event, row) => {
      const { texts: _texts, ...said } = columnsOf(event.payload);
      compare('agreement', row, { ...said, id: event.subjectId, published_at: event.occurredAt });
    },
  },
  {
    event: 'LOG_KEY_ADDED',
    table: 'log_key',
    check: (event, row) => compare('log_key', row, { ...columnsOf(event.payload), id: event.subjectId, event_id: event.id, added_at: event.occurredAt }),
  },
];

/** What somebody said with a reason: the event has the hash of the reason, and none where it was recorded before events had one. */
function compareSaid(table: string, event: LogEvent, row: RawRow, who: Readonly<Record<string, unknown>>): void {
  const { reason_hash: reasonHash, ...said } = columnsOf(event.payload);
  const { reason, ...rest } = row;
  compare(table, rest, { ...said, ...who, id: event.subjectId, recorded_at: event.occurredAt });
  const isSame = reasonHash === undefined || (typeof reason === 'string' && createHash('sha256').update(reason).digest('hex') === reasonHash);
  if (!isSame) end(table, event.subjectId ?? '', 'its reason is not the one whose hash is in its event');
}
