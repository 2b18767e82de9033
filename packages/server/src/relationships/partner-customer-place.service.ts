import type { EntityManager } from 'typeorm';
import { placesOf, type Place } from './customer-lists';
import type { KeyPlace } from './partner-customer-key.service';
import type { PartnerCustomerEntity } from './partner-customer.entity';

type Listed = Parameters<typeof placesOf>[0] & Partial<PartnerCustomerEntity>;

/** Follows a row of `partner_customer` from what it was to what it is; null where there is none. Places that stay are not touched. */
export async function writePlaces(manager: EntityManager, of: KeyPlace, before: Listed | null, after: Listed | null): Promise<void> {
  const [was, is] = [before === null ? [] : placesOf(before), after === null ? [] : placesOf(after)];
  const gone = missingFrom(is, was);
  const added = missingFrom(was, is);
  if (gone.length > 0) await deletePlaces(manager, of, gone);
  if (added.length > 0) await insertPlaces(manager, of, added);
}

function missingFrom(known: readonly Place[], places: readonly Place[]): Place[] {
  const keys = new Map(known.map(({ list, sortKey }) => [list, sortKey]));
  return places.filter(({ list, sortKey }) => keys.get(list) !== sortKey);
}

// By hand, as keys are.

const FIRST_MARK = 3;

const marks = (places: readonly Place[], mark: (list: string, sortKey: string) => string): string =>
  places.map((_, index) => mark(`$${FIRST_MARK + 2 * index}`, `$${FIRST_MARK + 1 + 2 * index}`)).join(', ');

const values = (places: readonly Place[]): string[] => places.flatMap(({ list, sortKey }) => [list, sortKey]);

async function deletePlaces(manager: EntityManager, { partnerId, customerId }: KeyPlace, places: readonly Place[]): Promise<void> {
  const which = `partner_id = $1 AND customer_id = $2 AND (list, sort_key) IN (VALUES ${marks(places, (list, sortKey) => `(${list}, ${sortKey})`)})`;
  await manager.query(`DELETE FROM partner_customer_place WHERE ${which}`, [partnerId, customerId, ...values(places)]);
}

async function insertPlaces(manager: EntityManager, { partnerId, customerId }: KeyPlace, places: readonly Place[]): Promise<void> {
  const rows = marks(places, (list, sortKey) => `($1, ${list}, ${sortKey}, $2)`);
  await manager.query(`INSERT INTO partner_customer_place (partner_id, list, sort_key, customer_id) VALUES ${rows}`, [partnerId, customerId, ...values(places)]);
}
