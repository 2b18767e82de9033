import { TableIndex } from 'typeorm';
import type { Migration } from './table';

/** Events by all that the trail is asked for, those about customers and those that are not apart: whatever the filter, a page is read from ranges of an index. */
export const trail: Migration = {
  name: '0012-trail',
  up: async (runner) => {
    for (const name of ['ix_event_partner', 'ix_event_kind', 'ix_event_actor', 'ix_event_customer']) await runner.dropIndex('event', name);
    for (const [name, { columns, where }] of Object.entries(INDEXES)) await runner.createIndex('event', new TableIndex({ name, columnNames: [...columns, 'occurred_at', 'id'], isUnique: true, where }));
  },
};

const [about, aboutNone] = ['customer_id IS NOT NULL', 'customer_id IS NULL'];

const INDEXES = {
  ix_event_partner_customers: { columns: ['partner_id'], where: about },
  ix_event_partner_own: { columns: ['partner_id'], where: aboutNone },
  ix_event_kind_customers: { columns: ['partner_id', 'kind'], where: about },
  ix_event_kind_own: { columns: ['partner_id', 'kind'], where: aboutNone },
  ix_event_actor_customers: { columns: ['partner_id', 'actor_id', 'kind'], where: about },
  ix_event_actor_own: { columns: ['partner_id', 'actor_id', 'kind'], where: aboutNone },
  ix_event_customer: { columns: ['partner_id', 'customer_id', 'kind'], where: about },
  ix_event_customer_actor: { columns: ['partner_id', 'customer_id', 'actor_id', 'kind'], where: about },
  ix_event_company: { columns: ['customer_id', 'kind'], where: about },
  ix_event_company_actor: { columns: ['customer_id', 'actor_id', 'kind'], where: about },
};
