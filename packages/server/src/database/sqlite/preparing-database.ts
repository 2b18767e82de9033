import sqlite3 from 'sqlite3';

/** Statements that a connection keeps prepared. The server has about as many; lists of ids of different lengths make a few more. */
const MOST = 200;

const READS = /^(?:SELECT|WITH)\b/;
// Run steps once: a statement that answers with a row would be left in the middle, and hold its lock.
const WRITES = /^(?:INSERT|UPDATE|DELETE|BEGIN|COMMIT|SAVEPOINT|RELEASE)\b(?!.*\bRETURNING\b)/s;

/**
 * A connection that prepares each statement once. node-sqlite3 by itself prepares and finalizes for every call, each a round through its threads: three quarters of what a point read costs.
 * Values belong into parameters: every text is a statement.
 */
export class PreparingDatabase extends sqlite3.Database {
  /** The one used longest ago comes first. */
  readonly #statements = new Map<string, Promise<sqlite3.Statement>>();

  override all(sql: string, ...given: unknown[]): this {
    if (!READS.test(sql)) return super.all(sql, ...given);
    return this.#call(sql, given, (statement) => statement.all(...given));
  }

  override run(sql: string, ...given: unknown[]): this {
    if (!WRITES.test(sql)) return super.run(sql, ...given);
    return this.#call(sql, given, (statement) => statement.run(...given));
  }

  /** SQLite does not close a connection that has statements. */
  override close(callback?: (error: Error | null) => void): void {
    void this.#finalizeAll().then(() => super.close(callback));
  }

  #call(sql: string, given: readonly unknown[], run: (statement: sqlite3.Statement) => void): this {
    const [values, done] = [given[0], given.at(-1)];
    // A call without values leaves bound what was bound before: it has a statement of its own.
    const key = `${Array.isArray(values) ? values.length : 0} ${sql}`;
    this.#prepared(key, sql)
      .then(run)
      .catch((error: unknown) => {
        if (isCallback(done)) done(error);
        else this.emit('error', error);
      });
    return this;
  }

  // The promise, not the statement: what waits for a statement that then cannot be prepared would never be answered.
  #prepared(key: string, sql: string): Promise<sqlite3.Statement> {
    const known = this.#statements.get(key);
    if (known) this.#statements.delete(key);
    const statement = known ?? this.#prepare(key, sql);
    this.#statements.set(key, statement);
    if (this.#statements.size > MOST) this.#forgetOldest();
    return statement;
  }

  #prepare(key: string, sql: string): Promise<sqlite3.Statement> {
    return new Promise((resolve, reject) => {
      const statement = this.prepare(sql, (error: Error | null) => {
        if (error === null) return resolve(statement);
        this.#statements.delete(key);
        reject(error);
      });
    });
  }

  // What was asked of a statement before runs before it is finalized.
  #forgetOldest(): void {
    const [oldest] = this.#statements;
    if (oldest === undefined) return;
    this.#statements.delete(oldest[0]);
    oldest[1].then((statement) => statement.finalize()).catch(() => undefined);
  }

  async #finalizeAll(): Promise<void> {
    const prepared = await Promise.allSettled(this.#statements.values());
    this.#statements.clear();
    for (const one of prepared) if (one.status === 'fulfilled') one.value.finalize();
  }
}

const isCallback = (value: unknown): value is (error: unknown) => void => typeof value === 'function';
