import { bestRelationship, countsFor, isHidden, onRecord, relationshipsOf, type ReadingFacts, type StatusUntil } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { nameKey } from '../database/name-key';
import { marked, searchKey } from '../database/search-key';
import type { History } from '../relationships/history.reader';
import { writeKeys } from '../relationships/partner-customer-key.service';
import { writePlaces } from '../relationships/partner-customer-place.service';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import type { RelationshipEntity } from '../relationships/relationship.entity';

type Statuses = ReadonlyMap<string, StatusUntil>;

/** The rows of a customer in the lists of its partners, with the lists that they stand in and the keys that they are found by (ADR 0006, 0146, 0173). */
export async function writePartnerCustomers(manager: EntityManager, history: History, rows: readonly RelationshipEntity[], statuses: Statuses): Promise<void> {
  const partnerIds = new Set(rows.flatMap(({ sellerId, providerId }) => (providerId === null ? [sellerId] : [sellerId, providerId])));
  const before = new Map((await manager.findBy(PartnerCustomerEntity, { customerId: history.customer.id })).map((row) => [row.partnerId, row]));
  for (const partnerId of partnerIds) {
    const place = { partnerId, customerId: history.customer.id };
    const next = partnerCustomer(history, rows, statuses, partnerId);
    const known = before.get(partnerId) ?? null;
    if (next === null) {
      if (known !== null) await manager.delete(PartnerCustomerEntity, place);
    } else if (known === null) {
      await manager.insert(PartnerCustomerEntity, next);
    } else if (!isSameRow(known, next)) {
      await manager.update(PartnerCustomerEntity, place, next);
    }
    await writeKeys(manager, place, known, next);
    await writePlaces(manager, place, known, next);
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
    searchKey: searchKey(searchable(history, best, standing, displayName)) + resellersOf(rows, partnerId, best).join(''),
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
  return [displayName, customer.domain, customer.contactFirstName, customer.contactLastName, customer.contactEmail];
}

/** Whom a provider sells through to this customer, by the relationships that stand as its row says: marked words, for no one types them. */
function resellersOf(rows: readonly RelationshipEntity[], partnerId: string, { state }: RelationshipEntity): string[] {
  const sellers = rows.filter((row) => row.providerId === partnerId && row.state === state).map(({ sellerId }) => sellerId);
  return [...new Set(sellers)].sort().map((id) => ` ${marked(id)}`);
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

