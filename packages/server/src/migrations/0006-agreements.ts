import { TableIndex } from 'typeorm';
import { day, hash, id, instant, int, text } from '../database/columns';
import { type Migration, planned } from './table';

/** Publishing by whoever runs the product: its keys, last good days that are moved, and who was reminded of them. */
export const agreements: Migration = {
  name: '0006-agreements',
  up: async (runner) => {
    for (const table of tables()) await runner.createTable(table);
    await runner.createIndex('relationship', new TableIndex({ name: 'ix_relationship_reaccept_by', columnNames: ['reaccept_by', 'customer_id'] }));
  },
};

const tables = () => [
  planned('agreement_deadline', {
    columns: {
      id: id(),
      agreement_id: id(),
      number: int(),
      reaccept_by: day(),
      recorded_at: instant(),
    },
    primaryKey: ['id'],
    foreignKeys: {
      fk_agreement_deadline_agreement: { column: 'agreement_id', table: 'agreement' },
    },
    uniqueIndexes: {
      uq_agreement_deadline_number: ['agreement_id', 'number'],
    },
  }),
  planned('operator_key', {
    columns: {
      id: id(),
      name: text(),
      token_hash: hash(),
      created_at: instant(),
      last_used_at: instant({ nullable: true }),
      revoked_at: instant({ nullable: true }),
    },
    primaryKey: ['id'],
    uniqueIndexes: {
      uq_operator_key_token: ['token_hash'],
    },
  }),
  planned('reacceptance_reminder', {
    columns: {
      id: id(),
      customer_id: id(),
      reaccept_by: day(),
      days_before: int(),
      reminded_at: instant(),
    },
    primaryKey: ['id'],
    foreignKeys: {
      fk_reacceptance_reminder_customer: { column: 'customer_id', table: 'customer' },
    },
    uniqueIndexes: {
      uq_reacceptance_reminder: ['customer_id', 'reaccept_by', 'days_before'],
    },
  }),
];
