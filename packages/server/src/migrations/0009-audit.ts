import { TableIndex } from 'typeorm';
import { code, id, instant, text } from '../database/columns';
import { type Migration, planned } from './table';

/** From where somebody acted, and the way to all that one person did. */
export const audit: Migration = {
  name: '0009-audit',
  up: async (runner) => {
    await runner.createTable(
      planned('event_origin', {
        columns: { event_id: id(), address: code(64), user_agent: text({ nullable: true }), created_at: instant() },
        primaryKey: ['event_id'],
        foreignKeys: { fk_event_origin_event: { column: 'event_id', table: 'event' } },
        indexes: { ix_event_origin_created: ['created_at'] },
      }),
    );
    await runner.createIndex('event', new TableIndex({ name: 'ix_event_actor', columnNames: ['actor_id', 'occurred_at', 'id'], isUnique: true }));
  },
};
