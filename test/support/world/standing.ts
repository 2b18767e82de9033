import { agreementStatus, bestRelationship, countsFor, isHidden, onRecord, relationshipsOf, todayIn, wasToldToContact, type AgreementStatus } from '@assent/domain';
import { AcceptanceEntity } from '@assent/server/src/acceptances/acceptance.entity';
import { WithdrawalEntity } from '@assent/server/src/acceptances/withdrawal.entity';
import { AgreementDeadlineEntity } from '@assent/server/src/agreements/agreement-deadline.entity';
import { AgreementTextEntity } from '@assent/server/src/agreements/agreement-text.entity';
import { AgreementEntity } from '@assent/server/src/agreements/agreement.entity';
import { CustomerEntity } from '@assent/server/src/customers/customer.entity';
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { OrderEntity } from '@assent/server/src/orders/order.entity';
import { PartnerCustomerEntity } from '@assent/server/src/relationships/partner-customer.entity';
import { RelationshipEntity } from '@assent/server/src/relationships/relationship.entity';
import { sweep } from '@assent/server/src/standing/sweep.service';
import { In, type EntityManager } from 'typeorm';
import type { World } from './world';

/** Sweeps until nothing is left that time alone changes. */
export async function sweepAll({ database, now }: World): Promise<void> {
  while (await sweep(database, now));
}

export interface Standing {
  readonly relationships: readonly object[];
  readonly partnerCustomers: readonly object[];
}

/** What is projected of a customer. */
export function projectedStanding({ database }: World, customerId: string): Promise<Standing> {
  return database.read(async (manager) => {
    const relationships = await manager.find(RelationshipEntity, { where: { customerId }, order: { id: 'ASC' } });
    const rows = await manager.find(PartnerCustomerEntity, { where: { customerId }, order: { partnerId: 'ASC' } });
    return {
      relationships: relationships.map(({ id, agreementStatus: status, isBlocked, reacceptBy }) => ({ id, status, isBlocked, reacceptBy })),
      partnerCustomers: rows.map(({ partnerId, standing, hasOwnAttestation, agreementStatus: status, isBlocked, latestAcceptanceId, country }) => ({
        partnerId,
        standing,
        hasOwnAttestation,
        status,
        isBlocked,
        latestAcceptanceId,
        country,
      })),
    };
  });
}

/** What the domain says, from the facts alone: every row read here anew, none of them a projection. */
export async function decidedStanding({ database, now }: World, customerId: string): Promise<Standing> {
  const facts = await database.read((manager) => readFacts(manager, customerId, now));
  const statuses = new Map(facts.relationships.map((one) => [one.id, statusOf(facts, one, now)]));
  const partnerIds = [...new Set(facts.relationships.flatMap(({ sellerId, providerId }) => (providerId === null ? [sellerId] : [sellerId, providerId])))].sort();
  return {
    relationships: facts.relationships.map(({ id }) => ({ id, ...statuses.get(id) })),
    partnerCustomers: partnerIds.flatMap((partnerId) => partnerCustomerOf(facts, statuses, partnerId)),
  };
}

type Facts = Awaited<ReturnType<typeof readFacts>>;

async function readFacts(manager: EntityManager, customerId: string, now: Date) {
  const customer = await manager.findOneByOrFail(CustomerEntity, { id: customerId });
  const agreements = await manager.findBy(AgreementEntity, { country: customer.country });
  const texts = await manager.find(AgreementTextEntity, { where: { agreementId: In(agreements.map(({ id }) => id)) }, select: { id: true, agreementId: true } });
  const moved = await manager.find(AgreementDeadlineEntity, { where: { agreementId: In(agreements.map(({ id }) => id)) }, order: { number: 'ASC' } });
  const acceptances = await manager.find(AcceptanceEntity, { where: { customerId }, order: { recordedAt: 'ASC', id: 'ASC' } });
  const withdrawals = await manager.findBy(WithdrawalEntity, { acceptanceId: In(acceptances.map(({ id }) => id)) });
  const links = await manager.findBy(InvitationEntity, { customerId });
  const relationships = await manager.find(RelationshipEntity, { where: { customerId }, order: { id: 'ASC' } });
  const linksOf = (id: string) => links.filter(({ relationshipId }) => relationshipId === id);
  return {
    customer,
    versions: agreements.map(({ id, country, effectiveOn, acceptancesFrom, reacceptBy }) => ({
      id,
      country,
      effectiveOn,
      acceptancesFrom,
      reacceptBy: moved.findLast(({ agreementId }) => agreementId === id)?.reacceptBy ?? reacceptBy,
      hasText: texts.some(({ agreementId }) => agreementId === id),
    })),
    acceptances: acceptances.map(({ id, method, attestedByPartnerId: partnerId, agreementId: versionId, dateAgreed, supersedesId }) => ({
      id,
      method,
      partnerId,
      versionId,
      dateAgreed,
      supersedesId,
      isWithdrawn: withdrawals.some(({ acceptanceId }) => acceptanceId === id),
    })),
    hasBoughtBefore: await manager.existsBy(OrderEntity, { customerId, state: 'PLACED' }),
    relationships: relationships.map(({ id, sellerId, providerId, state }) => ({ id, sellerId, providerId, state, links: linksOf(id), wasToldToContact: wasToldToContact(linksOf(id), now) })),
  };
}

interface Status {
  readonly status: AgreementStatus;
  readonly isBlocked: boolean;
  readonly reacceptBy: string | null;
}

function statusOf({ customer, versions, acceptances, hasBoughtBefore }: Facts, { links, ...relationship }: Facts['relationships'][number], now: Date): Status {
  const { status, isBlocked, reacceptBy } = agreementStatus({ relationship, acceptances, versions, hasBoughtBefore, links, timeZone: customer.timeZone }, now);
  return { status, isBlocked, reacceptBy };
}

function partnerCustomerOf({ customer, acceptances, relationships }: Facts, statuses: ReadonlyMap<string, Status>, partnerId: string): object[] {
  const hasOwnAttestation = acceptances.some((one) => one.partnerId === partnerId);
  const toward = { partnerId, relationships, hasOwnAttestation };
  if (isHidden(toward)) return [];
  const standing = bestRelationship(toward);
  const base = { partnerId, standing, hasOwnAttestation };
  if (standing !== 'ACTIVE') return [{ ...base, status: null, isBlocked: false, latestAcceptanceId: null, country: null }];
  const active = relationships.filter(({ state, sellerId, providerId }) => state === 'ACTIVE' && (sellerId === partnerId || providerId === partnerId));
  const status = statuses.get(active.at(-1)?.id ?? '');
  const own = relationshipsOf(partnerId, active);
  const latest = onRecord(acceptances).filter((one) => own.some((relationship) => countsFor(one, relationship))).at(-1);
  return [{ ...base, status: status?.status, isBlocked: status?.isBlocked, latestAcceptanceId: latest?.id ?? null, country: customer.country }];
}

export const today = ({ now }: World, timeZone: string): string => todayIn(timeZone, now);
