import { createHash } from 'node:crypto';
import type { LogEvent } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import { end } from './finding';
import { columnsOf, compare, readRows, textOf, type RawRow } from './row';

const TABLE = 'agreement_text';
/** What is kept, and in the row beside it what its hash and length are. */
const contents = { file: ['file_hash', 'file_length'], shown_html: ['shown_hash', 'shown_length'] } as const;

/** Holds the texts of a published version against its event, and their bytes against the hashes. Returns the ids of its texts. */
export async function checkTexts(manager: EntityManager, event: LogEvent): Promise<string[]> {
  const said = textsIn(event.payload);
  const ids: string[] = [];
  for (const text of said) {
    const id = textOf(text, 'id');
    // One at a time, for each carries a document.
    const row = (await readRows(manager, TABLE, 'id', [id])).get(id);
    if (row === undefined) return end(TABLE, id, 'is missing, though its event says that it was published');
    checkText(event, row, text);
    ids.push(id);
  }
  return ids;
}

function checkText(event: LogEvent, row: RawRow, said: RawRow): void {
  const known = Object.keys({ ...said, id: 0, agreement_id: 0, created_at: 0 });
  const comparable = Object.fromEntries(Object.entries(row).filter(([column]) => known.includes(column)));
  compare(TABLE, comparable, { ...said, agreement_id: event.subjectId, created_at: event.occurredAt });
  for (const [column, [hash, length]] of Object.entries(contents)) {
    const bytes = bytesOf(row[column]);
    if (row[length] !== bytes.length) end(TABLE, textOf(row, 'id'), `${column} has ${bytes.length} bytes, but ${length} says ${String(row[length])}`);
    if (textOf(row, hash) !== createHash('sha256').update(bytes).digest('hex')) end(TABLE, textOf(row, 'id'), `the bytes of ${column} are not those of ${hash}`);
  }
}

const bytesOf = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : '', 'utf8'));

function textsIn(payload: unknown): RawRow[] {
  const texts: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'texts') : [];
  return Array.isArray(texts) ? texts.map(columnsOf) : [];
}
