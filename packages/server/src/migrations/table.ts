import { type ColumnOptions, type QueryRunner, Table, TableColumn, TableForeignKey, TableIndex, type TableColumnOptions } from 'typeorm';

/** One step of the schema. It runs once, in order, inside the one transaction of the upgrade, and never changes after a release. */
export interface Migration {
  name: string;
  up(runner: QueryRunner): Promise<void>;
}

export interface TablePlan {
  columns: Record<string, ColumnOptions>;
  primaryKey: string[];
  /** Name of the constraint -> its column and the table whose `id` it refers to. */
  foreignKeys?: Record<string, { column: string; table: string }>;
  indexes?: Record<string, string[]>;
  uniqueIndexes?: Record<string, string[]>;
  /** On SQLite the primary key is the table; PostgreSQL has no such thing. */
  withoutRowid?: boolean;
}

/** The same table on both databases, with every constraint and index under a name of our own. */
export function planned(name: string, plan: TablePlan): Table {
  return new Table({
    name,
    withoutRowid: plan.withoutRowid ?? false,
    columns: Object.entries(plan.columns).map(([column, kind]) => plannedColumn(column, kind, { table: name, primaryKey: plan.primaryKey })),
    foreignKeys: Object.entries(plan.foreignKeys ?? {}).map(([constraint, { column, table }]) => ({
      name: constraint,
      columnNames: [column],
      referencedTableName: table,
      referencedColumnNames: ['id'],
      onDelete: 'NO ACTION',
      onUpdate: 'NO ACTION',
    })).map((options) => new TableForeignKey(options)),
    indices: [...plannedIndexes(plan.indexes, false), ...plannedIndexes(plan.uniqueIndexes, true)],
  });
}

function plannedIndexes(indexes: Record<string, string[]> = {}, isUnique: boolean): TableIndex[] {
  return Object.entries(indexes).map(([name, columnNames]) => new TableIndex({ name, columnNames, isUnique }));
}

export function plannedColumn(name: string, kind: ColumnOptions, { table, primaryKey }: { table: string; primaryKey: string[] }): TableColumnOptions {
  if (typeof kind.type !== 'string') throw new Error(`${table}.${name} has no column kind`);
  return {
    name,
    type: kind.type,
    length: kind.length === undefined ? '' : String(kind.length),
    precision: kind.precision,
    collation: kind.collation,
    isNullable: kind.nullable ?? false,
    isPrimary: primaryKey.includes(name),
    primaryKeyConstraintName: primaryKey.includes(name) ? `pk_${table}` : undefined,
  };
}

/** New columns at the end of a table that may have rows: they can be null, or have a default. */
export async function addColumns(runner: QueryRunner, table: string, columns: Record<string, ColumnOptions>): Promise<void> {
  const planned = Object.entries(columns).map(([name, kind]) => new TableColumn(plannedColumn(name, kind, { table, primaryKey: [] })));
  await runner.addColumns(table, planned);
}
