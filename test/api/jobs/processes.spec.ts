import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { shareWorld } from '../../support/world/world';
import type { Labour } from './labourer';
import { workshop } from './workshop';

const world = shareWorld();
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** A worker in another process; what it says goes to `hear`. */
async function hire(kind: string, hear: (id: string) => void, isStuck = false): Promise<ChildProcess> {
  const { dataDir, databaseUrl } = world.app.config;
  const labour: Labour = { file: join(dataDir, 'assent.sqlite'), url: databaseUrl ?? undefined, kind, now: world.now.toISOString(), isStuck };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./labourer.mjs', import.meta.url)), JSON.stringify(labour)], {
    env: { ...process.env, DATABASE_URL: databaseUrl ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise<void>((ready) => {
    createInterface(child.stdout).on('line', (line) => (line === 'READY' ? ready() : hear(line)));
  });
  return child;
}

it('a job whose worker is killed half-way is left alone while its lease lasts, and then done by another', async () => {
  const shop = workshop(world);
  const begun: string[] = [];
  const child = await hire(shop.kind, (id) => begun.push(id), true);
  const id = await shop.order();
  await vi.waitFor(() => expect(begun).toEqual([id]), { timeout: 20_000 });
  await kill(child);
  const attempts: number[] = [];
  await shop.employ(async (job) => {
    attempts.push(job.attempt);
    return 'DONE';
  });
  const probe = await shop.order();
  await expect.poll(async () => (await shop.row(probe)).state).toBe('DONE');
  expect(await shop.row(id)).toMatchObject({ state: 'RUNNING', attempts: 1 });
  world.travelTo(new Date(world.now.getTime() + 60_000).toISOString());
  await expect.poll(() => shop.row(id)).toMatchObject({ state: 'DONE', attempts: 2 });
  expect(attempts).toEqual([1, 2]);
});

it('several processes share the work and begin no job twice', async () => {
  const shop = workshop(world);
  const begun: [string, string][] = [];
  await Promise.all(['one', 'other'].map((name) => hire(shop.kind, (id) => begun.push([name, id]))));
  const ids: string[] = [];
  // One of them may be through with all there is before the other looks, so that there is more until both have begun some.
  await vi.waitFor(
    async () => {
      ids.push(...(await Promise.all(Array.from({ length: 20 }, () => shop.order()))));
      expect(new Set(begun.map(([name]) => name)).size).toBe(2);
    },
    { timeout: 30_000, interval: 100 },
  );
  await vi.waitFor(
    async () => {
      const rows = await Promise.all(ids.map((id) => shop.row(id)));
      expect(rows.filter(({ state }) => state !== 'DONE')).toEqual([]);
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(begun.map(([, id]) => id).sort()).toEqual([...ids].sort());
});
