import type { ObjectLiteral } from 'typeorm';
import type { Dialect } from './columns';
import type { Callback, Work } from './transaction';

/** All that services, readers and resolvers see of the database. */
export interface Store {
  /** Reads; inside `transact` with the transaction's own manager. Writing through it is refused by the database. */
  read<T>(work: Work<T>): Promise<T>;
  /**
   * Runs all of `work` or nothing of it. Inside another `transact` it is a savepoint: its failure undoes only itself.
   * A statement that fails closes its transaction, so catch an expected failure around a nested `transact`.
   * `work` does nothing but use the database, for it may run again when the database asks for that.
   */
  transact<T>(work: Work<T>): Promise<T>;
  /** Calls back once the outermost transaction has committed, never when it or the nested one that asked was rolled back. */
  afterCommit(callback: Callback): void;
}

export interface Database extends Store {
  readonly dialect: Dialect;
  readonly options: DatabaseOptions;
  /** Waits for what is under way, then lets go of every connection. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** postgres://...; left out for SQLite. */
  url?: string | undefined;
  /** The file of SQLite. */
  file: string;
  entities: (new () => ObjectLiteral)[];
  /** How many read at once. */
  readers: number;
  /** How many transactions run at once on PostgreSQL; SQLite has one writer. */
  writers: number;
  /** Milliseconds until a transaction that has not finished is rolled back and its manager revoked. */
  transactionTimeout: number;
  /** Milliseconds to wait for a turn or a free connection. */
  waitTimeout: number;
  /** Milliseconds to wait for a lock that another connection or process holds. */
  lockTimeout: number;
  /** Takes errors that have no caller: of after-commit callbacks and of idle connections. */
  report(error: unknown): void;
}
