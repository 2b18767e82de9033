import { Turns } from './turns';

/** A statement of this transaction failed, or was refused, and nothing more may happen in it. `cause` says why. */
export class TransactionClosedError extends Error {
  override readonly name = 'TransactionClosedError';
}

/**
 * Every statement of a transaction passes its gate, one at a time; a nested transaction's gate stands inside the gate of the outer one.
 * A closed gate lets nothing through, so that a manager that is still held somewhere cannot write into a neighbour's transaction.
 */
export class StatementGate {
  #closedBy: Error | undefined;
  #inFlight = 0;
  #waiting: (() => void)[] = [];
  readonly #turns: Turns;

  constructor(private readonly outer?: StatementGate) {
    // Drivers may run what was sent later first, so that a rollback could overtake an insert.
    this.#turns = outer ? outer.#turns : new Turns();
  }

  get isBusy(): boolean {
    return this.#inFlight > 0;
  }

  /** A failed statement closes the gate: PostgreSQL aborts the transaction then, and SQLite would silently go on. */
  async pass<T>(statement: () => Promise<T>): Promise<T> {
    this.assertOpen();
    this.#enter();
    const endTurn = await this.#turns.take();
    try {
      this.assertOpen();
      return await statement();
    } catch (error) {
      this.close(new TransactionClosedError('A statement failed; survive it with a nested transact()', { cause: error }));
      throw error;
    } finally {
      endTurn();
      this.#leave();
    }
  }

  close(reason: Error): void {
    this.#closedBy ??= reason;
  }

  assertOpen(): void {
    if (this.#closedBy) throw this.#closedBy;
    this.outer?.assertOpen();
  }

  /** Resolves when no statement is under way, of this transaction or of one nested in it. */
  async idle(): Promise<void> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #enter(): void {
    this.#inFlight += 1;
    if (this.outer) this.outer.#enter();
  }

  #leave(): void {
    this.#inFlight -= 1;
    if (this.outer) this.outer.#leave();
    if (this.#inFlight > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
