import { dialect } from '@assent/server/src/database/columns';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clear, type Ledger, openLedger, signal, write } from './ledger';
import { LedgerEntryEntity } from './ledger.entity';

let ledger: Ledger;
beforeAll(async () => {
  // One writer, so that the next transaction must wait for the hung one.
  ledger = await openLedger({ transactionTimeout: 3_000, writers: 1 });
});
beforeEach(() => clear(ledger.database));
afterAll(() => ledger.close());

it('a hung transaction is rolled back, the next one proceeds, and the hung one can write nothing when it wakes up', async () => {
  const { database } = ledger;
  const wakeUp = signal();
  const awake = signal();
  let attempts: PromiseSettledResult<unknown>[] = [];
  const hung = database.transact(async (manager) => {
    const runner = manager.queryRunner;
    await write(manager, { note: 'hung, before' });
    await wakeUp.promise;
    attempts = await Promise.allSettled([
      write(manager, { note: 'woken' }),
      manager.save(LedgerEntryEntity, { id: 'woken', groupId: 'woken', place: 1, isChecked: false }),
      manager.query(`DELETE FROM ledger_entry`),
      runner?.query('COMMIT'),
      runner?.connect(),
      runner?.commitTransaction(),
      runner?.rollbackTransaction(),
      manager.transaction((inner) => write(inner, { note: 'woken' })),
      database.transact((inner) => write(inner, { note: 'woken' })),
      database.read((own) => own.count(LedgerEntryEntity)),
    ]);
    awake.give();
  });
  const next = database.transact(async (manager) => {
    await write(manager, { note: 'next' });
    wakeUp.give();
    await awake.promise;
    await write(manager, { note: 'next, still whole' });
  });
  await expect(hung).rejects.toThrow('rolled back after 3000 ms');
  await next;
  expect(attempts.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'rejected'));
  expect(await notes()).toEqual(['next', 'next, still whole']);
});

it('a nested transaction that hangs takes the whole transaction with it', async () => {
  const { database } = ledger;
  const never = signal();
  const hung = database.transact(async (manager) => {
    await write(manager, { note: 'outer' });
    await database.transact(async (inner) => {
      await write(inner, { note: 'nested' });
      await never.promise;
    });
  });
  await expect(hung).rejects.toThrow('rolled back after 3000 ms');
  await database.transact((manager) => write(manager, { note: 'next' }));
  expect(await notes()).toEqual(['next']);
});

it('a statement that runs too long is stopped', async () => {
  const { database } = ledger;
  const slow =
    dialect === 'postgres'
      ? 'SELECT pg_sleep(30)'
      : 'WITH RECURSIVE counter (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM counter) SELECT COUNT(*) FROM counter';
  const hung = database.transact(async (manager) => {
    await write(manager, { note: 'before' });
    await manager.query(slow);
  });
  await expect(hung).rejects.toThrow();
  await database.transact((manager) => write(manager, { note: 'next' }));
  expect(await notes()).toEqual(['next']);
});

it('who waits longer for a turn than allowed is told so', async () => {
  const busy = await openLedger({ transactionTimeout: 5_000, waitTimeout: 200, writers: 1 });
  const done = signal();
  const holding = busy.database.transact(() => done.promise);
  await expect(busy.database.transact((manager) => write(manager))).rejects.toThrow();
  done.give();
  await holding;
  await busy.database.transact((manager) => write(manager, { note: 'later' }));
  await busy.close();
});

async function notes(): Promise<(string | null)[]> {
  const rows = await ledger.database.read((manager) => manager.find(LedgerEntryEntity));
  return rows.map(({ note }) => note).sort();
}
