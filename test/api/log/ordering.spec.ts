import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { leafHash, leafOf, merkleRoot, type Hash } from '@assent/proof';
import type { Database } from '@assent/server/src/database/database';
import { entities } from '@assent/server/src/database/entities';
import { migrate } from '@assent/server/src/database/migrate';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { recordEvents } from '@assent/server/src/events/event.service';
import { readLogEvent } from '@assent/server/src/events/log-event';
import { PendingEventEntity } from '@assent/server/src/events/pending-event.entity';
import { LogLeafEntity } from '@assent/server/src/log/log-leaf.entity';
import { LogSubtreeEntity } from '@assent/server/src/log/log-subtree.entity';
import { MOST_IN_A_BATCH, orderBatch } from '@assent/server/src/log/sequencer.service';
import { readNodes, readRoot, readSize } from '@assent/server/src/log/tree.reader';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyPlace, openAt, type Place } from '../../support/database';
import type { Sequencing } from './sequencer';

let place: Place;
let database: Database;
const children: ChildProcess[] = [];

beforeEach(async () => {
  place = await emptyPlace();
  database = await openAt(place, { entities });
  await migrate(database);
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  await database.close();
  await place.remove();
});

const now = new Date('2026-06-15T12:00:00.000Z');

/** Commits so many events, in one transaction. */
async function happen(count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, number) => ({ kind: 'SIGNED_OUT' as const, actor: { kind: 'SYSTEM' } as const, payload: { number }, now }));
  await database.transact((manager) => recordEvents(manager, events));
}

const leaves = (): Promise<LogLeafEntity[]> => database.read((manager) => manager.find(LogLeafEntity, { order: { logIndex: 'ASC' } }));
const waiting = (): Promise<number> => database.read((manager) => manager.count(PendingEventEntity));
const hashesOf = (all: readonly LogLeafEntity[]): Hash[] => all.map((leaf) => Buffer.from(leaf.leafHash, 'hex'));

/** Nothing is lost, doubled or left out, and the root is that of all leaves. */
async function expectWhole(count: number): Promise<void> {
  const ordered = await leaves();
  expect(await waiting()).toBe(0);
  expect(ordered.map(({ logIndex }) => logIndex)).toEqual(Array.from({ length: count }, (_, index) => index));
  expect(new Set(ordered.map(({ eventId }) => eventId)).size).toBe(count);
  const root = await database.read(async (manager) => readRoot(manager, await readSize(manager)));
  expect(Buffer.from(root)).toEqual(Buffer.from(merkleRoot(hashesOf(ordered))));
}

async function orderAll(): Promise<number[]> {
  const sizes: number[] = [];
  for (let size = await orderBatch(database); size > 0; size = await orderBatch(database)) sizes.push(size);
  return sizes;
}

describe('Committed events', () => {
  it('become leaves in the order in which they were recorded, each with the hash of its own bytes', async () => {
    await happen(5);
    expect(await orderAll()).toEqual([5]);
    const ordered = await leaves();
    const events = await database.read((manager) => manager.find(EventEntity, { order: { id: 'ASC' } }));
    expect(ordered.map(({ eventId }) => eventId)).toEqual(events.map(({ id }) => id));
    for (const { eventId, leafHash: hash } of ordered) {
      const event = await database.read((manager) => readLogEvent(manager, eventId));
      expect(event && Buffer.from(leafHash(leafOf(event))).toString('hex')).toBe(hash);
    }
    await expectWhole(5);
  });

  it('are taken in batches of a stated size that end with a tile, whose root is kept', async () => {
    await happen(3);
    await orderAll();
    await happen(700);
    expect(await orderAll()).toEqual([MOST_IN_A_BATCH - 3, MOST_IN_A_BATCH, 703 - 2 * MOST_IN_A_BATCH]);
    const kept = await database.read((manager) => manager.find(LogSubtreeEntity, { order: { position: 'ASC' } }));
    const hashes = hashesOf(await leaves());
    expect(kept).toMatchObject([0, 1].map((position) => ({ level: 1, position, rootHash: Buffer.from(merkleRoot(hashes.slice(position * 256, (position + 1) * 256))).toString('hex') })));
    await expectWhole(703);
  });

  it('that commit late are ordered late, however old their number is', async () => {
    await happen(2);
    await orderAll();
    const id = '00000000-0000-7000-8000-000000000000';
    await database.transact(async (manager) => {
      await manager.insert(EventEntity, { id, kind: 'SIGNED_OUT', occurredAt: now, actorKind: 'SYSTEM', payload: {} });
      await manager.insert(PendingEventEntity, { eventId: id, createdAt: now });
    });
    await orderAll();
    expect((await leaves()).map(({ eventId }) => eventId).indexOf(id)).toBe(2);
    await expectWhole(3);
  });

  it('of a transaction that was rolled back are in no log', async () => {
    const failing = database.transact(async (manager) => {
      await recordEvents(manager, [{ kind: 'SIGNED_OUT' as const, actor: { kind: 'SYSTEM' }, now }]);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await happen(1);
    await orderAll();
    await expectWhole(1);
  });

  it('are ordered once by many sequencers at once, while others are being recorded', async () => {
    const sequence = async (): Promise<void> => {
      for (let look = 0; look < 20; look += 1) await orderBatch(database);
    };
    const record = async (): Promise<void> => {
      for (let time = 0; time < 10; time += 1) await happen(7);
    };
    await Promise.all([sequence(), sequence(), sequence(), record(), record(), sequence()]);
    await orderAll();
    await expectWhole(140);
  });

  it('have nodes of every size, also where the root of a tile is not kept', async () => {
    await happen(600);
    await orderAll();
    const hashes = hashesOf(await leaves());
    const ranges = [[0, 600], [0, 512], [512, 600], [256, 512], [0, 256], [0, 1], [599, 600], [64, 96], [544, 600]].map(([start = 0, end = 0]) => ({ start, end }));
    const nodes = await database.read((manager) => readNodes(manager, ranges));
    expect(nodes.map((hash) => Buffer.from(hash))).toEqual(ranges.map(({ start, end }) => Buffer.from(merkleRoot(hashes.slice(start, end)))));
  });
});

describe('A sequencer in a process of its own', () => {
  it('that is killed at any moment leaves nothing ordered twice, and nothing behind', async () => {
    const count = 2_000;
    await happen(count);
    for (let life = 0; life < 2 && (await waiting()) > 0; life += 1) {
      const child = await hire();
      const before = await waiting();
      await vi.waitFor(async () => expect(await waiting()).toBeLessThan(before), { timeout: 20_000, interval: 1 });
      await kill(child);
    }
    await orderAll();
    await expectWhole(count);
  });

  it('shares the work with others, and with those who record', async () => {
    await Promise.all([hire(), hire()]);
    for (let time = 0; time < 20; time += 1) await happen(30);
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 30_000, interval: 20 });
    await expectWhole(600);
  });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

async function hire(): Promise<ChildProcess> {
  const { file, url } = place;
  const sequencing: Sequencing = { file, url };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./sequencer.mjs', import.meta.url)), JSON.stringify(sequencing)], {
    env: { ...process.env, DATABASE_URL: url ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(createInterface(child.stdout), 'line');
  return child;
}
