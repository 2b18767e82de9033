import { IsNull, Not, type EntityManager } from 'typeorm';
import { newId } from '../database/id';
import type { Audience, RequestFacts, SessionFacts } from '../graphql/context';
import { note } from '../live/note.service';
import { SessionEntity } from './session.entity';
import { hashOf, newToken } from './token';

export interface NewSession {
  readonly userId: string;
  readonly audience: Audience;
  readonly state: SessionFacts['state'];
  readonly signInMethod: SessionFacts['signInMethod'];
  readonly request: RequestFacts;
  readonly now: Date;
  readonly maxMs: number;
}

export interface StartedSession {
  readonly id: string;
  /** Goes into the cookie and nowhere else. */
  readonly token: string;
  readonly expiresAt: Date;
}

export async function startSession(manager: EntityManager, session: NewSession): Promise<StartedSession> {
  const { userId, audience, state, signInMethod, request, now, maxMs } = session;
  const [id, token] = [newId(), newToken()];
  const expiresAt = new Date(now.getTime() + maxMs);
  const { address, userAgent } = request;
  await manager.insert(SessionEntity, {
    id,
    tokenHash: hashOf(token),
    audience,
    userId,
    state,
    signInMethod,
    userAgent,
    address,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    endedAt: null,
  });
  return { id, token, expiresAt };
}

/** Returns whether it was still open. */
export async function endSession(manager: EntityManager, id: string, now: Date): Promise<boolean> {
  const { affected } = await manager.update(SessionEntity, { id, endedAt: IsNull() }, { endedAt: now });
  if (affected === 1) await note(manager, [{ topic: 'SESSION', subjectId: id }], now);
  return affected === 1;
}

export async function endSessionsOf(manager: EntityManager, userId: string, now: Date): Promise<void> {
  await manager.update(SessionEntity, { userId, endedAt: IsNull() }, { endedAt: now });
  await note(manager, [{ topic: 'SESSION', subjectId: userId }], now);
}

export async function endOtherSessionsOf(manager: EntityManager, userId: string, { except, now }: { except: string; now: Date }): Promise<void> {
  await manager.update(SessionEntity, { userId, id: Not(except), endedAt: IsNull() }, { endedAt: now });
}

/** Whether this person was signed in from this address before. */
export async function isKnownAddress(manager: EntityManager, userId: string, address: string): Promise<boolean> {
  return manager.existsBy(SessionEntity, { userId, address, state: 'FULL' });
}
