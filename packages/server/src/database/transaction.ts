import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { StatementGate, TransactionClosedError } from './statement-gate';
import { Turns } from './turns';

export type Work<T> = (manager: EntityManager) => Promise<T>;
export type Callback = () => void | Promise<void>;

/** One connection on which a transaction is under way. None of these pass the gate: only the owner of the transaction calls them. */
export interface TransactionConnection {
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** A statement that handles a savepoint. */
  control(statement: string): Promise<void>;
  /** Stops a statement that is still running, so that the rollback need not wait for it. */
  interrupt(): void;
  /** A manager whose every statement passes the gate. */
  manager(gate: StatementGate): EntityManager;
  leave(): void;
}

export interface TransactionRules {
  enter(): Promise<TransactionConnection>;
  /** Milliseconds after which a transaction that has not finished is rolled back and loses its manager. */
  longest: number;
  /** Whether the database gave this transaction up so that another could go on. */
  mayRetry(error: unknown): boolean;
  /** Takes what an after-commit callback threw: the transaction stands all the same. */
  report(error: unknown): void;
}

export class TransactionTimeoutError extends Error {
  override readonly name = 'TransactionTimeoutError';
}

const ATTEMPTS = 4;

/** A transaction or, inside another, a savepoint. */
class Scope {
  readonly gate: StatementGate;
  readonly manager: EntityManager;
  readonly callbacks: Callback[] = [];
  readonly turns = new Turns();
  readonly depth: number;
  isFinished = false;
  hasFailed = false;
  children = 0;

  constructor(
    readonly connection: TransactionConnection,
    readonly outer?: Scope,
  ) {
    this.gate = new StatementGate(outer?.gate);
    this.manager = connection.manager(this.gate);
    this.depth = (outer?.depth ?? 0) + 1;
  }

  /** What was started and not awaited would be cut in half by the commit. */
  assertComplete(): void {
    this.gate.assertOpen();
    if (this.gate.isBusy || this.children > 0) throw new TransactionClosedError('transact() finished before all that it started: await it');
  }

  fail(reason: unknown): void {
    this.hasFailed = true;
    this.gate.close(reason instanceof Error ? reason : new TransactionClosedError('The transaction has failed', { cause: reason }));
  }
}

export class Transactions {
  readonly #scopes = new AsyncLocalStorage<Scope>();

  constructor(private readonly rules: TransactionRules) {}

  /** The manager of the transaction that the caller is in. */
  current(): EntityManager | undefined {
    return this.#scope()?.manager;
  }

  async run<T>(work: Work<T>): Promise<T> {
    const scope = this.#scope();
    return scope ? this.#nested(scope, work) : this.#outermost(work);
  }

  afterCommit(callback: Callback): void {
    const scope = this.#scope();
    if (scope) scope.callbacks.push(callback);
    else this.#call(callback);
  }

  // What is left over of a failed transaction must not go on as one of its own; what is left over of a committed one may.
  #scope(): Scope | undefined {
    let scope = this.#scopes.getStore();
    for (let outer = scope; outer; outer = outer.outer) {
      if (outer.hasFailed) outer.gate.assertOpen();
    }
    while (scope?.isFinished) scope = scope.outer;
    return scope;
  }

  async #outermost<T>(work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !this.rules.mayRetry(error)) throw error;
      }
    }
  }

  async #attempt<T>(work: Work<T>): Promise<T> {
    const connection = await this.rules.enter();
    const scope = new Scope(connection);
    let result: T;
    try {
      await connection.begin();
      result = await this.#withDeadline(scope, work);
      scope.assertComplete();
      scope.gate.close(new TransactionClosedError('The transaction has ended'));
      await connection.commit();
    } catch (error) {
      await this.#rollBack(scope, error);
      throw error;
    } finally {
      scope.isFinished = true;
      connection.leave();
    }
    for (const callback of scope.callbacks) this.#call(callback);
    return result;
  }

  async #rollBack(scope: Scope, reason: unknown): Promise<void> {
    scope.fail(reason);
    if (scope.gate.isBusy) scope.connection.interrupt();
    await scope.gate.idle();
    await scope.connection.rollback();
  }

  async #withDeadline<T>(scope: Scope, work: Work<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new TransactionTimeoutError(`A transaction was rolled back after ${this.rules.longest} ms`);
        scope.fail(error);
        reject(error);
      }, this.rules.longest);
    });
    try {
      return await Promise.race([this.#scopes.run(scope, () => work(scope.manager)), deadline]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #nested<T>(outer: Scope, work: Work<T>): Promise<T> {
    outer.children += 1;
    // Savepoints are a stack, so that siblings started together take turns.
    const endTurn = await outer.turns.take();
    try {
      return await this.#savepoint(outer, work);
    } finally {
      endTurn();
      outer.children -= 1;
    }
  }

  async #savepoint<T>(outer: Scope, work: Work<T>): Promise<T> {
    const scope = new Scope(outer.connection, outer);
    const name = `nested_${scope.depth}`;
    const control = (statement: string): Promise<void> => outer.gate.pass(() => outer.connection.control(`${statement} ${name}`));
    await control('SAVEPOINT');
    try {
      const result = await this.#scopes.run(scope, () => work(scope.manager));
      scope.assertComplete();
      scope.gate.close(new TransactionClosedError('The nested transaction has ended'));
      await control('RELEASE SAVEPOINT');
      outer.callbacks.push(...scope.callbacks);
      return result;
    } catch (error) {
      scope.fail(error);
      await scope.gate.idle();
      await control('ROLLBACK TO SAVEPOINT');
      await control('RELEASE SAVEPOINT');
      throw error;
    } finally {
      scope.isFinished = true;
    }
  }

  #call(callback: Callback): void {
    const called = async (): Promise<void> => callback();
    called().catch((error: unknown) => this.rules.report(error));
  }
}
