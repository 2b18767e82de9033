import { newId } from '@assent/server/src/database/id';
import type { EntityManager, EntityMetadata } from 'typeorm';

type ColumnMetadata = EntityMetadata['columns'][number];

/** One row in every table, each column filled with something of its type and each foreign key with the row it refers to. */
export async function insertSampleRows(manager: EntityManager): Promise<void> {
  const ids = new Map<string, string>();
  for (const entity of manager.connection.entityMetadatas) {
    const columns = entity.columns.filter((column) => !column.referencedColumn || ids.has(tableReferredTo(column)));
    const values = columns.map((column) => (column.referencedColumn ? ids.get(tableReferredTo(column)) : sample(column)));
    const names = columns.map((column) => column.databaseName).join(', ');
    const marks = columns.map((_, index) => `$${index + 1}`).join(', ');
    await manager.query(`INSERT INTO ${entity.tableName} (${names}) VALUES (${marks})`, values);
    const own = columns.findIndex((column) => column.databaseName === 'id');
    if (own >= 0) ids.set(entity.tableName, String(values[own]));
  }
}

const tableReferredTo = (column: ColumnMetadata): string => column.referencedColumn?.entityMetadata.tableName ?? '';

const samples: Record<string, () => unknown> = {
  varchar: () => newId(),
  text: () => '{}',
  integer: () => 1,
  bigint: () => 1,
  boolean: () => false,
  date: () => '2026-01-31',
  'timestamp with time zone': () => new Date(),
  bytea: () => Buffer.from('salt'),
  blob: () => Buffer.from('salt'),
};

function sample(column: ColumnMetadata): unknown {
  // An instant that may be missing tells that something has happened, such as an erasure.
  if (column.isNullable && column.propertyName.endsWith('At')) return null;
  const make = samples[String(column.type)];
  if (!make) throw new Error(`No sample of ${String(column.type)}`);
  return column.length === '' ? make() : String(make()).slice(0, Number(column.length));
}
