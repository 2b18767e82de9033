import { bytes, code, hash, id, instant, int, long, text } from '../database/columns';
import { type Migration, planned } from './table';

/** The order of the events, the roots over it, and what was signed of it. */
export const log: Migration = {
  name: '0007-log',
  up: async (runner) => {
    for (const table of tables()) await runner.createTable(table);
  },
};

const tables = () => [
  planned('log_leaf', {
    columns: {
      log_index: long(),
      event_id: id(),
      leaf_hash: hash(),
    },
    primaryKey: ['log_index'],
    foreignKeys: {
      fk_log_leaf_event: { column: 'event_id', table: 'event' },
    },
    uniqueIndexes: {
      uq_log_leaf_event: ['event_id'],
    },
  }),
  planned('log_subtree', {
    columns: {
      level: int(),
      position: long(),
      root_hash: hash(),
    },
    primaryKey: ['level', 'position'],
  }),
  planned('log_key', {
    columns: {
      id: id(),
      number: int(),
      key_id: code(8),
      verifier_key: text(),
      endorsement: text({ nullable: true }),
      event_id: id(),
      added_at: instant(),
    },
    primaryKey: ['id'],
    foreignKeys: {
      fk_log_key_event: { column: 'event_id', table: 'event' },
    },
    uniqueIndexes: {
      uq_log_key_number: ['number'],
      uq_log_key_key: ['key_id'],
    },
  }),
  planned('checkpoint', {
    columns: {
      id: id(),
      tree_size: long(),
      root_hash: hash(),
      note: text(),
      key_id: code(8),
      signed_at: instant(),
    },
    primaryKey: ['id'],
    uniqueIndexes: {
      uq_checkpoint_size: ['tree_size'],
    },
  }),
  planned('checkpoint_timestamp', {
    columns: {
      id: id(),
      checkpoint_id: id(),
      token: bytes(),
      stamped_at: instant(),
    },
    primaryKey: ['id'],
    foreignKeys: {
      fk_checkpoint_timestamp_checkpoint: { column: 'checkpoint_id', table: 'checkpoint' },
    },
    uniqueIndexes: {
      uq_checkpoint_timestamp_checkpoint: ['checkpoint_id'],
    },
  }),
];
