import type { Letter } from './letters/letter';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A mail as it is sent: everything about it is read at that moment. */
export interface Mail {
  readonly to: Mailbox;
  /** Whom an answer reaches; nobody, when left out. */
  readonly replyTo?: Mailbox;
  readonly letter: Letter;
}
