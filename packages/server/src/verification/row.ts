import canonicalize from 'canonicalize';
import type { EntityManager } from 'typeorm';
import { isTrue } from '../database/columns';
import { end } from './finding';

/** A row as the database holds it, by its columns. */
export type RawRow = Readonly<Record<string, unknown>>;

/** Rows of one table by a column that is unique. */
export async function readRows(manager: EntityManager, table: string, column: string, ids: readonly string[]): Promise<Map<string, RawRow>> {
  if (ids.length === 0) return new Map();
  const marks = ids.map((_, at) => `$${at + 1}`).join(', ');
  const rows = await manager.query<RawRow[]>(`SELECT * FROM ${table} WHERE ${column} IN (${marks})`, [...ids]);
  return new Map(rows.map((row) => [textOf(row, column), row]));
}

export function textOf(row: RawRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** Whether a raw value says what an event says: a boolean may be 1 or 0, and JSON is text. */
export function says(raw: unknown, said: unknown): boolean {
  if (typeof said === 'boolean') return isTrue(raw) === said;
  if (typeof said === 'object' && said !== null) return typeof raw === 'string' && canonicalize(JSON.parse(raw)) === canonicalize(said);
  return raw === said;
}

/** Ends with the first column in which a row is not what its event says. A column that the event does not know must be empty. */
export function compare(table: string, row: RawRow, expected: Readonly<Record<string, unknown>>): void {
  const id = textOf(row, 'id');
  for (const [column, raw] of Object.entries(row)) {
    const said = expected[column] ?? null;
    if (!says(raw, said)) end(table, id, `${column} is ${shown(raw)}, but its event says ${shown(said)}`);
  }
}

// What a person typed is not repeated.
const LONGEST_SHOWN = 80;

function shown(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.length} bytes`;
  const text = typeof value === 'string' ? value : (canonicalize(value) ?? 'nothing');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** The properties of a payload under the names of their columns. */
export function columnsOf(payload: unknown): Record<string, unknown> {
  if (typeof payload !== 'object' || payload === null) return {};
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
}
