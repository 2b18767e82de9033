import { enqueue } from '@assent/server/src/jobs/enqueue.service';
import { JobFault } from '@assent/server/src/jobs/job-fault';
import { JobEntity } from '@assent/server/src/jobs/job.entity';
import { describe, expect, it, vi } from 'vitest';
import { entriesOf } from '../../support/app';
import { shareWorld } from '../../support/world/world';
import { RETRY, signalOf, workshop, type Workshop } from './workshop';

const world = shareWorld();
const NEVER_POLL = { pollMs: 3_600_000 };
const MINUTE = 60_000;

const untilState = (shop: Workshop, id: string, state: JobEntity['state']): Promise<JobEntity> =>
  vi.waitFor(
    async () => {
      const row = await shop.row(id);
      expect(row.state).toBe(state);
      return row;
    },
    { timeout: 10_000 },
  );

describe('A job', () => {
  it('runs as soon as the transaction that asked for it has committed, without waiting for the next look', async () => {
    const shop = workshop(world);
    const seen = signalOf<unknown>();
    await shop.employ(async ({ payload, attempt }) => {
      seen.come({ payload, attempt });
      return 'DONE';
    }, NEVER_POLL);
    const id = await shop.order({ payload: { orderId: 'o-1' } });
    expect(await seen.came).toEqual({ payload: { orderId: 'o-1' }, attempt: 1 });
    expect(await untilState(shop, id, 'DONE')).toMatchObject({ attempts: 1, leasedBy: null, leasedUntil: null, lastError: null, finishedAt: world.now });
  });

  it('is not there when the transaction that asked for it was rolled back', async () => {
    const shop = workshop(world);
    const asking = world.database.transact(async (manager) => {
      await enqueue(manager, { kind: shop.kind, payload: {}, idempotencyKey: 'undone', now: world.now });
      throw new Error('something else went wrong');
    });
    await expect(asking).rejects.toThrow('something else');
    expect(await world.database.read((manager) => manager.countBy(JobEntity, { kind: shop.kind }))).toBe(0);
  });

  it('is one job however often it is asked for under its key, also by many at once', async () => {
    const shop = workshop(world);
    const ids = await Promise.all(Array.from({ length: 20 }, () => shop.order({ idempotencyKey: 'the same' })));
    expect(new Set(ids).size).toBe(1);
    expect(await world.database.read((manager) => manager.countBy(JobEntity, { kind: shop.kind }))).toBe(1);
  });

  it('waits until it is due', async () => {
    const shop = workshop(world);
    const early = await shop.order();
    const late = await shop.order({ dueAt: new Date(world.now.getTime() + 10 * MINUTE) });
    await shop.employ(async () => 'DONE');
    await untilState(shop, early, 'DONE');
    expect((await shop.row(late)).state).toBe('WAITING');
    world.travelTo(new Date(world.now.getTime() + 10 * MINUTE).toISOString());
    await untilState(shop, late, 'DONE');
  });

  it('that nobody here can do waits for somebody who can', async () => {
    const [shop, other] = [workshop(world), workshop(world)];
    const [own, foreign] = [await shop.order(), await other.order()];
    await shop.employ(async () => 'DONE');
    await untilState(shop, own, 'DONE');
    expect((await other.row(foreign)).state).toBe('WAITING');
  });

  it('may find that what it was for does not hold any more', async () => {
    const shop = workshop(world);
    await shop.employ(async () => 'CANCELLED');
    expect(await untilState(shop, await shop.order(), 'CANCELLED')).toMatchObject({ finishedAt: world.now, lastError: null });
  });
});

describe('A job that fails', () => {
  it('is tried again later and later, and given up after its last attempt with a code that quotes nobody', async () => {
    const shop = workshop(world);
    const starts: number[] = [];
    const failing = async (): Promise<never> => {
      starts.push(world.now.getTime());
      throw Object.assign(new TypeError('no mailbox for jana.kessler@lindenhof.example'), { code: 'EWHATEVER' });
    };
    await shop.employ(failing, { keep: ({ token: _token, ...rest }) => rest });
    const id = await shop.order({ payload: { token: 'secret', customerId: 'c-1' } });
    const waits: number[] = [];
    for (const attempt of [1, 2]) {
      const { dueAt, lastError, payload } = await vi.waitFor(async () => {
        const row = await shop.row(id);
        expect(row).toMatchObject({ state: 'WAITING', attempts: attempt });
        return row;
      }, { timeout: 10_000 });
      expect([lastError, payload]).toEqual(['TypeError EWHATEVER', { token: 'secret', customerId: 'c-1' }]);
      waits.push(dueAt.getTime() - world.now.getTime());
      world.travelTo(dueAt.toISOString());
    }
    const failed = await untilState(shop, id, 'FAILED');
    expect(failed).toMatchObject({ attempts: RETRY.attempts, lastError: 'TypeError EWHATEVER', payload: { customerId: 'c-1' }, finishedAt: world.now });
    expect(starts).toHaveLength(3);
    expect(waits[0]).toBeGreaterThanOrEqual(MINUTE / 2);
    expect(waits[0]).toBeLessThanOrEqual(MINUTE);
    expect(waits[1]).toBeGreaterThanOrEqual(MINUTE);
    expect(waits[1]).toBeLessThanOrEqual(2 * MINUTE);
  });

  it('for good is not tried again', async () => {
    const shop = workshop(world);
    await shop.employ(async () => Promise.reject(new JobFault('NO_SUCH_PLACE', true)));
    expect(await untilState(shop, await shop.order(), 'FAILED')).toMatchObject({ attempts: 1, lastError: 'NO_SUCH_PLACE' });
    expect(entriesOf(shop.lines).map(({ level }) => level)).toEqual(['warn']);
  });

  it('by a mistake of ours is logged as a fault, by what its handler foresaw as a warning', async () => {
    const shop = workshop(world);
    await shop.employ(async ({ payload }) => Promise.reject(payload['isOurs'] === true ? new Error('a mistake') : new JobFault('BUSY', false)));
    const [ours, foreseen] = [await shop.order({ payload: { isOurs: true } }), await shop.order()];
    const levels = (id: string): unknown[] => entriesOf(shop.lines.filter((line) => line.includes(id))).map(({ level }) => level);
    await expect.poll(() => [levels(ours), levels(foreseen)]).toEqual([['error', 'warn'], ['warn']]);
  });
});

describe('Several workers', () => {
  it('never run one job at once and run each to its end once', async () => {
    const shop = workshop(world);
    const runs = new Map<string, number>();
    const ids = await Promise.all(Array.from({ length: 60 }, () => shop.order()));
    const run = async ({ id }: { id: string }): Promise<'DONE'> => {
      runs.set(id, (runs.get(id) ?? 0) + 1);
      await world.database.read((manager) => manager.countBy(JobEntity, { kind: shop.kind }));
      return 'DONE';
    };
    for (let count = 0; count < 5; count += 1) await shop.employ(run);
    for (const id of ids) await untilState(shop, id, 'DONE');
    expect(ids.map((id) => runs.get(id))).toEqual(ids.map(() => 1));
  });

  it('leave a job alone while its lease lasts, and take it when it has run out; who comes back late changes nothing', async () => {
    const shop = workshop(world);
    const [first, mayEnd] = [signalOf(), signalOf()];
    const starts: number[] = [];
    await shop.employ(async ({ attempt }) => {
      starts.push(attempt);
      first.come();
      await mayEnd.came;
      return 'CANCELLED';
    }, { leaseMs: MINUTE, atOnce: 1 });
    const id = await shop.order();
    await first.came;
    await shop.employ(async ({ attempt }) => {
      starts.push(attempt);
      return 'DONE';
    }, { leaseMs: MINUTE });
    const probe = await shop.order();
    await untilState(shop, probe, 'DONE');
    expect(await shop.row(id)).toMatchObject({ state: 'RUNNING', attempts: 1 });
    world.travelTo(new Date(world.now.getTime() + MINUTE).toISOString());
    await untilState(shop, id, 'DONE');
    mayEnd.come();
    await expect.poll(() => shop.lines.join('')).toContain('the lease of a job ran out while it was running');
    expect(await shop.row(id)).toMatchObject({ state: 'DONE', attempts: 2 });
  });

  it('keep hold of a job that takes longer than a lease', async () => {
    const shop = workshop(world);
    const clock = (): Date => new Date();
    const mayEnd = signalOf();
    let starts = 0;
    const run = async (): Promise<'DONE'> => {
      starts += 1;
      await mayEnd.came;
      return 'DONE';
    };
    const options = { clock, leaseMs: 3_000, pollMs: 20 };
    for (let count = 0; count < 2; count += 1) await shop.employ(run, options);
    const id = await shop.order({ now: clock() });
    const { leasedUntil: first } = await untilState(shop, id, 'RUNNING');
    await vi.waitFor(() => expect(clock().getTime()).toBeGreaterThan(first?.getTime() ?? Infinity), { timeout: 10_000 });
    expect((await shop.row(id)).leasedUntil?.getTime()).toBeGreaterThan(clock().getTime());
    mayEnd.come();
    expect(await untilState(shop, id, 'DONE')).toMatchObject({ attempts: 1 });
    expect(starts).toBe(1);
  });

  it('give a job up whose last attempt killed whoever ran it', async () => {
    const shop = workshop(world);
    const id = await shop.order();
    const dead = { state: 'RUNNING', attempts: RETRY.attempts, leasedBy: 'somebody gone', leasedUntil: new Date(world.now.getTime() - 1) } as const;
    await world.database.transact((manager) => manager.update(JobEntity, { id }, dead));
    let starts = 0;
    await shop.employ(async () => {
      starts += 1;
      return 'DONE';
    });
    expect(await untilState(shop, id, 'FAILED')).toMatchObject({ lastError: 'WORKER_DIED' });
    expect(starts).toBe(0);
  });
});

describe('A worker that is stopped', () => {
  it('finishes what it runs and takes nothing new', async () => {
    const shop = workshop(world);
    const [begun, mayEnd] = [signalOf(), signalOf()];
    const worker = await shop.employ(async () => {
      begun.come();
      await mayEnd.came;
      return 'DONE';
    }, { atOnce: 1 });
    const [running, waiting] = [await shop.order(), await shop.order()];
    await begun.came;
    const stopped = worker.stop();
    mayEnd.come();
    await stopped;
    expect([(await shop.row(running)).state, (await shop.row(waiting)).state]).toEqual(['DONE', 'WAITING']);
  });

  it('gives back what does not end in time, for another to take at once', async () => {
    const shop = workshop(world);
    const [obeying, stuck] = [signalOf(), signalOf()];
    const worker = await shop.employ(async ({ payload, signal }) => {
      (payload['obeys'] === true ? obeying : stuck).come();
      return new Promise((_resolve, reject) => {
        if (payload['obeys'] === true) signal.addEventListener('abort', () => reject(new Error('told to end')));
      });
    }, { graceMs: 1 });
    const ids = [await shop.order({ payload: { obeys: true } }), await shop.order()];
    await Promise.all([obeying.came, stuck.came]);
    await worker.stop();
    for (const id of ids) expect(await shop.row(id)).toMatchObject({ state: 'WAITING', lastError: 'WORKER_STOPPED', leasedBy: null, dueAt: world.now });
    await shop.employ(async () => 'DONE');
    for (const id of ids) expect(await untilState(shop, id, 'DONE')).toMatchObject({ attempts: 2 });
  });
});
