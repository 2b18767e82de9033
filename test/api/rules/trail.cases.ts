import type { CustomerUserRole } from '@assent/domain';
import { ask, at, hear, nodesAt, type Visitor } from '../../support/world/asking';
import { addUser } from '../../support/world/customers';
import { CREATE } from '../../support/world/documents';
import { open, order } from '../../support/world/moves';
import { addAgent } from '../../support/world/partners';
import type { World } from '../../support/world/world';
import type { Reached, RowCase } from './row-case';
import { company, DIRECT, invitedCustomer, key } from './situations';

const TRAIL = 'query Trail { auditEvents { edges { node { customer { id } address } } } }';

/** What somebody reads who did something for a customer, and whose partner did something for none. */
async function read(world: World, visitor: Visitor): Promise<Reached> {
  const { data, faults } = await hear(world, visitor, TRAIL);
  if (faults[0]?.extensions['code'] === 'FORBIDDEN') return { outcome: { kind: 'READ_NOTHING' } };
  const events = nodesAt(data, 'auditEvents');
  const ofPartner = events.some((event) => at(event, 'customer') === null) ? 'PARTNER' : 'CUSTOMERS';
  return { outcome: { kind: 'READ', scope: visitor.site === 'CONSOLE' ? ofPartner : 'COMPANY', addresses: events.some((event) => typeof at(event, 'address') === 'string') } };
}

const agent = (it: string, role: 'ADMIN_AGENT' | 'SALES_AGENT' | 'HELPDESK_AGENT'): RowCase => ({
  it,
  reaches: async (world) => {
    const { partner, relationship } = await invitedCustomer(world);
    const visitor = await addAgent(world, partner, [role]);
    await order(world, visitor, { relationship });
    await ask(world, visitor, CREATE, { input: { company: company(world, { country: 'JP' }), agreement: DIRECT, idempotencyKey: key(world) } });
    return read(world, visitor);
  },
});

const user = (it: string, roles: CustomerUserRole[]): RowCase => ({
  it,
  reaches: async (world) => {
    const { customer, link } = await invitedCustomer(world);
    const visitor = await addUser(world, customer, { roles });
    await open(world, visitor, link);
    return read(world, visitor);
  },
});

export const T1: readonly RowCase[] = [agent('helpdesk reads nothing of the audit trail', 'HELPDESK_AGENT')];
export const T2: readonly RowCase[] = [agent('a sales agent what is about customers, without addresses', 'SALES_AGENT')];
export const T3: readonly RowCase[] = [agent('an admin agent all of its partner', 'ADMIN_AGENT')];
export const T4: readonly RowCase[] = [user('a global admin what is about its company', ['GLOBAL_ADMIN'])];
export const T5: readonly RowCase[] = [user('anybody else of the company nothing', ['BILLING_ADMIN'])];
