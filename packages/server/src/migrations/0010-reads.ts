import { TableIndex } from 'typeorm';
import { code, id, sortKey } from '../database/columns';
import { type Migration, planned } from './table';

/** Lists for every set of filters in place of an index for each one, and an index for every job that comes round and for invitations of a status. */
export const reads: Migration = {
  name: '0010-reads',
  up: async (runner) => {
    await runner.createTable(places());
    for (const statement of placesOfRows()) await runner.query(statement);
    await runner.query("DELETE FROM partner_customer_key WHERE key >= '@' AND key < 'A'");
    for (const name of REPLACED) await runner.dropIndex('partner_customer', `ix_partner_customer_${name}`);
    for (const [table, index] of indexes()) await runner.createIndex(table, index);
  },
};

const places = () =>
  planned('partner_customer_place', {
    columns: {
      partner_id: id(),
      list: code(100),
      sort_key: sortKey(),
      customer_id: id(),
    },
    primaryKey: ['partner_id', 'list', 'sort_key', 'customer_id'],
    withoutRowid: true,
  });

const REPLACED = ['name', 'status', 'country', 'state', 'accepted', 'status_accepted', 'country_accepted', 'state_accepted'];

const indexes = (): [table: string, index: TableIndex][] => [
  ['invitation', new TableIndex({ name: 'ix_invitation_status', columnNames: ['partner_id', 'status', 'created_at', 'id'], isUnique: true })],
  ['subscription', new TableIndex({ name: 'ix_subscription_due', columnNames: ['state', 'ends_on', 'id'], isUnique: true })],
  ['job', new TableIndex({ name: 'ix_job_finished', columnNames: ['finished_at'] })],
  ['sign_in_attempt', new TableIndex({ name: 'ix_sign_in_attempt_started', columnNames: ['window_started_at'] })],
  ['sign_in_code', new TableIndex({ name: 'ix_sign_in_code_valid', columnNames: ['valid_until'] })],
];

const ORDERS = { N: 'pc.name_key', A: 'pc.accepted_key' };
const STATUS = "' s:' || pc.agreement_status";
const COUNTRY = "' c:' || pc.country";
const SHARED = ["''", "' t:' || pc.relationship_state", STATUS, COUNTRY, `${STATUS} || ${COUNTRY}`];
const RESELLERS = `SELECT DISTINCT pc.partner_id, pc.customer_id, r.seller_id FROM partner_customer pc
  JOIN relationship r ON r.customer_id = pc.customer_id AND r.provider_id = pc.partner_id AND r.state = pc.relationship_state`;

/** What is there already stands where the projection would put it; what it does not know makes a name null, and is in no such list. */
export function placesOfRows(): string[] {
  const into = 'INSERT INTO partner_customer_place (partner_id, list, sort_key, customer_id)';
  return Object.entries(ORDERS).flatMap(([order, key]) =>
    SHARED.flatMap((shared) => {
      const list = `'${order}' || ${shared}`;
      const through = `${list} || ' r:' || one.seller_id`;
      return [
        `${into} SELECT pc.partner_id, ${list}, ${key}, pc.customer_id FROM partner_customer pc WHERE ${list} IS NOT NULL`,
        `${into} SELECT pc.partner_id, ${through}, ${key}, pc.customer_id FROM partner_customer pc
           JOIN (${RESELLERS}) one ON one.partner_id = pc.partner_id AND one.customer_id = pc.customer_id WHERE ${list} IS NOT NULL`,
      ];
    }),
  );
}
