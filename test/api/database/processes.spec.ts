import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAt } from '../../support/database';
import { type Ledger, ledgerEntities, openLedger } from './ledger';
import { LedgerEntryEntity } from './ledger.entity';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await ledger.close();
});

const children: ChildProcess[] = [];

it('a process that is killed while it writes loses nothing that it had acknowledged and leaves no half', async () => {
  const acknowledged: string[] = [];
  const killed = await write({ name: 'killed', transactions: 1_000_000 }, (groupId, kill) => {
    acknowledged.push(groupId);
    if (acknowledged.length === 200) kill();
  });
  expect(killed).toBe('SIGKILL');
  const again = await openAt(ledger.place, { entities: ledgerEntities });
  const stored = await pairs(again);
  await again.close();
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  expect(acknowledged.filter((groupId) => stored.get(groupId) !== 2)).toEqual([]);
  expect([...stored.values()].filter((count) => count !== 2)).toEqual([]);
});

it('two processes on one database both get all their transactions in', async () => {
  const acknowledged: string[] = [];
  const take = (groupId: string): void => void acknowledged.push(groupId);
  const ended = await Promise.all(['one', 'other'].map((name) => write({ name, transactions: 150 }, take)));
  expect(ended).toEqual([0, 0]);
  expect(acknowledged).toHaveLength(300);
  const stored = await pairs(ledger.database);
  expect([...stored.keys()].sort()).toEqual(acknowledged.sort());
  expect([...stored.values()].every((count) => count === 2)).toBe(true);
});

/** Runs a writing process to its end, telling each pair that it acknowledged; resolves with its exit code or the signal that ended it. */
async function write(task: { name: string; transactions: number }, take: (groupId: string, kill: () => void) => void): Promise<unknown> {
  const { file, url } = ledger.place;
  const child = spawn(process.execPath, [fileURLToPath(new URL('./writer.mjs', import.meta.url)), JSON.stringify({ ...task, file, url })], {
    env: { ...process.env, DATABASE_URL: url ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  createInterface(child.stdout).on('line', (groupId) => take(groupId, () => child.kill('SIGKILL')));
  await once(child, 'close');
  return child.exitCode ?? child.signalCode;
}

async function pairs(database: Ledger['database']): Promise<Map<string, number>> {
  const rows = await database.read((manager) => manager.find(LedgerEntryEntity, { select: { groupId: true } }));
  const counts = new Map<string, number>();
  for (const { groupId } of rows) counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
  return counts;
}
