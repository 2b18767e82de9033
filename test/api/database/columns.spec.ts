import { inspect } from 'node:util';
import { isTrue } from '@assent/server/src/database/columns';
import { isUniqueViolation, UniqueViolationError } from '@assent/server/src/database/statement-error';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows';
import { clear, full, type Ledger, openLedger, write } from './ledger';
import { LedgerEntryEntity } from './ledger.entity';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
beforeEach(() => clear(ledger.database));
afterAll(() => ledger.close());

it('an entity comes back as it was saved', async () => {
  const id = await ledger.database.transact((manager) => write(manager, full));
  expect(await ledger.database.read((manager) => manager.findOneByOrFail(LedgerEntryEntity, { id }))).toEqual({ id, groupId: id, ...full });
});

it('a raw row says the same on both databases', async () => {
  const id = await ledger.database.transact((manager) => write(manager, full));
  const [row] = rowsOf(await ledger.database.read((manager) => manager.query('SELECT * FROM ledger_entry WHERE id = $1 OR group_id = $1', [id])));
  expect({ ...row, is_checked: isTrue(row?.['is_checked']) }).toEqual({
    id,
    group_id: id,
    place: 7,
    label: 'ATTESTED',
    note: full.note,
    name_key: 'contoso',
    digest: full.digest,
    written_at: '2024-02-29T23:59:59.120Z',
    written_on: '2024-02-29',
    is_checked: true,
    total: 9_007_199_254_740_991,
    file: full.file,
    payload: JSON.stringify(full.payload),
  });
});

it('counts, sums and the latest instant are numbers and text', async () => {
  await ledger.database.transact(async (manager) => {
    await write(manager, full);
    await write(manager, { place: 3, writtenAt: new Date('2026-01-01T00:00:00.000Z') });
  });
  const row: unknown = await ledger.database.read((manager) =>
    manager
      .createQueryBuilder(LedgerEntryEntity, 'entry')
      .select('COUNT(*)', 'count')
      .addSelect('SUM(entry.place)', 'sum')
      .addSelect('SUM(entry.total)', 'total')
      .addSelect('MAX(entry.writtenAt)', 'latest')
      .getRawOne(),
  );
  expect(row).toEqual({ count: 2, sum: 10, total: 9_007_199_254_740_991, latest: '2026-01-01T00:00:00.000Z' });
});

it('an instant compares to the millisecond wherever it is asked for', async () => {
  const at = new Date('2024-02-29T23:59:59.120Z');
  const after = new Date(at.getTime() + 1);
  await ledger.database.transact((manager) => write(manager, { writtenAt: at }));
  await ledger.database.read(async (manager) => {
    const count = (where: string, value: Date): Promise<number> => manager.createQueryBuilder(LedgerEntryEntity, 'entry').where(where, { value }).getCount();
    expect(await manager.countBy(LedgerEntryEntity, { writtenAt: at })).toBe(1);
    expect(await manager.countBy(LedgerEntryEntity, { writtenAt: LessThan(at) })).toBe(0);
    expect(await manager.countBy(LedgerEntryEntity, { writtenAt: LessThanOrEqual(at) })).toBe(1);
    expect(await count('entry.writtenAt < :value', at)).toBe(0);
    expect(await count('entry.writtenAt < :value', after)).toBe(1);
    expect(await manager.query('SELECT id FROM ledger_entry WHERE written_at < $1', [at])).toHaveLength(0);
    expect(await manager.query('SELECT id FROM ledger_entry WHERE written_at < $1', [after])).toHaveLength(1);
  });
});

it('a truth is asked for in the same words', async () => {
  await ledger.database.transact(async (manager) => {
    await write(manager, { isChecked: true, note: 'checked' });
    await write(manager, { isChecked: false });
  });
  await ledger.database.read(async (manager) => {
    expect(await manager.query('SELECT note FROM ledger_entry WHERE is_checked = $1', [true])).toEqual([{ note: 'checked' }]);
    expect(await manager.query('SELECT note FROM ledger_entry WHERE is_checked')).toEqual([{ note: 'checked' }]);
    expect(await manager.countBy(LedgerEntryEntity, { isChecked: true })).toBe(1);
  });
});

it('name keys and ids are ordered by their bytes', async () => {
  const keys = ['a', 'B', 'Z', 'é', 'z', '-', '_', 'あ', 'ア', '10', '9', 'a b', 'ab'];
  await ledger.database.transact(async (manager) => {
    for (const [place, nameKey] of keys.entries()) await write(manager, { groupId: 'g', place, nameKey });
  });
  const rows = await ledger.database.read((manager) => manager.find(LedgerEntryEntity, { order: { nameKey: 'ASC' } }));
  expect(rows.map(({ nameKey }) => nameKey)).toEqual(keys.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))));
});

it('saving an entity that did not change writes nothing', async () => {
  await ledger.database.transact(async (manager) => {
    const id = await write(manager, full);
    const entity = await manager.findOneByOrFail(LedgerEntryEntity, { id });
    const statements: string[] = [];
    const runner = manager.queryRunner;
    const query = runner?.query.bind(runner);
    Object.assign(runner ?? {}, { query: (statement: string, ...rest: []) => (statements.push(statement), query?.(statement, ...rest)) });
    await manager.save(entity);
    expect(statements.filter((statement) => !statement.startsWith('SELECT'))).toEqual([]);
    entity.writtenAt = new Date(0);
    await manager.save(entity);
    expect(statements.filter((statement) => !statement.startsWith('SELECT'))).toHaveLength(1);
  });
});

it.each([
  ['uq_ledger_entry_label', { label: 'one' }],
  ['uq_ledger_entry_place', { groupId: 'g', place: 1 }],
  ['pk_ledger_entry', { id: 'same' }],
])('a second row is refused by %s, by that name', async (constraint, entry) => {
  const { database } = ledger;
  await database.transact((manager) => write(manager, entry));
  const error: unknown = await database.transact((manager) => write(manager, entry)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UniqueViolationError);
  expect(isUniqueViolation(error, constraint)).toBe(true);
  expect(isUniqueViolation(error, 'another')).toBe(false);
  expect(isUniqueViolation(new Error('something else'))).toBe(false);
});

it('an error tells nothing of what was bound', async () => {
  const { database } = ledger;
  const secret = 'Aiko Tanaka';
  await database.transact((manager) => write(manager, { label: secret }));
  const error: unknown = await database.transact((manager) => write(manager, { label: secret, note: secret })).catch((caught: unknown) => caught);
  const told = inspect(error, { depth: 10, showHidden: true });
  expect(told).toContain('uq_ledger_entry_label');
  expect(told).not.toContain(secret);
});
