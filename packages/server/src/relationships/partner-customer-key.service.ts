import type { EntityManager } from 'typeorm';
import { keysOf } from '../database/search-key';
import type { PartnerCustomerEntity } from './partner-customer.entity';

type Searched = Pick<PartnerCustomerEntity, 'nameKey' | 'searchKey'>;

export interface KeyPlace {
  readonly partnerId: string;
  readonly customerId: string;
}

/** Follows a row of `partner_customer` from what it was to what it is; null where there is none. What stays is not touched. */
export async function writeKeys(manager: EntityManager, place: KeyPlace, before: Searched | null, after: Searched | null): Promise<void> {
  const [was, is] = [before ?? NONE, after ?? NONE];
  const isMoved = was.nameKey !== is.nameKey;
  if (!isMoved && was.searchKey === is.searchKey) return;
  const [known, wanted] = [keysOf(was.searchKey), keysOf(is.searchKey)];
  const gone = [...known].filter((key) => isMoved || !wanted.has(key));
  const added = [...wanted].filter((key) => isMoved || !known.has(key));
  if (gone.length > 0) await deleteKeys(manager, place, was.nameKey, gone);
  if (added.length > 0) await insertKeys(manager, place, is.nameKey, added);
}

const NONE: Searched = { nameKey: '', searchKey: '' };

// By hand: a row in a hundred keys costs the builder of statements more than the database.

const marks = (keys: readonly string[], mark: (place: string) => string): string => keys.map((_, index) => mark(`$${index + 4}`)).join(', ');

async function deleteKeys(manager: EntityManager, { partnerId, customerId }: KeyPlace, nameKey: string, keys: readonly string[]): Promise<void> {
  const which = `partner_id = $1 AND name_key = $2 AND customer_id = $3 AND key IN (${marks(keys, (key) => key)})`;
  await manager.query(`DELETE FROM partner_customer_key WHERE ${which}`, [partnerId, nameKey, customerId, ...keys]);
}

async function insertKeys(manager: EntityManager, { partnerId, customerId }: KeyPlace, nameKey: string, keys: readonly string[]): Promise<void> {
  const rows = marks(keys, (key) => `($1, ${key}, $2, $3)`);
  await manager.query(`INSERT INTO partner_customer_key (partner_id, key, name_key, customer_id) VALUES ${rows}`, [partnerId, nameKey, customerId, ...keys]);
}
