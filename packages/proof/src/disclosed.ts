import type { LogEvent } from './event-leaf';
import type { Json } from './json';

/** Where an event stands in the log. */
export interface ReceiptProof {
  readonly leafIndex: number;
  readonly treeSize: number;
  /** Hashes from the leaf upwards, base64. */
  readonly inclusion: readonly string[];
  /** The signed note. */
  readonly checkpoint: string;
  /** RFC 3161 token over the note, base64; null when none was asked for. */
  readonly timestamp: string | null;
}

/** Fields that the event commits to, and the salt with which it does. */
export interface DisclosedGroup {
  readonly fields: Json;
  /** 32 bytes, base64. */
  readonly salt: string;
}

/** Null: erased with the person, or not for whoever asked for the receipt. */
export interface Disclosed {
  readonly signer: DisclosedGroup | null;
  readonly evidence: DisclosedGroup | null;
  readonly parties: DisclosedGroup | null;
}

/** What happened to the acceptance afterwards: a withdrawal, an erasure. */
export interface LaterEvent {
  readonly event: LogEvent;
  readonly proof: ReceiptProof | null;
}
