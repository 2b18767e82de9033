import { describeCases } from '../../test/table-cases';
import { trailTable } from './trail.table';

describeCases(trailTable, { role: 'ADMIN_AGENT' }, [
  { it: 'a helpdesk agent reads nothing of it', when: { role: 'HELPDESK_AGENT' }, row: 'T1', outcome: { kind: 'READ_NOTHING' } },
  { it: 'an agent without a role reads nothing of it', when: { role: 'NONE' }, row: 'T1', outcome: { kind: 'READ_NOTHING' } },
  { it: 'a sales agent reads what is about customers', when: { role: 'SALES_AGENT' }, row: 'T2', outcome: { kind: 'READ', scope: 'CUSTOMERS', addresses: false } },
  { it: 'an admin agent reads all of its partner', when: {}, row: 'T3', outcome: { kind: 'READ', scope: 'PARTNER', addresses: true } },
  { it: 'a global admin reads what was recorded of the company', when: { role: 'GLOBAL_ADMIN' }, row: 'T4', outcome: { kind: 'READ', scope: 'COMPANY', addresses: true } },
  { it: 'a billing admin reads nothing of it', when: { role: 'BILLING_ADMIN' }, row: 'T5', outcome: { kind: 'READ_NOTHING' } },
  { it: 'a user reads nothing of it', when: { role: 'USER' }, row: 'T5', outcome: { kind: 'READ_NOTHING' } },
]);
