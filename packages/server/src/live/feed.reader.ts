import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/rows';
import { InvitationEntity } from '../invitations/invitation.entity';
import { PartnerCustomerEntity } from '../relationships/partner-customer.entity';
import type { PersonViewer } from '../graphql/context';
import { companyOf } from '../graphql/policy';
import { LiveEventEntity, type LiveTopic } from './live-event.entity';

/** Something that happened, with its place. */
export interface LiveRow {
  readonly id: string;
  readonly topic: LiveTopic;
  readonly subjectId: string;
  readonly customerId: string | null;
  readonly position: number;
}

/** How far a stream has been told: the event's name for the client, and its place. */
export interface Mark {
  readonly id: string;
  readonly position: number;
}

const columns = { id: 'live.id', topic: 'live.topic', subjectId: 'live.subjectId', customerId: 'live.customerId', position: 'live.position' };

export interface Range {
  readonly after: number;
  readonly upTo?: number;
  readonly limit: number;
}

function select(manager: EntityManager, { after, upTo, limit }: Range) {
  const query = selectRows(manager, LiveEventEntity, 'live', columns).where('live.position > :after', { after });
  if (upTo !== undefined) query.andWhere('live.position <= :upTo', { upTo });
  return query.orderBy('live.position').limit(limit);
}

/** What follows a place, in order. */
export function readFrom(manager: EntityManager, range: Range): Promise<LiveRow[]> {
  return select(manager, range).getRawMany();
}

/** Of that, what may concern this viewer: for one that comes back, whom the rest of a day need not be shown to. */
export function readMissed(manager: EntityManager, viewer: PersonViewer, range: Range): Promise<LiveRow[]> {
  const query = select(manager, range);
  const { partnerId, customerId } = companyOf(viewer);
  if (partnerId === null) return query.andWhere('live.customerId = :customerId', { customerId }).getRawMany();
  const known = query.subQuery().select('1').from(PartnerCustomerEntity, 'pc').where('pc.partnerId = :partnerId AND pc.customerId = live.customerId').getQuery();
  const sent = query.subQuery().select('1').from(InvitationEntity, 'link').where('link.id = live.subjectId AND (link.partnerId = :partnerId OR link.providerId = :partnerId)').getQuery();
  return query.andWhere(`(EXISTS ${known} OR EXISTS ${sent})`, { partnerId }).getRawMany();
}

/** The partners that an event may concern; whether one is told, and what, is judged when it is told. */
export async function readAudience(manager: EntityManager, { topic, subjectId, customerId }: LiveRow): Promise<ReadonlySet<string>> {
  if (topic === 'INVITATION') {
    const link = await selectRows(manager, InvitationEntity, 'link', { partnerId: 'link.partnerId', providerId: 'link.providerId' })
      .where('link.id = :subjectId', { subjectId })
      .getRawOne<{ partnerId: string; providerId: string | null }>();
    return new Set(link === undefined ? [] : [link.partnerId, ...(link.providerId === null ? [] : [link.providerId])]);
  }
  if (customerId === null) return new Set();
  const rows = await selectRows(manager, PartnerCustomerEntity, 'pc', { partnerId: 'pc.partnerId' })
    .where('pc.customerId = :customerId', { customerId })
    .getRawMany<{ partnerId: string }>();
  return new Set(rows.map(({ partnerId }) => partnerId));
}

/** Says that there was nothing yet when a stream began. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export async function readNewest(manager: EntityManager): Promise<Mark> {
  const newest = await selectRows(manager, LiveEventEntity, 'live', { id: 'live.id', position: 'live.position' })
    .where('live.position IS NOT NULL')
    .orderBy('live.position', 'DESC')
    .limit(1)
    .getRawOne<Mark>();
  return newest ?? { id: BEFORE_ALL, position: 0 };
}

/** The place of an event by its name; null when it is not known, or not any more: what followed it may be gone too. */
export async function readMark(manager: EntityManager, id: string): Promise<Mark | null> {
  if (id === BEFORE_ALL) {
    const row = await selectRows(manager, LiveEventEntity, 'live', { oldest: 'MIN(live.position)' }).getRawOne<{ oldest: number | null }>();
    return (row?.oldest ?? 1) === 1 ? { id, position: 0 } : null;
  }
  const found = await selectRows(manager, LiveEventEntity, 'live', { id: 'live.id', position: 'live.position' })
    .where('live.id = :id AND live.position IS NOT NULL', { id })
    .getRawOne<Mark>();
  return found ?? null;
}
