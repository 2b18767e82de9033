import { bytes, code, hash, id, instant, int, text } from '../database/columns';
import { addColumns, type Migration, planned } from './table';

/**
 * More of how an acceptance came about: lengths beside the hashes, the names of those concerned, an attached document,
 * and when the ask was served. Acceptances of before keep null: a fact that was recorded is not added to.
 */
export const evidence: Migration = {
  name: '0008-evidence',
  up: async (runner) => {
    await addColumns(runner, 'acceptance', {
      file_length: int({ nullable: true }),
      shown_length: int({ nullable: true }),
      parties_commitment: hash({ nullable: true }),
      attachment_hash: hash({ nullable: true }),
    });
    await addColumns(runner, 'acceptance_person', {
      parties: text({ nullable: true }),
      parties_salt: bytes({ nullable: true }),
    });
    for (const table of tables()) await runner.createTable(table);
  },
};

const tables = () => [
  planned('served_ask', {
    columns: {
      invitation_id: id(),
      customer_user_id: id(),
      agreement_id: id({ nullable: true }),
      served_at: instant(),
    },
    primaryKey: ['invitation_id', 'customer_user_id'],
    foreignKeys: {
      fk_served_ask_invitation: { column: 'invitation_id', table: 'invitation' },
      fk_served_ask_customer_user: { column: 'customer_user_id', table: 'customer_user' },
    },
  }),
  planned('acceptance_attachment', {
    columns: {
      acceptance_id: id(),
      media_type: code(100),
      length: int(),
      hash: hash(),
      content: bytes({ nullable: true }),
      erased_at: instant({ nullable: true }),
    },
    primaryKey: ['acceptance_id'],
    foreignKeys: {
      fk_acceptance_attachment_acceptance: { column: 'acceptance_id', table: 'acceptance' },
    },
  }),
  planned('attachment_upload', {
    columns: {
      id: id(),
      partner_id: id(),
      uploaded_by_id: id(),
      media_type: code(100),
      length: int(),
      hash: hash(),
      content: bytes(),
      uploaded_at: instant(),
    },
    primaryKey: ['id'],
    foreignKeys: {
      fk_attachment_upload_partner: { column: 'partner_id', table: 'partner' },
    },
    indexes: {
      ix_attachment_upload_at: ['uploaded_at'],
    },
  }),
];
