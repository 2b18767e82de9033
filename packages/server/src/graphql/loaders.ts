import DataLoader from 'dataloader';
import type { Database } from '../database/database';
import { readAgents, readPartners, type AgentRow } from '../partners/partner.reader';
import type { Partner } from '../partners/partner.types';
import { readAgreementsById, readTexts, readVersions, type AgreementVersions } from '../agreements/agreement.reader';
import type { Agreement, AgreementText } from '../agreements/agreement.types';
import { countDue, type DueCount } from '../relationships/due.reader';
import { readRelationships, readRelationshipsOf, type Between, type RelationshipRow } from '../relationships/relationship.reader';
import type { AcceptanceRow } from '../acceptances/acceptance-row';
import { readAcceptanceProofs } from '../acceptances/acceptance-event.reader';
import { readAcceptances, readAcceptancesOf } from '../acceptances/acceptance.reader';
import type { Proof } from '../log/proof.reader';
import { countOrders, readOrders, readSubscriptions, type OrderPage } from '../orders/order.reader';
import type { CustomerSubscription, OrderCore } from '../orders/order.types';

/** Batches what nests below a root field: one statement per kind and level. Made anew for every request. */
export interface Loaders {
  readonly partner: DataLoader<string, Partner>;
  readonly agent: DataLoader<string, AgentRow>;
  readonly agreement: DataLoader<string, Agreement>;
  /** The texts of an agreement, by its id, without file and HTML. */
  readonly agreementTexts: DataLoader<string, AgreementText[]>;
  /** All versions of a country. */
  readonly agreementVersions: DataLoader<string, AgreementVersions>;
  /** How many customers of a partner are due by which day, for each country. */
  readonly customersDue: DataLoader<string, DueCount[]>;
  readonly relationship: DataLoader<string, RelationshipRow>;
  readonly relationshipsOf: DataLoader<Between, RelationshipRow[], string>;
  readonly acceptance: DataLoader<string, AcceptanceRow>;
  /** Of an acceptance, by its id; null while it is pending. */
  readonly acceptanceProof: DataLoader<string, Proof | null>;
  /** All of a customer, by its id. */
  readonly acceptancesOf: DataLoader<string, AcceptanceRow[]>;
  readonly orders: DataLoader<OrderPage, OrderCore[], string>;
  readonly orderCount: DataLoader<Between, number, string>;
  readonly subscriptions: DataLoader<Between, CustomerSubscription[], string>;
}

export function createLoaders(database: Database): Loaders {
  const byId = <Row extends { id: string }>(read: (ids: readonly string[]) => Promise<readonly Row[]>): DataLoader<string, Row> =>
    new DataLoader(async (ids) => inOrder(ids, await read(ids)));
  const { read } = database;
  return {
    partner: byId((ids) => read((manager) => readPartners(manager, ids))),
    agent: byId((ids) => read((manager) => readAgents(manager, ids))),
    agreement: byId((ids) => read((manager) => readAgreementsById(manager, ids))),
    agreementTexts: new DataLoader((ids) => read((manager) => readTexts(manager, ids))),
    agreementVersions: new DataLoader((countries) => read((manager) => readVersions(manager, countries))),
    customersDue: new DataLoader((partnerIds) => Promise.all(partnerIds.map((partnerId) => read((manager) => countDue(manager, partnerId))))),
    relationship: byId((ids) => read((manager) => readRelationships(manager, ids))),
    acceptance: byId((ids) => read((manager) => readAcceptances(manager, ids))),
    acceptanceProof: new DataLoader((ids) => read((manager) => readAcceptanceProofs(manager, ids))),
    acceptancesOf: new DataLoader((ids) => read((manager) => readAcceptancesOf(manager, ids))),
    relationshipsOf: alike(({ partnerId }) => String(partnerId), (asked) => read((manager) => readRelationshipsOf(manager, asked))),
    orders: alike(({ customerId: _, ...page }) => JSON.stringify(page), (pages) => read((manager) => readOrders(manager, pages))),
    orderCount: alike(({ partnerId }) => String(partnerId), (of) => read((manager) => countOrders(manager, of))),
    subscriptions: alike(({ partnerId }) => String(partnerId), (of) => read((manager) => readSubscriptions(manager, of))),
  };
}

/** Keys of one kind are read together. Nearly always all are: the rows of a list ask the same of each customer. */
function alike<Key extends { readonly customerId: string }, Value>(
  kindOf: (key: Key) => string,
  read: (keys: readonly Key[]) => Promise<readonly Value[]>,
): DataLoader<Key, Value, string> {
  const readAll = async (keys: readonly Key[]): Promise<Value[]> => {
    const kinds = [...new Set(keys.map(kindOf))];
    const found = new Map<Key, Value>();
    for (const kind of kinds) {
      const some = keys.filter((key) => kindOf(key) === kind);
      for (const [index, value] of (await read(some)).entries()) found.set(some[index] ?? fail(), value);
    }
    return keys.map((key) => found.get(key) ?? fail());
  };
  return new DataLoader(readAll, { cacheKeyFn: (key) => `${key.customerId} ${kindOf(key)}` });
}

function fail(): never {
  throw new Error('a reader answered fewer or more than it was asked');
}

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): (Row | Error)[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? new Error(`no row ${id}`));
}
