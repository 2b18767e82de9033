import { TableIndex, type QueryRunner } from 'typeorm';
import { code, id, sortKey } from '../database/columns';
import { keysOf, searchKey } from '../database/search-key';
import { type Migration, planned } from './table';

/** What customers are found by, and an index for each filter in each order. */
export const search: Migration = {
  name: '0003-search',
  up: async (runner) => {
    await runner.createTable(keys());
    // One by one: createIndices makes them side by side, and TypeORM then reads indexes that it has not read the making of.
    for (const index of indexes()) await runner.createIndex('partner_customer', index);
    await fill(runner);
  },
};

const keys = () =>
  planned('partner_customer_key', {
    columns: {
      partner_id: id(),
      key: code(40),
      name_key: sortKey(),
      customer_id: id(),
    },
    primaryKey: ['partner_id', 'key', 'name_key', 'customer_id'],
    withoutRowid: true,
  });

const indexes = () =>
  Object.entries({
    ix_partner_customer_country: ['partner_id', 'country', 'name_key', 'customer_id'],
    ix_partner_customer_state: ['partner_id', 'relationship_state', 'name_key', 'customer_id'],
    ix_partner_customer_status_accepted: ['partner_id', 'agreement_status', 'accepted_key', 'customer_id'],
    ix_partner_customer_country_accepted: ['partner_id', 'country', 'accepted_key', 'customer_id'],
    ix_partner_customer_state_accepted: ['partner_id', 'relationship_state', 'accepted_key', 'customer_id'],
  }).map(([name, columnNames]) => new TableIndex({ name, columnNames, isUnique: true }));

interface Row {
  readonly partnerId: string;
  readonly customerId: string;
  readonly nameKey: string;
  readonly searchKey: string;
}

/** What is there already gets the keys that the projection would give it; through which reseller is read from the relationships. */
async function fill(runner: QueryRunner): Promise<void> {
  for (const { partnerId, customerId, nameKey, searchKey: known } of await existing(runner)) {
    const resellers = await query<{ id: string }>(runner, SELLERS, [customerId, partnerId]);
    const next = searchKey(known.split('\n')) + resellers.map((reseller) => ` @${reseller.id}`).join('');
    await query(runner, 'UPDATE partner_customer SET search_key = $1 WHERE partner_id = $2 AND customer_id = $3', [next, partnerId, customerId]);
    for (const key of keysOf(next)) {
      await query(runner, 'INSERT INTO partner_customer_key (partner_id, key, name_key, customer_id) VALUES ($1, $2, $3, $4)', [partnerId, key, nameKey, customerId]);
    }
  }
}

const SELLERS = `SELECT DISTINCT r.seller_id AS "id" FROM relationship r JOIN partner_customer pc ON pc.customer_id = r.customer_id AND pc.partner_id = r.provider_id
  WHERE r.customer_id = $1 AND r.provider_id = $2 AND r.state = pc.relationship_state`;

const existing = (runner: QueryRunner): Promise<Row[]> =>
  query(runner, 'SELECT partner_id AS "partnerId", customer_id AS "customerId", name_key AS "nameKey", search_key AS "searchKey" FROM partner_customer', []);

const query = <Found>(runner: QueryRunner, statement: string, parameters: string[]): Promise<Found[]> =>
  runner.query(runner.connection.options.type === 'postgres' ? statement : statement.replace(/\$(\d)/g, '?$1'), parameters);
