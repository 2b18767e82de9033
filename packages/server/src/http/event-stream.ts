import { Readable } from 'node:stream';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';

/** Bytes that wait for the client; past it nothing more is prepared. */
const WAITING_BYTES = 16_384;

/** Keeps proxies from closing a quiet connection, and says nothing. */
const HEARTBEAT = ':\n\n';

export interface Answer {
  readonly data?: ExecutionResult['data'];
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** `next` of the protocol of graphql-sse, with the event's name where a client looks for it that reads server-sent events. */
export const nextFrame = (answer: Answer, eventId?: string): string => `${eventId === undefined ? '' : `id: ${eventId}\n`}event: next\ndata: ${JSON.stringify(answer)}\n\n`;

// EventSource hears of no event without a data line.
export const COMPLETE_FRAME = 'event: complete\ndata:\n\n';

/** Server-sent events as fast as their reader takes them: at most one is prepared beyond what the connection holds. */
export class EventStream extends Readable {
  #waiting: (() => void) | null = null;

  constructor() {
    super({ highWaterMark: WAITING_BYTES });
    // Headers go out with the first bytes.
    this.push(HEARTBEAT);
  }

  /** Nobody has taken what was sent last. */
  get isFull(): boolean {
    return this.#waiting !== null;
  }

  /** Resolves when there is room for more, or when nobody reads any longer. */
  async send(frame: string): Promise<void> {
    if (this.destroyed || this.readableEnded || this.push(frame)) return;
    await new Promise<void>((resolve) => (this.#waiting = resolve));
  }

  beat(): void {
    if (!this.destroyed && !this.isFull) this.push(HEARTBEAT);
  }

  end(): void {
    if (!this.destroyed) this.push(null);
  }

  override _read(): void {
    this.#goOn();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#goOn();
    done(error);
  }

  #goOn(): void {
    this.#waiting?.();
    this.#waiting = null;
  }
}
