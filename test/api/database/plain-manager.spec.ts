import { insertUnlessTaken } from '@assent/server/src/database/insert-rows';
import { EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { full as everyColumn, type Ledger, openLedger, write } from './ledger';
import { LedgerEntryEntity } from './ledger.entity';

let ledger: Ledger;
let ids: string[];
const GROUP = '018f0000-0000-7000-8000-000000000001';

const full = { ...everyColumn, groupId: GROUP, place: 1 };

beforeAll(async () => {
  ledger = await openLedger();
  ids = await ledger.database.transact(async (manager) => [
    await write(manager, full),
    await write(manager, { groupId: GROUP, place: 2, label: 'ACCEPTED', writtenAt: new Date('2026-01-01T00:00:00.000Z') }),
    await write(manager, { groupId: GROUP, place: 3, note: '' }),
  ]);
});
afterAll(() => ledger.close());

/** As TypeORM's own manager would do it. */
const typeorm = EntityManager.prototype;
const reading = <Answer>(ask: (manager: EntityManager) => Promise<Answer>): Promise<Answer> => ledger.database.read(ask);

describe('what one table is asked by plain values is answered as by the query builders', () => {
  const { payload: _, ...comparable } = full;

  it.each(Object.entries(comparable))('by %s', async (property, value) => {
    const where = { [property]: value };
    const found = await reading((manager) => manager.findBy(LedgerEntryEntity, where));
    expect(found).toEqual(await reading((manager) => typeorm.findBy.call(manager, LedgerEntryEntity, where)));
    expect(found.map(({ id }) => id)).toContain(ids[0]);
    expect(found[0]).toBeInstanceOf(LedgerEntryEntity);
  });

  it.each([
    ['in an order', { where: { groupId: GROUP }, order: { place: 'DESC' } }],
    ['in an order of two columns', { where: { groupId: GROUP }, order: { isChecked: 'ASC', place: 'DESC' } }],
    ['the first of them', { where: { groupId: GROUP }, order: { place: 'ASC' }, take: 2 }],
    ['some columns', { where: { groupId: GROUP }, select: { id: true, writtenAt: true, payload: true }, order: { place: 'ASC' } }],
    ['by an operator', { where: { groupId: GROUP, place: MoreThan(1) }, order: { place: 'ASC' } }],
    ['by what is missing', { where: { groupId: GROUP, digest: IsNull() }, order: { place: 'ASC' } }],
    ['by one of several', { where: { place: In([1, 3]) }, order: { place: 'ASC' } }],
    ['by one condition or another', { where: [{ place: 1 }, { place: 2 }], order: { place: 'ASC' } }],
    ['all there are', { order: { place: 'ASC' } }],
    ['the second page', { where: { groupId: GROUP }, order: { place: 'ASC' }, skip: 1, take: 1 }],
    ['without a column', { where: { groupId: GROUP }, select: { id: true, note: false }, order: { place: 'ASC' } }],
  ] as const)('%s', async (_name, options) => {
    const asked = { ...options, where: 'where' in options && Array.isArray(options.where) ? [...options.where] : 'where' in options ? options.where : {} };
    const found = await reading((manager) => manager.find(LedgerEntryEntity, asked));
    expect(found).toEqual(await reading((manager) => typeorm.find.call(manager, LedgerEntryEntity, asked)));
    expect(found.length).toBeGreaterThan(0);
  });

  it('one, or none', async () => {
    const id = ids[1] ?? '';
    expect(await reading((manager) => manager.findOneBy(LedgerEntryEntity, { id }))).toMatchObject({ id, label: 'ACCEPTED', digest: null });
    expect(await reading((manager) => manager.findOne(LedgerEntryEntity, { where: { id }, select: { id: true } }))).toEqual({ id });
    expect(await reading((manager) => manager.findOneBy(LedgerEntryEntity, { id: 'nobody' }))).toBeNull();
    expect(await reading((manager) => manager.findOne(LedgerEntryEntity, { where: { id: 'nobody' } }))).toBeNull();
    await expect(reading((manager) => manager.findOneByOrFail(LedgerEntryEntity, { id: 'nobody' }))).rejects.toThrow(/not find any entity/);
  });

  it('a condition that names nothing, or no column, is TypeORM\'s to refuse', async () => {
    for (const where of [{ id: null }, { id: undefined }, { noSuchColumn: 1 }]) {
      const [told, expected] = await Promise.all([undefined, typeorm].map((way) => reading((manager) => findBy(manager, where, way)).catch(String)));
      expect(told).toEqual(expected);
    }
    await expect(reading((manager) => findBy(manager, { noSuchColumn: 1 }))).rejects.toThrow(/noSuchColumn/);
  });
});

/** With what the types do not allow. */
const findBy = (manager: EntityManager, where: object, { findBy: way } = manager): Promise<unknown> => Promise.resolve(Reflect.apply(way, manager, [LedgerEntryEntity, where]));

describe('what is written by plain values is what the query builders write', () => {
  const writing = <Answer>(work: (manager: EntityManager) => Promise<Answer>): Promise<Answer> => ledger.database.transact(work);
  const read = (id: string): Promise<LedgerEntryEntity | null> =>
    reading((manager) => manager.createQueryBuilder(LedgerEntryEntity, 'entry').where('entry.id = :id', { id }).getOne());

  it('one row, several, and rows of different columns', async () => {
    const rows = ['a', 'b', 'c'].map((id, place) => ({ ...full, id, groupId: 'insert', label: id, place }));
    const { isChecked: __, note: ___, ...less } = { ...rows[0], id: 'd', place: 9, label: 'd' };
    await writing(async (manager) => {
      await manager.insert(LedgerEntryEntity, rows[0] ?? {});
      await manager.insert(LedgerEntryEntity, rows.slice(1));
      await manager.insert(LedgerEntryEntity, [{ ...less, id: 'e', place: 10, label: 'e', isChecked: true }, less]);
    });
    for (const row of rows) expect(await read(row.id)).toEqual(row);
    expect(await read('d')).toEqual({ ...less, id: 'd', note: null, isChecked: false });
    expect(await read('e')).toMatchObject({ isChecked: true });
  });

  it('a change of every column, also to nothing, and says how many rows it met', async () => {
    const id = await writing((manager) => write(manager, { groupId: 'change' }));
    const { payload, ...plain } = { ...full, groupId: 'change', label: 'CHANGED', place: 4 };
    const { affected } = await writing((manager) => manager.update(LedgerEntryEntity, { id, isChecked: false }, { ...plain, payload }));
    expect(affected).toBe(1);
    expect(await read(id)).toEqual({ id, ...plain, payload });
    const nothing = { note: null, digest: null, writtenAt: null, writtenOn: null, total: null, file: null, payload: null };
    await writing((manager) => manager.update(LedgerEntryEntity, { id }, nothing));
    expect(await read(id)).toMatchObject(nothing);
    expect((await writing((manager) => manager.update(LedgerEntryEntity, { id, place: 5 }, { place: 6 }))).affected).toBe(0);
    expect((await writing((manager) => manager.update(LedgerEntryEntity, { groupId: In(['change']) }, { place: 7 }))).affected).toBe(1);
    expect((await writing((manager) => manager.update(LedgerEntryEntity, { id }, { place: () => 'place + 1' }))).affected).toBe(1);
    expect(await read(id)).toMatchObject({ place: 8 });
  });

  it('a row whose key is taken is left out, and only such a row', async () => {
    const row = { ...full, id: 'taken', groupId: 'taken', label: 'TAKEN', place: 1 };
    const insert = (next: object): Promise<boolean> => writing((manager) => insertUnlessTaken(manager, LedgerEntryEntity, { ...row, ...next }));
    expect(await insert({})).toBe(true);
    expect(await insert({ note: 'again' })).toBe(false);
    expect(await insert({ id: 'other' })).toBe(false);
    expect(await read('taken')).toEqual(row);
    await expect(insert({ id: 'third', label: 'third', place: null })).rejects.toThrow(/null/i);
    expect(await read('third')).toBeNull();
  });
});
