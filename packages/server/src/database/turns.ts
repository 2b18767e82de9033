export class TurnTimeoutError extends Error {
  override readonly name = 'TurnTimeoutError';
}

interface Waiter {
  admit(): void;
}

/** One at a time, first come, first served. */
export class Turns {
  #taken = false;
  readonly #waiters: Waiter[] = [];

  /** Resolves with the function that ends the turn; rejects when it was not given within `longest` milliseconds. */
  async take(longest?: number): Promise<() => void> {
    if (this.#taken) await this.#wait(longest);
    this.#taken = true;
    return () => this.#next();
  }

  // The turn is handed over without being free in between, so that nobody can slip in.
  #next(): void {
    const waiter = this.#waiters.shift();
    if (waiter) waiter.admit();
    else this.#taken = false;
  }

  #wait(longest: number | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = longest === undefined ? undefined : setTimeout(() => this.#giveUp(waiter, reject), longest);
      const waiter: Waiter = {
        admit: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.#waiters.push(waiter);
    });
  }

  #giveUp(waiter: Waiter, reject: (error: Error) => void): void {
    const place = this.#waiters.indexOf(waiter);
    if (place < 0) return;
    this.#waiters.splice(place, 1);
    reject(new TurnTimeoutError('The database is busy: no turn to write was free in time'));
  }
}
