import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Database, DatabaseOptions } from '../store';
import { driverCode } from '../statement-error';
import type { StatementGate } from '../statement-gate';
import { type TransactionConnection, Transactions } from '../transaction';
import { PostgresRunner, PostgresTransactionRunner } from './runner';
import { driverOf, openSource, poolOf } from './source';

/** Two pools: transactions, and reads that the server holds to reading. READ COMMITTED; one winner by constraint. */
export async function openPostgres(given: DatabaseOptions): Promise<Database> {
  let isClosing = false;
  // A connection that is cut while it says goodbye is nobody's concern.
  const options = { ...given, report: (error: unknown) => (isClosing ? undefined : given.report(error)) };
  const longest = options.transactionTimeout;
  const writer = await openSource(options, { connections: options.writers, isReadOnly: false, longest });
  const reader = await openSource(options, { connections: options.readers, isReadOnly: true, longest });
  Object.assign(driverOf(writer), { createQueryRunner: refuseRunner });
  Object.assign(driverOf(reader), { createQueryRunner: () => new PostgresRunner(driverOf(reader), 'master') });
  const transactions = new Transactions({
    enter: async () => new PostgresTransaction(writer, await poolOf(writer).connect()),
    longest,
    mayRetry,
    report: options.report,
  });
  return {
    dialect: 'postgres',
    options,
    transact: (work) => transactions.run(work),
    afterCommit: (callback) => transactions.afterCommit(callback),
    read: async (work) => work(transactions.current() ?? reader.manager),
    close: async () => {
      isClosing = true;
      await reader.destroy();
      await writer.destroy();
    },
  };
}

// Serialization failure and deadlock: nothing of the transaction was kept.
const mayRetry = (error: unknown): boolean => ['40001', '40P01'].includes(driverCode(error) ?? '');

class PostgresTransaction implements TransactionConnection {
  #broken: Error | undefined;

  constructor(
    private readonly writer: DataSource,
    private readonly client: PoolClient,
  ) {
    client.on('error', this.#onError);
  }

  begin(): Promise<void> {
    return this.control('BEGIN');
  }

  async commit(): Promise<void> {
    const { command } = await this.#run('COMMIT');
    // PostgreSQL answers the COMMIT of a transaction that it had aborted with ROLLBACK, and with no error.
    if (command !== 'COMMIT') throw new Error('PostgreSQL rolled the transaction back');
  }

  async rollback(): Promise<void> {
    if (this.#broken) return;
    try {
      await this.#run('ROLLBACK');
    } catch (error) {
      // A connection that cannot roll back is thrown away, which rolls back too.
      this.#onError(error instanceof Error ? error : new Error('ROLLBACK failed', { cause: error }));
    }
  }

  async control(statement: string): Promise<void> {
    await this.#run(statement);
  }

  interrupt(): void {
    this.#onError(new Error('The transaction was given up while a statement was running'));
    this.leave();
  }

  manager(gate: StatementGate): EntityManager {
    return this.writer.createEntityManager(new PostgresTransactionRunner(driverOf(this.writer), { client: this.client, gate }));
  }

  #isReleased = false;

  leave(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    if (!this.#broken) this.client.removeListener('error', this.#onError);
    this.client.release(this.#broken);
  }

  readonly #onError = (error: Error): void => {
    this.#broken ??= error;
  };

  #run(statement: string): Promise<QueryResult> {
    return this.client.query(statement);
  }
}

function refuseRunner(): never {
  throw new Error('Writing needs the manager that transact() gives');
}
