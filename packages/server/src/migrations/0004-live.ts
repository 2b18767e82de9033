import { code, id, instant, long } from '../database/columns';
import { type Migration, planned } from './table';

/** What open streams are told about, in the order in which they are told. */
export const live: Migration = {
  name: '0004-live',
  up: async (runner) => {
    await runner.createTable(liveEvent());
  },
};

const liveEvent = () =>
  planned('live_event', {
    columns: {
      id: id(),
      topic: code(40),
      subject_id: id(),
      customer_id: id({ nullable: true }),
      position: long({ nullable: true }),
      created_at: instant(),
    },
    primaryKey: ['id'],
    indexes: {
      ix_live_event_created: ['created_at'],
    },
    uniqueIndexes: {
      uq_live_event_position: ['position'],
    },
  });
