import type { ColumnOptions, ValueTransformer } from 'typeorm';

export type Dialect = 'sqlite' | 'postgres';

/**
 * Decided once for the process, because decorators run at import time and a column's type cannot change afterwards.
 * The two dialects are therefore tested in separate processes.
 */
export const dialect: Dialect = dialectOf(process.env['DATABASE_URL']);

export function dialectOf(url: string | undefined): Dialect {
  if (url === undefined || url === '') return 'sqlite';
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgres';
  throw new Error('DATABASE_URL must start with postgres:// or postgresql://, or be left out for the embedded SQLite database');
}

type Options = Pick<ColumnOptions, 'nullable' | 'name' | 'default' | 'unique' | 'primaryKeyConstraintName' | 'select' | 'comment'>;
/** What a primary key is made of. */
type NeverNull = ColumnOptions & { nullable?: false };

/** An opaque identifier made by the application (UUIDv7), as text: a malformed one is simply not found, on both databases. */
export function id(): NeverNull;
export function id(options: Options): ColumnOptions;
export function id(options: Options = {}): ColumnOptions {
  return machineText(36, options);
}

/** A code, a country, a language tag: short text chosen from a list or written by a machine. Ordered by its bytes. */
export function code(length: number): NeverNull;
export function code(length: number, options: Options): ColumnOptions;
export function code(length: number, options: Options = {}): ColumnOptions {
  return machineText(length, options);
}

/** A SHA-256 in lower-case hexadecimal. */
export function hash(): NeverNull;
export function hash(options: Options): ColumnOptions;
export function hash(options: Options = {}): ColumnOptions {
  return machineText(64, options);
}

/** What a person typed, or a document. Its length is checked where it enters. */
export const text = (options: Options = {}): ColumnOptions => ({ ...options, type: 'text' });

/** A key made by the application (NFKC, case folded) by which both databases order in the same way. */
export function sortKey(): NeverNull;
export function sortKey(options: Options): ColumnOptions;
export function sortKey(options: Options = {}): ColumnOptions {
  return { ...options, type: 'text', ...byBytes() };
}

/** JSON written by the application, kept as text so that bytes that were hashed stay what they were. Parsed on an entity, text in a raw row. */
export const json = (options: Options = {}): ColumnOptions => ({ ...options, type: 'text', transformer: jsonAsText });

/** A point in time to the millisecond. `Date` on an entity, `2026-01-31T09:30:00.000Z` in a raw row, on both databases. */
export const instant = (options: Options = {}): ColumnOptions =>
  dialect === 'postgres'
    ? { ...options, type: 'timestamp with time zone', precision: 3 }
    : { ...options, type: 'text', transformer: instantAsText };

/** A calendar day, `YYYY-MM-DD` on an entity and in a raw row, on both databases. */
export const day = (options: Options = {}): ColumnOptions => (dialect === 'postgres' ? { ...options, type: 'date' } : { ...options, type: 'text' });

/** `Buffer` on an entity and in a raw row. */
export const bytes = (options: Options = {}): ColumnOptions => ({ ...options, type: dialect === 'postgres' ? 'bytea' : 'blob' });

/** `boolean` on an entity; a raw row of SQLite holds 1 or 0, so readers pass it through `isTrue`. */
export const bool = (options: Options = {}): ColumnOptions => ({ ...options, type: 'boolean' });

/** A whole number of at most 32 bits. */
export function int(): NeverNull;
export function int(options: Options): ColumnOptions;
export function int(options: Options = {}): ColumnOptions {
  return { ...options, type: 'integer' };
}

/** A whole number up to `Number.MAX_SAFE_INTEGER`; a `number` on both databases. */
export function long(): NeverNull;
export function long(options: Options): ColumnOptions;
export function long(options: Options = {}): ColumnOptions {
  return { ...options, type: dialect === 'postgres' ? 'bigint' : 'integer' };
}

/** A boolean as a raw row holds it: true or false on PostgreSQL, 1 or 0 on SQLite. */
export const isTrue = (raw: unknown): boolean => raw === true || raw === 1;

const instantAsText: ValueTransformer = {
  to: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
  from: (value: unknown) => (typeof value === 'string' ? new Date(value) : value),
};

const jsonAsText: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value),
};

function machineText(length: number, options: Options): ColumnOptions {
  return { ...options, type: 'varchar', length, ...byBytes() };
}

// SQLite compares bytes unless told otherwise; PostgreSQL would order by the language of its cluster.
function byBytes(): ColumnOptions {
  return dialect === 'postgres' ? { collation: 'C' } : {};
}
