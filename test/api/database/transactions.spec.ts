import { dialect } from '@assent/server/src/database/columns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clear, countOf, type Ledger, openLedger, signal, write } from './ledger';
import { LedgerEntryEntity } from './ledger.entity';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
beforeEach(() => clear(ledger.database));
afterAll(() => ledger.close());

describe('400 transactions at once, of which 100 fail', () => {
  it('lose nothing that was acknowledged, keep nothing that failed and show no half to a reader', async () => {
    const { database } = ledger;
    const groups = Array.from({ length: 400 }, (_, index) => `group-${index}`);
    const mayFail = (groupId: string): boolean => Number(groupId.slice(6)) % 4 === 0;
    let isWriting = true;
    const reading = watchForHalves(() => isWriting);
    const outcomes = await Promise.allSettled(
      groups.map((groupId) =>
        database.transact(async (manager) => {
          await write(manager, { groupId, place: 1 });
          await database.read(async (own) => expect(await own.countBy(LedgerEntryEntity, { groupId })).toBe(1));
          await write(manager, { groupId, place: 2 });
          if (mayFail(groupId)) throw new Error('refused');
          return groupId;
        }),
      ),
    );
    isWriting = false;
    const acknowledged = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(acknowledged).toEqual(groups.filter((groupId) => !mayFail(groupId)));
    const stored = await database.read((manager) => manager.find(LedgerEntryEntity, { order: { groupId: 'ASC', place: 'ASC' } }));
    expect(stored.map(({ groupId, place }) => `${groupId}/${place}`)).toEqual(acknowledged.sort().flatMap((groupId) => [`${groupId}/1`, `${groupId}/2`]));
    const { looks, halves } = await reading;
    expect(looks).toBeGreaterThan(10);
    expect(halves).toBe(0);
  });

  async function watchForHalves(isWriting: () => boolean): Promise<{ looks: number; halves: number }> {
    let looks = 0;
    let halves = 0;
    while (isWriting()) {
      const groups = await ledger.database.read((manager) =>
        manager.createQueryBuilder(LedgerEntryEntity, 'entry').select('entry.group_id', 'group').groupBy('entry.group_id').having('COUNT(*) <> 2').getRawMany(),
      );
      looks += 1;
      halves += groups.length;
    }
    return { looks, halves };
  }
});

describe('a nested transaction', () => {
  it('that fails undoes only itself', async () => {
    const { database } = ledger;
    await database.transact(async (manager) => {
      await write(manager, { note: 'outer, before' });
      const nested = database.transact(async (inner) => {
        await write(inner, { note: 'nested' });
        throw new Error('refused');
      });
      await expect(nested).rejects.toThrow('refused');
      await write(manager, { note: 'outer, after' });
    });
    expect(await notes()).toEqual(['outer, after', 'outer, before']);
  });

  it('that succeeds is undone with the outer one', async () => {
    const { database } = ledger;
    const outer = database.transact(async () => {
      await database.transact((inner) => write(inner, { note: 'nested' }));
      throw new Error('refused');
    });
    await expect(outer).rejects.toThrow('refused');
    expect(await notes()).toEqual([]);
  });

  it('whose statement is refused by the database leaves the outer one usable, three levels deep', async () => {
    const { database } = ledger;
    await database.transact(async (manager) => {
      await write(manager, { note: 'first', label: 'taken' });
      await database.transact(async (second) => {
        await write(second, { note: 'second' });
        await expect(database.transact((third) => write(third, { note: 'third', label: 'taken' }))).rejects.toThrow('uq_ledger_entry_label');
      });
    });
    expect(await notes()).toEqual(['first', 'second']);
  });

  it('takes turns with one that was started beside it', async () => {
    const { database } = ledger;
    await database.transact(async () => {
      const outcomes = await statuses(
        ['a', 'b', 'c', 'd'].map((note) =>
          database.transact(async (inner) => {
            await write(inner, { note });
            if (note === 'b') throw new Error('refused');
          }),
        ),
      );
      expect(outcomes).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    });
    expect(await notes()).toEqual(['a', 'c', 'd']);
  });
});

describe('a transaction', () => {
  it('is what a read inside it sees', async () => {
    const { database } = ledger;
    await database.transact(async (manager) => {
      await write(manager, { note: 'mine' });
      expect(await countOf(database)).toBe(1);
    });
  });

  it('cannot commit after a statement of it failed, even if the error was swallowed', async () => {
    const { database } = ledger;
    await database.transact((manager) => write(manager, { label: 'taken' }));
    const swallowing = database.transact(async (manager) => {
      await write(manager, { note: 'before' });
      await write(manager, { label: 'taken' }).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('nested transact()');
    expect(await notes()).toEqual([null]);
  });

  it('is acknowledged only if the database kept it, even where a statement went past the manager', async () => {
    const { database } = ledger;
    const outcome = await statuses([
      database.transact(async (manager) => {
        await write(manager, { note: 'before' });
        const connection: unknown = await manager.queryRunner?.connect();
        await failOn(connection);
      }),
    ]);
    expect(outcome).toEqual([dialect === 'postgres' ? 'rejected' : 'fulfilled']);
    expect(await notes()).toEqual(dialect === 'postgres' ? [] : ['before']);
  });

  it('is refused when it ends before what it started', async () => {
    const { database } = ledger;
    let late: Promise<unknown> = Promise.resolve();
    const careless = database.transact(async (manager) => {
      late = Promise.allSettled([write(manager, { note: 'not awaited' })]);
    });
    await expect(careless).rejects.toThrow('await it');
    await late;
    expect(await notes()).toEqual([]);
  });

  it('that failed takes what it left running down with it', async () => {
    const { database } = ledger;
    let late = Promise.resolve<string[]>([]);
    const failing = database.transact(async (manager) => {
      const straggler = async (): Promise<void> => {
        for (let round = 0; round < 50; round += 1) await write(manager, { note: 'straggler' });
      };
      const stray = async (): Promise<void> => {
        for (let round = 0; round < 50; round += 1) await countOf(database);
        await database.transact((own) => write(own, { note: 'stray' }));
      };
      late = statuses([straggler(), stray()]);
      await write(manager, { note: 'first' });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await late).toEqual(['rejected', 'rejected']);
    await database.transact((manager) => write(manager, { note: 'neighbour' }));
    expect(await notes()).toEqual(['neighbour']);
  });

  it('leaves its manager powerless when it has ended', async () => {
    const { database } = ledger;
    const leaked = await database.transact(async (manager) => manager);
    await expect(write(leaked)).rejects.toThrow('has ended');
    await expect(leaked.query('SELECT 1')).rejects.toThrow('has ended');
    await expect(leaked.transaction((inner) => write(inner))).rejects.toThrow('transact()');
    expect(await notes()).toEqual([]);
  });

  it('is the only way to write', async () => {
    const { database } = ledger;
    await expect(database.read((manager) => write(manager))).rejects.toThrow(/read-?only/);
    await expect(database.read((manager) => manager.save(LedgerEntryEntity, { id: 'x', groupId: 'x', place: 1 }))).rejects.toThrow('transact()');
    await database.transact(async (manager) => expect(() => manager.connection.createQueryRunner()).toThrow('transact()'));
  });

  it('that locked the same rows as another in the opposite order still succeeds, as does the other', async () => {
    const { database } = ledger;
    const [first, second] = await database.transact(async (manager) => [await write(manager), await write(manager)]);
    const bothHoldOne = signal();
    let holding = 0;
    const addTo = (ids: (string | undefined)[]): Promise<void> =>
      database.transact(async (manager) => {
        await manager.update(LedgerEntryEntity, { id: ids[0] }, { place: () => 'place + 1' });
        holding += 1;
        if (holding === 2) bothHoldOne.give();
        if (dialect === 'postgres') await bothHoldOne.promise;
        await manager.update(LedgerEntryEntity, { id: ids[1] }, { place: () => 'place + 1' });
      });
    await Promise.all([addTo([first, second]), addTo([second, first])]);
    const places = await database.read((manager) => manager.find(LedgerEntryEntity));
    expect(places.map(({ place }) => place)).toEqual([3, 3]);
    // One begins anew, and again when it takes its row back before the other one has woken up. On SQLite they take turns.
    expect(holding).toBeGreaterThan(dialect === 'postgres' ? 2 : 1);
  });

  it('sends what waits for the commit only after the commit', async () => {
    const { database } = ledger;
    const called: string[] = [];
    await database.transact(async (manager) => {
      await write(manager, { note: 'kept' });
      database.afterCommit(() => void called.push('outer'));
      await database.transact(async () => database.afterCommit(() => void called.push('nested')));
      const failing = database.transact(async () => {
        database.afterCommit(() => void called.push('nested and rolled back'));
        throw new Error('refused');
      });
      await expect(failing).rejects.toThrow('refused');
      expect(called).toEqual([]);
    });
    expect(called).toEqual(['outer', 'nested']);
  });

  it('that is rolled back calls nobody', async () => {
    const { database } = ledger;
    const called: string[] = [];
    const failing = database.transact(async () => {
      database.afterCommit(() => void called.push('outer'));
      await database.transact(async () => database.afterCommit(() => void called.push('nested')));
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(called).toEqual([]);
  });
});

/** PostgreSQL aborts the transaction then, and answers its COMMIT with ROLLBACK; SQLite undoes the statement alone. */
async function failOn(connection: unknown): Promise<void> {
  if (typeof connection !== 'object' || connection === null) throw new Error('no connection');
  const failed = new Promise((resolve) => {
    const method: unknown = Reflect.get(connection, dialect === 'postgres' ? 'query' : 'run');
    if (typeof method === 'function') Reflect.apply(method, connection, ['INSERT INTO ledger_entry (id) VALUES (NULL)', resolve]);
  });
  expect(await failed).toBeInstanceOf(Error);
}

async function statuses(promises: Promise<unknown>[]): Promise<string[]> {
  return (await Promise.allSettled(promises)).map(({ status }) => status);
}

async function notes(): Promise<(string | null)[]> {
  const rows = await ledger.database.read((manager) => manager.find(LedgerEntryEntity, { order: { note: 'ASC' } }));
  return rows.map(({ note }) => note).sort();
}
