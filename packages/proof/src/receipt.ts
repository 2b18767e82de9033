import type { Disclosed, LaterEvent, ReceiptProof } from './disclosed';
import type { LogEvent } from './event-leaf';
import type { ReceiptSummary } from './summary';

export const RECEIPT_FORMAT = 'assent/receipt/v1';

/** One acceptance with all that a stranger needs to check it. Everything in `acceptance` follows from the rest. */
export interface Receipt {
  readonly format: typeof RECEIPT_FORMAT;
  readonly acceptance: ReceiptSummary;
  readonly event: LogEvent;
  readonly disclosed: Disclosed;
  /** Null: the log has not reached the event yet. */
  readonly proof: ReceiptProof | null;
  readonly later: readonly LaterEvent[];
}
