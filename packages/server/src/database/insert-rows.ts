import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { PlainDataSource } from './plain-manager';

/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
const MOST_PARAMETERS = 30_000;
/** Rows that carry a document make a statement long before they make it full of parameters. */
const MOST_ROWS = 100;

/** Adds many rows with few statements. */
export async function insertRows<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Entity,
  rows: readonly QueryDeepPartialEntity<Entity>[],
): Promise<void> {
  const { columns } = manager.connection.getMetadata(entity);
  const size = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_PARAMETERS / columns.length)));
  for (let start = 0; start < rows.length; start += size) await manager.insert(entity, rows.slice(start, start + size));
}

/**
 * Adds a row unless one of its unique keys is taken, and says whether it did. Of two at once the second waits for the first.
 * Only that: TypeORM's `orIgnore` would pass over what is missing or out of bounds too, on SQLite.
 */
export async function insertUnlessTaken<Entity extends ObjectLiteral>(manager: EntityManager, entity: new () => Entity, row: QueryDeepPartialEntity<Entity>): Promise<boolean> {
  const { connection, queryRunner } = manager;
  const statement = connection instanceof PlainDataSource ? connection.table(entity).insert([row]) : null;
  if (statement === null || queryRunner === undefined) throw new Error('Writing needs the manager that transact() gives, and plain values');
  const { affected } = await queryRunner.query(`${statement.text} ON CONFLICT DO NOTHING`, [...statement.parameters], true);
  return affected === 1;
}
