import type { EntityManager } from 'typeorm';
import type { NewAgreement } from '../agreements/publish.service';
import { hashPassword } from '../auth/password';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { openDatabase, type Database } from '../database/database';
import { insertRows } from '../database/insert-rows';
import { recordEvents } from '../events/event.service';
import { InvitationEntity } from '../invitations/invitation.entity';
import { OrderEntity } from '../orders/order.entity';
import { SubscriptionEntity } from '../orders/subscription.entity';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerLinkEntity } from '../partners/partner-link.entity';
import { PartnerEntity } from '../partners/partner.entity';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { refreshStanding } from '../standing/standing.service';
import { demoWorld } from './data/demo-world';
import type { DemoWorld } from './data/demo-world.types';
import { insertDemoAcceptances } from './demo-acceptances';
import { findDemo, recordSeeded, type DemoAccess } from './demo-access';
import { demoAgreements, publishDemoAgreements } from './demo-agreements';
import { DEMO_ONE_TIME_PASSWORD, DEMO_PASSWORD } from './demo-credentials';
import { demoEvents, partnerCreated } from './demo-events';
import { demoIds, type DemoIds } from './demo-ids';
import { orderRows, subscriptionRows } from './demo-order.rows';
import { agentRows, customerRows, customerUserRows, partnerLinkRows, partnerRows, type DemoHashes } from './demo-people.rows';
import { invitationRows, relationshipRows } from './demo-relationship.rows';

/** A slow disk must not end a first start: nobody else is waiting yet. */
const PATIENCE = { transactionTimeout: 120_000, lockTimeout: 120_000, readers: 1, writers: 1 };

export interface SeedOptions {
  readonly database: Database;
  readonly now: Date;
}

/**
 * Fills a migrated database that has no partner with the demo world of today, all of it or nothing. One that has a partner stays as it is.
 * Null when what is there is no demo data.
 */
export async function seedDemo({ database, now }: SeedOptions): Promise<DemoAccess | null> {
  const seed = await seedOf(now);
  const patient = await openDatabase({ ...database.options, ...PATIENCE });
  try {
    await patient.transact((manager) => insertSeed(manager, seed, patient.dialect));
  } finally {
    await patient.close();
  }
  return findDemo({ database, now });
}

/** All that takes work, made before the transaction. */
interface Seed {
  readonly world: DemoWorld;
  readonly ids: DemoIds;
  readonly agreements: readonly NewAgreement[];
  readonly hashes: DemoHashes;
  readonly now: Date;
}

async function seedOf(now: Date): Promise<Seed> {
  const world = demoWorld(now.toISOString().slice(0, 10));
  const [chosen, oneTime] = await Promise.all([hashPassword(DEMO_PASSWORD), hashPassword(DEMO_ONE_TIME_PASSWORD)]);
  return { world, ids: demoIds(world), agreements: demoAgreements(world.today), hashes: { chosen, oneTime }, now };
}

async function insertSeed(manager: EntityManager, seed: Seed, dialect: Database['dialect']): Promise<void> {
  // SQLite has one writer; PostgreSQL would let two that start at once both find the table empty.
  if (dialect === 'postgres') await manager.query('LOCK TABLE partner IN SHARE ROW EXCLUSIVE MODE');
  if (await manager.exists(PartnerEntity)) return;
  await insertPartners(manager, seed);
  await insertCustomers(manager, seed);
  for (const { slug } of seed.world.customers) await refreshStanding(manager, { kind: 'CUSTOMER', customerId: seed.ids.customer(slug), now: seed.now });
  await recordSeeded(manager, seed.world, seed.ids, seed.now);
}

async function insertPartners(manager: EntityManager, { world, ids, hashes }: Seed): Promise<void> {
  await insertRows(manager, PartnerEntity, partnerRows(world, ids));
  await insertRows(manager, PartnerLinkEntity, partnerLinkRows(world, ids));
  await insertRows(manager, AgentEntity, agentRows(world, ids, hashes));
  await recordEvents(manager, world.partners.map((partner) => partnerCreated({ world, ids }, partner)));
}

async function insertCustomers(manager: EntityManager, { world, ids, hashes, agreements }: Seed): Promise<void> {
  const textOf = await publishDemoAgreements(manager, agreements, world);
  const customers = customerRows(world, ids);
  await insertRows(manager, CustomerEntity, customers);
  await insertRows(manager, CustomerUserEntity, customerUserRows(world, ids, hashes));
  await insertRows(manager, RelationshipEntity, relationshipRows(world, ids));
  await insertRows(manager, InvitationEntity, invitationRows(world, ids));
  const recorded = await insertDemoAcceptances(manager, { world, ids, customers, textOf });
  await insertRows(manager, OrderEntity, orderRows(world, ids));
  await insertRows(manager, SubscriptionEntity, subscriptionRows(world, ids));
  await recordEvents(manager, demoEvents({ world, ids, ...recorded }));
}
