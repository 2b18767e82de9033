import type { Database } from '@assent/server/src/database/database';
import { newId } from '@assent/server/src/database/id';
import { openMigrationSource } from '@assent/server/src/database/migrate';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { emptyPlace, openAt, type Place, type Settings } from '../../support/database';
import { LedgerEntryEntity } from './ledger.entity';

export interface Ledger {
  place: Place;
  database: Database;
  close(): Promise<void>;
}

export const ledgerEntities = [LedgerEntryEntity];

export async function openLedger(settings: Partial<Settings> = {}): Promise<Ledger> {
  const place = await emptyPlace();
  const database = await openAt(place, { entities: ledgerEntities, ...settings });
  const source = await openMigrationSource(database.dialect, database.options);
  await source.synchronize();
  await source.destroy();
  const close = async (): Promise<void> => {
    await database.close();
    await place.remove();
  };
  return { place, database, close };
}

export const clear = (database: Database): Promise<unknown> =>
  database.transact((manager) => manager.createQueryBuilder().delete().from(LedgerEntryEntity).execute());

/** Something in every column. */
export const full = {
  place: 7,
  label: 'ATTESTED',
  note: '日本語 — "quoted" $1 ?',
  nameKey: 'contoso',
  digest: 'ab'.repeat(32),
  writtenAt: new Date('2024-02-29T23:59:59.120Z'),
  writtenOn: '2024-02-29',
  isChecked: true,
  total: 9_007_199_254_740_991,
  file: Buffer.from([0, 1, 254, 255]),
  payload: ['é', '"b"'],
};

/** Writes a row, with what the test does not care about filled in. */
export async function write(manager: EntityManager, entry: Partial<LedgerEntryEntity> = {}): Promise<string> {
  const id = newId();
  await manager.insert(LedgerEntryEntity, { id, groupId: id, place: 1, isChecked: false, ...entry });
  return id;
}

export const countOf = (database: Database, where: FindOptionsWhere<LedgerEntryEntity> = {}): Promise<number> =>
  database.read((manager) => manager.countBy(LedgerEntryEntity, where));

/** A promise that the test settles. */
export function signal(): { promise: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { promise, give: () => give() };
}
