import type { Database as Handle } from 'sqlite3';
import type { DataSource, EntityManager, ObjectLiteral } from 'typeorm';
import type { Database, DatabaseOptions } from '../store';
import type { StatementGate } from '../statement-gate';
import { type TransactionConnection, Transactions } from '../transaction';
import { Turns } from '../turns';
import { withBindableDates } from './parameters';
import { SqliteRunner, SqliteTransactionRunner } from './runner';
import { driverOf, handleOf, openReader, openWriter } from './source';

/** One writer behind a queue, and readers of their own on the same file, who never wait for it. */
export async function openSqlite(options: DatabaseOptions): Promise<Database> {
  const writer = prepared(await openWriter(options), () => {
    throw new Error('Writing needs the manager that transact() gives');
  });
  const readers = await openReaders(options);
  const turns = new Turns();
  const transactions = new Transactions({
    enter: async () => new SqliteTransaction(writer, await turns.take(options.waitTimeout)),
    longest: options.transactionTimeout,
    mayRetry: () => false,
    report: options.report,
  });
  let next = 0;
  return {
    dialect: 'sqlite',
    options,
    transact: (work) => transactions.run(work),
    afterCommit: (callback) => transactions.afterCommit(callback),
    read: async (work) => {
      next = (next + 1) % readers.length;
      return work(transactions.current() ?? readerAt(readers, next).manager);
    },
    close: async () => {
      await turns.take();
      for (const source of [...readers, writer]) await source.destroy();
    },
  };
}

class SqliteTransaction implements TransactionConnection {
  readonly #handle: Handle;

  constructor(
    private readonly writer: DataSource,
    readonly leave: () => void,
  ) {
    this.#handle = handleOf(driverOf(writer));
  }

  // IMMEDIATE takes the write lock now: a transaction that reads first could otherwise lose it to another process half-way.
  begin(): Promise<void> {
    return this.control('BEGIN IMMEDIATE');
  }

  commit(): Promise<void> {
    return this.control('COMMIT');
  }

  async rollback(): Promise<void> {
    try {
      await this.control('ROLLBACK');
    } catch (error) {
      // SQLite has rolled back by itself where it was interrupted, had no space, or never began.
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    }
  }

  control(statement: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#handle.run(statement, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }

  interrupt(): void {
    this.#handle.interrupt();
  }

  manager(gate: StatementGate): EntityManager {
    return this.writer.createEntityManager(new SqliteTransactionRunner(driverOf(this.writer), gate));
  }
}

async function openReaders(options: DatabaseOptions): Promise<DataSource[]> {
  const readers: DataSource[] = [];
  while (readers.length < options.readers) {
    const source = await openReader(options);
    readers.push(prepared(source, () => new SqliteRunner(driverOf(source))));
  }
  return readers;
}

function prepared(source: DataSource, createQueryRunner: () => SqliteRunner): DataSource {
  const driver = driverOf(source);
  const escape = driver.escapeQueryWithParameters.bind(driver);
  Object.assign(driver, {
    createQueryRunner,
    escapeQueryWithParameters: (sql: string, parameters: ObjectLiteral, native: ObjectLiteral) =>
      escape(sql, withBindableDates(parameters), withBindableDates(native)),
  });
  return source;
}

function readerAt(readers: DataSource[], place: number): DataSource {
  const reader = readers[place];
  if (reader === undefined) throw new Error('The database has no reader: `readers` must be at least 1');
  return reader;
}
