import { addDays, earliestDayOnEarth, latestDayOnEarth, REMINDER_DAYS, type Day, type ReminderDays } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { PartnerCustomerEntity } from './partner-customer.entity';
import { ReacceptanceReminderEntity } from './reacceptance-reminder.entity';
import { RelationshipEntity } from './relationship.entity';

/** Customers of one country that have to accept again by the same day. */
export interface DueCount {
  readonly country: string;
  readonly reacceptBy: Day;
  readonly count: number;
}

/** How many of a partner's active customers are due, by country and day, from the two projections. */
export async function countDue(manager: EntityManager, partnerId: string): Promise<DueCount[]> {
  const rows = await manager
    .createQueryBuilder(PartnerCustomerEntity, 'pc')
    .innerJoin(RelationshipEntity, 'relationship', 'relationship.id = pc.relationshipId')
    .select('pc.country', 'country')
    .addSelect('relationship.reacceptBy', 'reacceptBy')
    .addSelect('COUNT(*)', 'count')
    .where("pc.partnerId = :partnerId AND pc.agreementStatus = 'REACCEPTANCE_DUE'", { partnerId })
    .groupBy('pc.country')
    .addGroupBy('relationship.reacceptBy')
    .getRawMany<Omit<DueCount, 'count'> & { count: number | string }>();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

/** A customer that has to accept again by a day. */
export interface DueCustomer {
  readonly customerId: string;
  readonly reacceptBy: Day;
}

export interface DueWish {
  readonly days: ReminderDays;
  readonly now: Date;
  /** The last one of the page before. */
  readonly after: DueCustomer | null;
  readonly most: number;
}

/**
 * Whose last day lies, somewhere on earth, within these days and not yet within the fewer days of the next reminder, and who was not reminded of it
 * so far. In the customer's own zone the domain decides.
 */
export function readDueCustomers(manager: EntityManager, { days, now, after, most }: DueWish): Promise<DueCustomer[]> {
  const sooner = REMINDER_DAYS.find((fewer) => fewer < days) ?? -1;
  const reminded = manager
    .createQueryBuilder(ReacceptanceReminderEntity, 'reminder')
    .select('1')
    .where('reminder.customerId = relationship.customerId AND reminder.reacceptBy = relationship.reacceptBy AND reminder.daysBefore = :days')
    .getQuery();
  const query = manager
    .createQueryBuilder(RelationshipEntity, 'relationship')
    .select('relationship.customerId', 'customerId')
    .addSelect('relationship.reacceptBy', 'reacceptBy')
    .distinct()
    .where("relationship.state = 'ACTIVE' AND relationship.agreementStatus = 'REACCEPTANCE_DUE'")
    .andWhere('relationship.reacceptBy > :from AND relationship.reacceptBy <= :to', { from: addDays(earliestDayOnEarth(now), sooner), to: addDays(latestDayOnEarth(now), days) })
    .andWhere(`NOT EXISTS (${reminded})`, { days });
  if (after !== null) query.andWhere('(relationship.reacceptBy, relationship.customerId) > (:afterDay, :afterId)', { afterDay: after.reacceptBy, afterId: after.customerId });
  return query.orderBy('relationship.reacceptBy').addOrderBy('relationship.customerId').limit(most).getRawMany<DueCustomer>();
}
