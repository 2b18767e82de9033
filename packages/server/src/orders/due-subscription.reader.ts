import type { Day, SubscriptionState } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import { SubscriptionEntity } from './subscription.entity';

/** A subscription and the last day of its term. */
export interface DueSubscription {
  readonly id: string;
  readonly endsOn: Day;
}

export interface DueWish {
  readonly state: SubscriptionState;
  readonly before: Day;
  /** The last one of the page before. */
  readonly after: DueSubscription | null;
  readonly most: number;
}

/** Those whose last day lies before this day, the longest over first. */
export function readDueSubscriptions(manager: EntityManager, { state, before, after, most }: DueWish): Promise<DueSubscription[]> {
  const query = manager
    .createQueryBuilder(SubscriptionEntity, 'subscription')
    .select('subscription.id', 'id')
    .addSelect('subscription.endsOn', 'endsOn')
    .where('subscription.state = :state AND subscription.endsOn < :before', { state, before });
  if (after !== null) query.andWhere('(subscription.endsOn, subscription.id) > (:afterDay, :afterId)', { afterDay: after.endsOn, afterId: after.id });
  return query.orderBy('subscription.endsOn').addOrderBy('subscription.id').limit(most).getRawMany<DueSubscription>();
}
