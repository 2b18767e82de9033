import { SqliteQueryRunner } from 'typeorm/driver/sqlite/SqliteQueryRunner.js';
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js';
import type { StatementGate } from '../statement-gate';
import { translated } from '../statement-error';
import { bindable, numbered } from './parameters';

type Answer = ReturnType<SqliteQueryRunner['query']>;
type Connection = ReturnType<SqliteQueryRunner['connect']>;

/** Statements one by one, without a transaction: for reading. */
export class SqliteRunner extends SqliteQueryRunner {
  override async query(statement: string, parameters?: unknown[], structured?: boolean): Answer {
    try {
      return await super.query(numbered(statement, parameters), parameters?.map(bindable), structured);
    } catch (error) {
      throw translated(error, this.connection.entityMetadatas);
    }
  }

  override startTransaction(): Promise<void> {
    return Promise.reject(new Error('Writing needs transact(), which nests'));
  }
}

/** Statements of one transaction, each through its gate. `begin`, `commit` and `rollback` belong to the connection alone. */
export class SqliteTransactionRunner extends SqliteRunner {
  constructor(
    driver: SqliteDriver,
    private readonly gate: StatementGate,
  ) {
    super(driver);
    // TypeORM's save() would begin a transaction of its own.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override async query(statement: string, parameters?: unknown[], structured?: boolean): Answer {
    return this.gate.pass(() => super.query(statement, parameters, structured));
  }

  override async connect(): Connection {
    this.gate.assertOpen();
    return super.connect();
  }

  override commitTransaction(): Promise<void> {
    return Promise.reject(new Error('transact() commits'));
  }

  override rollbackTransaction(): Promise<void> {
    return Promise.reject(new Error('transact() rolls back what throws'));
  }
}
