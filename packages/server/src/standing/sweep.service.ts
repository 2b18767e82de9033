import type { EntityManager } from 'typeorm';
import { LessThanOrEqual } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';
import type { Database } from '../database/database';
import { recordEvent } from '../events/event.service';
import { announce, type Publication } from '../events/followers';
import { InvitationEntity } from '../invitations/invitation.entity';
import { lockHistory } from '../relationships/history.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { followLink } from '../relationships/relationship.service';

const BATCH = 100;
const MOST_BATCHES = 1000;

/** What time alone changes: links run out, and statuses turn on the day a version takes effect or asks no longer. Returns whether a full batch was found: more may be waiting. */
export async function sweep(database: Database, now: Date): Promise<boolean> {
  const links = await database.read((manager) =>
    manager.find(InvitationEntity, { where: { status: 'OPEN', expiresAt: LessThanOrEqual(now) }, select: { id: true }, order: { expiresAt: 'ASC' }, take: BATCH }),
  );
  for (const { id } of links) await database.transact((manager) => expireLink(manager, id, now));
  const turning = await database.read((manager) =>
    manager.find(RelationshipEntity, { where: { statusChangesAt: LessThanOrEqual(now) }, select: { id: true, customerId: true }, order: { statusChangesAt: 'ASC' }, take: BATCH }),
  );
  for (const customerId of new Set(turning.map((relationship) => relationship.customerId))) {
    await database.transact((manager) => refresh(manager, customerId, now));
  }
  return links.length === BATCH || turning.length === BATCH;
}

async function expireLink(manager: EntityManager, id: string, now: Date): Promise<void> {
  const link = await manager.findOneByOrFail(InvitationEntity, { id });
  const { customerId, partnerId, relationshipId, kind } = link;
  if (customerId !== null) await lockHistory(manager, customerId, now);
  // Being told to contact the partner may have given it new days since it was read.
  const { affected } = await manager.update(InvitationEntity, { id, status: 'OPEN', expiresAt: LessThanOrEqual(now) }, { status: 'EXPIRED', openKey: null, closedAt: now });
  if (affected !== 1) return;
  const actor = { kind: 'SYSTEM' } as const;
  if (kind === 'RELATIONSHIP_AND_AGREEMENT' && relationshipId !== null) await followLink(manager, relationshipId, 'EXPIRE', { actor, now });
  await recordEvent(manager, { kind: 'INVITATION_EXPIRED', actor, partnerId, customerId, subjectId: id, now });
  if (customerId !== null) await announce(manager, { kind: 'INVITATION', customerId, now });
}

async function refresh(manager: EntityManager, customerId: string, now: Date): Promise<void> {
  await lockHistory(manager, customerId, now);
  await announce(manager, { kind: 'CUSTOMER', customerId, now });
}

/** Follows a publication: the statuses of its countries are due at the next sweep, for when they change next was reckoned without the new version. */
export async function makeStatusesDue(manager: EntityManager, { countries, now }: Publication): Promise<void> {
  const customers = manager.createQueryBuilder(CustomerEntity, 'customer').select('customer.id').where('customer.country IN (:...countries)').getQuery();
  await manager.createQueryBuilder().update(RelationshipEntity).set({ statusChangesAt: now }).where(`customerId IN (${customers})`, { countries }).execute();
}

export interface Sweeper {
  stop(): Promise<void>;
}

/** Sweeps now and then every `everyMs`, one sweep at a time; a failed one is reported and tried again at the next turn. */
export function startSweeper(database: Database, { clock, everyMs, report }: { clock: () => Date; everyMs: number; report: (error: unknown) => void }): Sweeper {
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const turn = async (): Promise<void> => {
    try {
      for (let batch = 0; batch < MOST_BATCHES && !isStopped && (await sweep(database, clock())); batch += 1);
    } catch (error) {
      report(error);
    }
  };
  const next = (): void => {
    running = running.then(turn);
  };
  next();
  const timer = setInterval(next, everyMs);
  timer.unref();
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      return running;
    },
  };
}
