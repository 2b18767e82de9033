import {
  agreementStatus,
  bestRelationship,
  countsFor,
  isHidden,
  onRecord,
  relationshipsOf,
  type ReadingFacts,
  type StatusUntil,
} from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { nameKey, searchKey } from '../database/name-key';
import type { CustomerChange } from '../events/followers';
import { readHistory, type History, type HistoryRelationship } from '../relationships/history.reader';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import { RelationshipEntity } from '../relationships/relationship.entity';

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

type Statuses = ReadonlyMap<string, StatusUntil>;

async function writePartnerCustomers(manager: EntityManager, history: History, rows: readonly RelationshipEntity[], statuses: Statuses): Promise<void> {
  const partnerIds = new Set(rows.flatMap(({ sellerId, providerId }) => (providerId === null ? [sellerId] : [sellerId, providerId])));
  const before = new Map((await manager.findBy(PartnerCustomerEntity, { customerId: history.customer.id })).map((row) => [row.partnerId, row]));
  for (const partnerId of partnerIds) {
    const next = partnerCustomer(history, rows, statuses, partnerId);
    const known = before.get(partnerId);
    if (next === null) {
      if (known) await manager.delete(PartnerCustomerEntity, { partnerId, customerId: history.customer.id });
    } else if (known === undefined) {
      await manager.insert(PartnerCustomerEntity, next);
    } else if (!isSameRow(known, next)) {
      await manager.update(PartnerCustomerEntity, { partnerId, customerId: history.customer.id }, next);
    }
  }
}

type PartnerCustomerRow = Omit<PartnerCustomerEntity, 'customer' | 'relationship'>;

const isSameRow = (a: PartnerCustomerRow, b: PartnerCustomerRow): boolean =>
  a.relationshipId === b.relationshipId &&
  a.standing === b.standing &&
  a.hasOwnAttestation === b.hasOwnAttestation &&
  a.relationshipState === b.relationshipState &&
  a.displayName === b.displayName &&
  a.searchKey === b.searchKey &&
  a.country === b.country &&
  a.agreementStatus === b.agreementStatus &&
  a.isBlocked === b.isBlocked &&
  a.latestAcceptanceId === b.latestAcceptanceId;

/** The row of one partner, or null where table V hides the customer from it. */
function partnerCustomer(history: History, rows: readonly RelationshipEntity[], statuses: Statuses, partnerId: string): PartnerCustomerRow | null {
  const hasOwnAttestation = history.acceptances.some((acceptance) => acceptance.partnerId === partnerId);
  const toward = { partnerId, relationships: history.relationships, hasOwnAttestation };
  const standing = bestRelationship(toward);
  if (standing === 'NONE' || isHidden(toward)) return null;
  const best = bestRow(rows, partnerId, standing);
  const displayName = standing === 'REQUESTED' ? (best.typedCompanyName ?? history.customer.companyName) : history.customer.companyName;
  return {
    partnerId,
    customerId: history.customer.id,
    relationshipId: best.id,
    standing,
    hasOwnAttestation,
    relationshipState: best.state,
    displayName,
    nameKey: nameKey(displayName),
    searchKey: searchKey(searchable(history, best, standing, displayName)),
    ...(standing === 'ACTIVE' ? agreementColumns(history, statuses.get(best.id), partnerId) : UNKNOWN_AGREEMENT),
  };
}

/** What a partner may not read it may not filter or order by either. */
const UNKNOWN_AGREEMENT = { country: null, agreementStatus: null, isBlocked: false, latestAcceptanceId: null, acceptedKey: '' };

function agreementColumns(history: History, status: StatusUntil | undefined, partnerId: string) {
  const latest = latestAcceptance(history, partnerId);
  return {
    country: history.customer.country,
    agreementStatus: status?.status ?? null,
    isBlocked: status?.isBlocked === true,
    latestAcceptanceId: latest?.id ?? null,
    acceptedKey: latest?.recordedAt ?? '',
  };
}

/** What a partner may search by is what it may read. */
function searchable({ customer }: History, best: RelationshipEntity, standing: ReadingFacts['relationship'], displayName: string): (string | null)[] {
  if (standing === 'REQUESTED') return [displayName, best.typedEmail];
  if (standing !== 'ACTIVE') return [displayName];
  const { contactFirstName, contactLastName } = customer;
  return [displayName, customer.domain, `${contactFirstName} ${contactLastName}`, `${contactLastName} ${contactFirstName}`, customer.contactEmail];
}

/** The best relationship by table V; of several equally good ones the newest. */
function bestRow(rows: readonly RelationshipEntity[], partnerId: string, standing: ReadingFacts['relationship']): RelationshipEntity {
  const own = rows.filter(({ sellerId, providerId }) => sellerId === partnerId || providerId === partnerId);
  const isBest = ({ state }: RelationshipEntity): boolean => (standing === 'CLOSED' ? true : state === standing);
  const best = own.filter(isBest).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).at(0);
  if (best === undefined) throw new Error(`no relationship of partner ${partnerId} is ${standing}`);
  return best;
}

function latestAcceptance(history: History, partnerId: string): History['acceptances'][number] | undefined {
  const own = relationshipsOf(partnerId, history.relationships).filter(({ state }) => state === 'ACTIVE');
  const counting = onRecord(history.acceptances).filter((acceptance) => own.some((relationship) => countsFor(acceptance, relationship)));
  const ids = new Set(counting.map(({ id }) => id));
  return history.acceptances.filter(({ id }) => ids.has(id)).at(-1);
}

