import type { PoolClient } from 'pg';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { StatementGate } from '../statement-gate';
import { translated } from '../statement-error';

type Answer = ReturnType<PostgresQueryRunner['query']>;
type Connection = ReturnType<PostgresQueryRunner['connect']>;

/** Statements one by one on connections of the pool: for reading. */
export class PostgresRunner extends PostgresQueryRunner {
  override async query(statement: string, parameters?: unknown[], structured?: boolean): Answer {
    try {
      return await super.query(statement, parameters, structured);
    } catch (error) {
      throw translated(error, this.connection.entityMetadatas);
    }
  }

  override startTransaction(): Promise<void> {
    return Promise.reject(new Error('Writing needs transact(), which nests'));
  }
}

export interface Lease {
  client: PoolClient;
  gate: StatementGate;
}

/** Statements of one transaction, each through its gate. `begin`, `commit` and `rollback` belong to the connection alone. */
export class PostgresTransactionRunner extends PostgresRunner {
  readonly #gate: StatementGate;

  constructor(driver: PostgresDriver, { client, gate }: Lease) {
    super(driver, 'master');
    this.#gate = gate;
    this.databaseConnection = client;
    // TypeORM's save() would begin a transaction of its own.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override async query(statement: string, parameters?: unknown[], structured?: boolean): Answer {
    return this.#gate.pass(() => super.query(statement, parameters, structured));
  }

  override async connect(): Connection {
    this.#gate.assertOpen();
    return super.connect();
  }

  override commitTransaction(): Promise<void> {
    return Promise.reject(new Error('transact() commits'));
  }

  override rollbackTransaction(): Promise<void> {
    return Promise.reject(new Error('transact() rolls back what throws'));
  }

  /** The connection is given back by whoever began the transaction. */
  override release(): Promise<void> {
    return Promise.resolve();
  }
}
