import { agreementStatus, type StatusUntil } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { CustomerChange } from '../events/followers';
import { readHistory, type History, type HistoryRelationship } from '../relationships/history.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { writePartnerCustomers } from './partner-customer.projection';

/** Follows every change of a customer: writes what lists filter and order by, as the domain's tables S and V have it. */
export async function refreshStanding(manager: EntityManager, { customerId, now }: CustomerChange): Promise<void> {
  const history = await readHistory(manager, customerId, now);
  if (history === null) return;
  const statuses = new Map(history.relationships.map((relationship) => [relationship.id, statusOf(history, relationship)]));
  const rows = await manager.findBy(RelationshipEntity, { customerId });
  for (const row of rows) await writeStatus(manager, row, statuses.get(row.id));
  await writePartnerCustomers(manager, history, rows, statuses);
}

/** Table S for one relationship of a customer. */
export function statusOf(history: History, relationship: HistoryRelationship): StatusUntil {
  const { customer, versions, acceptances, hasBoughtBefore, links, now } = history;
  const own = links.filter(({ relationshipId }) => relationshipId === relationship.id);
  return agreementStatus({ relationship, acceptances, versions, hasBoughtBefore, links: own, timeZone: customer.timeZone }, now);
}

async function writeStatus(manager: EntityManager, row: RelationshipEntity, status: StatusUntil | undefined): Promise<void> {
  if (status === undefined) return;
  const next = { agreementStatus: status.status, statusChangesAt: status.statusChangesAt, isBlocked: status.isBlocked, reacceptBy: status.reacceptBy };
  const isSame =
    row.agreementStatus === next.agreementStatus &&
    row.statusChangesAt?.getTime() === next.statusChangesAt?.getTime() &&
    row.isBlocked === next.isBlocked &&
    row.reacceptBy === next.reacceptBy;
  if (!isSame) await manager.update(RelationshipEntity, { id: row.id }, next);
}
