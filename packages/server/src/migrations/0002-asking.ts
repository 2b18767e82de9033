import { code, id, instant, text } from '../database/columns';
import { type Migration, planned } from './table';

/** What people ask of each other about an acceptance: that it is not right, and that somebody attest. */
export const asking: Migration = {
  name: '0002-asking',
  up: async (runner) => {
    for (const table of tables()) await runner.createTable(table);
  },
};

const tables = () => [
  planned('dispute', {
    columns: {
      id: id(),
      acceptance_id: id(),
      disputed_by_id: id(),
      reason: text(),
      recorded_at: instant(),
    },
    primaryKey: ['id'],
    foreignKeys: {
      fk_dispute_acceptance: { column: 'acceptance_id', table: 'acceptance' },
    },
    indexes: {
      ix_dispute_acceptance: ['acceptance_id'],
    },
  }),
  planned('attestation_request', {
    columns: {
      id: id(),
      relationship_id: id(),
      requested_by_kind: code(40),
      requested_by_id: id(),
      message: text({ nullable: true }),
      open_key: code(120, { nullable: true }),
      created_at: instant(),
      answered_at: instant({ nullable: true }),
    },
    primaryKey: ['id'],
    foreignKeys: {
      fk_attestation_request_relationship: { column: 'relationship_id', table: 'relationship' },
    },
    indexes: {
      ix_attestation_request_relationship: ['relationship_id'],
    },
    uniqueIndexes: {
      uq_attestation_request_open: ['open_key'],
    },
  }),
];
