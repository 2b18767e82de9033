import { TableIndex, type QueryRunner } from 'typeorm';
import { keysOf, searchKey } from '../database/search-key';
import type { Migration } from './table';

/** Events of a partner by kind and by person, each by an index, and customers found by either kana and either spelling of their kind of company. */
export const trailAndKana: Migration = {
  name: '0011-reads',
  up: async (runner) => {
    await runner.dropIndex('event', 'ix_event_actor');
    await runner.createIndex('event', new TableIndex({ name: 'ix_event_actor', columnNames: ['partner_id', 'actor_id', 'occurred_at', 'id'], isUnique: true }));
    await runner.createIndex('event', new TableIndex({ name: 'ix_event_kind', columnNames: ['partner_id', 'kind', 'occurred_at', 'id'], isUnique: true }));
    await foldSearchKeys(runner);
  },
};

interface Row {
  readonly partnerId: string;
  readonly customerId: string;
  readonly displayName: string;
  readonly nameKey: string;
  readonly searchKey: string;
}

/** So many rows are in memory at once. */
const ROWS_AT_ONCE = 1_000;

/** Rows whose words are folded otherwise since; all others stay as they are. */
export async function foldSearchKeys(runner: QueryRunner): Promise<void> {
  let after: readonly [string, string] = ['', ''];
  for (;;) {
    const rows: Row[] = await query(runner, PAGE, [...after]);
    for (const row of rows) await fold(runner, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = [last.partnerId, last.customerId];
  }
}

const PAGE = `SELECT partner_id AS "partnerId", customer_id AS "customerId", display_name AS "displayName", name_key AS "nameKey", search_key AS "searchKey"
  FROM partner_customer WHERE (partner_id, customer_id) > ($1, $2) ORDER BY partner_id, customer_id LIMIT ${ROWS_AT_ONCE}`;

async function fold(runner: QueryRunner, row: Row): Promise<void> {
  const next = foldedKey(row);
  if (next === row.searchKey) return;
  const { partnerId, customerId, nameKey } = row;
  await query(runner, 'UPDATE partner_customer SET search_key = $1 WHERE partner_id = $2 AND customer_id = $3', [next, partnerId, customerId]);
  const [known, wanted] = [keysOf(row.searchKey), keysOf(next)];
  for (const key of known) if (!wanted.has(key)) await query(runner, DELETE_KEY, [partnerId, key, nameKey, customerId]);
  for (const key of wanted) if (!known.has(key)) await query(runner, INSERT_KEY, [partnerId, key, nameKey, customerId]);
}

const DELETE_KEY = 'DELETE FROM partner_customer_key WHERE partner_id = $1 AND key = $2 AND name_key = $3 AND customer_id = $4';
const INSERT_KEY = 'INSERT INTO partner_customer_key (partner_id, key, name_key, customer_id) VALUES ($1, $2, $3, $4)';

/** Stored words have lost their signs, by which 株 is known for a kind of company: the name has them still. */
function foldedKey({ displayName, searchKey: known }: Row): string {
  const words = known.split(' ').filter((word) => word !== '');
  const marks = words.filter((word) => word.startsWith('@'));
  return searchKey([displayName, ...words.filter((word) => !marks.includes(word))]) + marks.map((mark) => ` ${mark}`).join('');
}

const query = <Found>(runner: QueryRunner, statement: string, parameters: string[]): Promise<Found[]> =>
  runner.query(runner.connection.options.type === 'postgres' ? statement : statement.replace(/\$(\d)/g, '?$1'), parameters);
