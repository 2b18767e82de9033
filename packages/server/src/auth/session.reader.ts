import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/rows';
import { SessionEntity } from './session.entity';

export interface SessionRow {
  readonly id: string;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

const columns = { id: 's.id', userAgent: 's.userAgent', address: 's.address', createdAt: 's.createdAt', lastSeenAt: 's.lastSeenAt' };

/** Where a person is signed in, latest first; a sign-in that was not finished is none. */
export function readSessions(manager: EntityManager, userId: string, { now, idleMs }: { now: Date; idleMs: number }): Promise<SessionRow[]> {
  return selectRows(manager, SessionEntity, 's', columns)
    .where("s.userId = :userId AND s.endedAt IS NULL AND s.state = 'FULL'", { userId })
    .andWhere('s.expiresAt > :now AND s.lastSeenAt > :idle', { now: now.toISOString(), idle: new Date(now.getTime() - idleMs).toISOString() })
    .orderBy('s.createdAt', 'DESC')
    .addOrderBy('s.id', 'DESC')
    .limit(50)
    .getRawMany();
}
