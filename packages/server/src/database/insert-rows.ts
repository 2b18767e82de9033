import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

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
