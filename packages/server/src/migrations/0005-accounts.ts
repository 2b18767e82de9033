import { code, hash, id, instant, int, text } from '../database/columns';
import { type Migration, planned } from './table';

/** Codes, second factors and new passwords by mail. Users are of two tables, so nothing refers to them. */
export const accounts: Migration = {
  name: '0005-accounts',
  up: async (runner) => {
    for (const table of tables()) await runner.createTable(table);
  },
};

const tables = () => [
  planned('sign_in_code', {
    columns: {
      session_id: id(),
      kind: code(40),
      code_hash: hash({ nullable: true }),
      sent_to: text({ nullable: true }),
      valid_until: instant(),
      tries_left: int(),
      sends_left: int(),
    },
    primaryKey: ['session_id'],
  }),
  planned('second_factor', {
    columns: {
      user_id: id(),
      audience: code(40),
      sealed: text(),
      offered_at: instant(),
      enabled_at: instant({ nullable: true }),
      last_step: int({ nullable: true }),
    },
    primaryKey: ['user_id'],
  }),
  planned('recovery_code', {
    columns: {
      user_id: id(),
      code_hash: hash(),
    },
    primaryKey: ['user_id', 'code_hash'],
  }),
  planned('confirmed_mailbox', {
    columns: {
      user_id: id(),
      email: text(),
      confirmed_at: instant(),
    },
    primaryKey: ['user_id'],
  }),
  planned('password_reset', {
    columns: {
      token_hash: hash(),
      audience: code(40),
      user_id: id(),
      valid_until: instant(),
    },
    primaryKey: ['token_hash'],
    indexes: {
      ix_password_reset_user: ['user_id'],
      ix_password_reset_valid: ['valid_until'],
    },
  }),
];
