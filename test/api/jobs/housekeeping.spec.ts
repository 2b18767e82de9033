import { IdempotencyEntity } from '@assent/server/src/auth/idempotency.entity';
import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { SignInAttemptEntity } from '@assent/server/src/auth/sign-in-attempt.entity';
import { hashOf } from '@assent/server/src/auth/token';
import { newId } from '@assent/server/src/database/id';
import { EventOriginEntity } from '@assent/server/src/events/event-origin.entity';
import { recordEvent } from '@assent/server/src/events/event.service';
import { fromOrigin } from '@assent/server/src/events/origin';
import { housekeeping, housekeepingSchedule } from '@assent/server/src/jobs/housekeeping.job';
import { LiveEventEntity } from '@assent/server/src/live/live-event.entity';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import type { JobOutcome } from '@assent/server/src/jobs/job-handler';
import { expect, it, vi } from 'vitest';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
const DAY = 86_400_000;
const daysAgo = (days: number): Date => new Date(world.now.getTime() - days * DAY);

function keepHouse(): Promise<JobOutcome> {
  const { run } = housekeeping({ database: world.database, attemptWindowMs: 15 * 60_000 });
  return run({ id: newId(), payload: {}, attempt: 1, createdAt: world.now, now: world.now, signal: new AbortController().signal });
}

async function addSession(expiresAt: Date, endedAt: Date | null = null): Promise<string> {
  const id = newId();
  const row = { id, tokenHash: hashOf(id), audience: 'CONSOLE', userId: newId(), state: 'FULL', signInMethod: 'PASSWORD', userAgent: null, address: null } as const;
  await world.database.transact((manager) => manager.insert(SessionEntity, { ...row, createdAt: expiresAt, lastSeenAt: expiresAt, expiresAt, endedAt }));
  return id;
}

async function addKey(createdAt: Date): Promise<string> {
  const key = newId();
  await world.database.transact((manager) => manager.insert(IdempotencyEntity, { actorId: newId(), key, operation: 'invite', inputHash: hashOf(key), result: {}, createdAt }));
  return key;
}

async function addAttempt(windowStartedAt: Date): Promise<string> {
  const subject = hashOf(newId());
  await world.database.transact((manager) => manager.insert(SignInAttemptEntity, { subject, kind: 'ADDRESS', windowStartedAt, count: 3 }));
  return subject;
}

async function addJob(state: JobEntity['state'], finishedAt: Date | null): Promise<string> {
  const id = newId();
  const at = finishedAt ?? daysAgo(100);
  const row = { id, kind: 'OLD', payload: {}, state, idempotencyKey: id, attempts: 1, dueAt: at, leasedUntil: null, leasedBy: null, lastError: null, createdAt: at, finishedAt };
  await world.database.transact((manager) => manager.insert(JobEntity, row));
  return id;
}

/** An event that somebody caused then, from some address. */
async function addOrigin(at: Date): Promise<string> {
  const origin = { address: '198.51.100.7', userAgent: null };
  return world.database.transact((manager) => fromOrigin(origin, () => recordEvent(manager, { kind: 'SIGNED_OUT', actor: { kind: 'ANONYMOUS' }, now: at })));
}

it('rows that have served their time are removed, and no others', async () => {
  const sessions = { gone: [await addSession(daysAgo(90)), await addSession(daysAgo(91), daysAgo(92))], kept: [await addSession(daysAgo(89), daysAgo(90))] };
  const keys = { gone: await addKey(daysAgo(30)), kept: await addKey(daysAgo(29)) };
  const attempts = { gone: await addAttempt(daysAgo(1)), kept: await addAttempt(new Date(world.now.getTime() - 60_000)) };
  const jobs = {
    gone: [await addJob('DONE', daysAgo(30)), await addJob('FAILED', daysAgo(31)), await addJob('CANCELLED', daysAgo(40))],
    kept: [await addJob('DONE', daysAgo(29)), await addJob('WAITING', null), await addJob('RUNNING', null)],
  };
  const origins = { gone: await addOrigin(daysAgo(400)), kept: await addOrigin(daysAgo(399)) };
  expect(await keepHouse()).toBe('DONE');
  const left = await world.database.read(async (manager) => ({
    sessions: (await manager.find(SessionEntity)).map(({ id }) => id),
    keys: (await manager.find(IdempotencyEntity)).map(({ key }) => key),
    attempts: (await manager.find(SignInAttemptEntity)).map(({ subject }) => subject),
    jobs: (await manager.findBy(JobEntity, { kind: 'OLD' })).map(({ id }) => id).sort(),
    origins: (await manager.find(EventOriginEntity)).map(({ eventId }) => eventId),
  }));
  expect(left).toEqual({ sessions: sessions.kept, keys: [keys.kept], attempts: [attempts.kept], jobs: [...jobs.kept].sort(), origins: [origins.kept] });
});

it('what streams were told is removed after three days, but for the newest, from which they go on', async () => {
  const told = (position: number, days: number) => ({ id: newId(), topic: 'ACCEPTANCE', subjectId: newId(), customerId: null, position, createdAt: daysAgo(days) }) as const;
  const positions = (): Promise<(number | null)[]> =>
    world.database.read(async (manager) => (await manager.find(LiveEventEntity, { order: { position: 'ASC' } })).map(({ position }) => position));
  await world.database.transact((manager) => manager.insert(LiveEventEntity, [told(1, 4), told(2, 3), told(3, 2), told(4, 9)]));
  expect(await keepHouse()).toBe('DONE');
  expect(await positions()).toEqual([3, 4]);
});

it('more rows than fit one transaction are removed all the same, and a second round finds nothing', async () => {
  const old = daysAgo(60);
  const rows = Array.from({ length: 1_203 }, () => ({ subject: hashOf(newId()), kind: 'ACCOUNT', windowStartedAt: old, count: 1 }) as const);
  await world.database.transact((manager) => manager.insert(SignInAttemptEntity, rows));
  for (let round = 0; round < 2; round += 1) {
    expect(await keepHouse()).toBe('DONE');
    expect(await world.database.read((manager) => manager.countBy(SignInAttemptEntity, { windowStartedAt: old }))).toBe(0);
  }
});

it('a running server keeps house once a day', async () => {
  const done = (): Promise<string[]> =>
    world.database.read(async (manager) => (await manager.findBy(JobEntity, { kind: housekeepingSchedule.kind, state: 'DONE' })).map((job) => job.idempotencyKey).sort());
  await vi.waitFor(async () => expect(await done()).toEqual(['2026-06-15']), { timeout: 10_000 });
  world.travelDays(1);
  await vi.waitFor(async () => expect(await done()).toEqual(['2026-06-15', '2026-06-16']), { timeout: 10_000 });
});
