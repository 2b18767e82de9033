import type { StreamConfig } from './stream-config';

export interface Taker {
  readonly session: string;
  readonly address: string;
  /** Called when the server stops. */
  readonly end: () => void;
}

/** To be called once, when the stream is over. */
export type Leave = () => void;

/** The streams that are open in this process: how many of whom, and how to end them all. */
export class OpenStreams {
  readonly #sessions: Count;
  readonly #addresses: Count;
  readonly #ends = new Set<() => void>();
  #isStopping = false;

  constructor({ perSession, perAddress }: StreamConfig) {
    this.#sessions = new Count(perSession);
    this.#addresses = new Count(perAddress);
  }

  /** Null when this session or this address has as many as it may have. */
  take({ session, address, end }: Taker): Leave | null {
    if (this.#sessions.isFull(session) || this.#addresses.isFull(address)) return null;
    const leaveSession = this.#sessions.add(session);
    const leaveAddress = this.#addresses.add(address);
    this.#ends.add(end);
    if (this.#isStopping) end();
    return () => {
      this.#ends.delete(end);
      leaveSession();
      leaveAddress();
    };
  }

  endAll(): void {
    this.#isStopping = true;
    for (const end of this.#ends) end();
  }
}

class Count {
  readonly #counts = new Map<string, number>();

  constructor(private readonly most: number) {}

  isFull(key: string): boolean {
    return (this.#counts.get(key) ?? 0) >= this.most;
  }

  /** Returns how to take it away again. */
  add(key: string): () => void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left === 0) this.#counts.delete(key);
      else this.#counts.set(key, left);
    };
  }
}
