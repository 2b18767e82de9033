import { AGREEMENT_STATUSES } from '@assent/domain';
import { dialect } from '@assent/server/src/database/columns';
import { openMigrationSource } from '@assent/server/src/database/migrate';
import { wordsOf } from '@assent/server/src/database/search-key';
import { CUSTOMER_ORDERS } from '@assent/server/src/graphql/enums';
import { placesOfRows } from '@assent/server/src/migrations/0010-reads';
import { PartnerCustomerKeyEntity } from '@assent/server/src/relationships/partner-customer-key.entity';
import { PartnerCustomerPlaceEntity } from '@assent/server/src/relationships/partner-customer-place.entity';
import { PartnerCustomerEntity } from '@assent/server/src/relationships/partner-customer.entity';
import { refreshStanding } from '@assent/server/src/standing/standing.service';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows';
import { ask, at, nodesAt, textAt } from '../../support/world/asking';
import { addCrowd, type Crowd } from '../../support/world/crowd';
import { CUSTOMERS } from '../../support/world/documents';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
// So many that some filters are walked and some gathered, of one and of several values.
const SIZE = 12_000;
let crowd: Crowd;
let rows: PartnerCustomerEntity[];
beforeAll(async () => {
  crowd = await addCrowd(world, SIZE);
  rows = await world.database.read((manager) => manager.findBy(PartnerCustomerEntity, { partnerId: crowd.provider.id }));
}, 300_000);

const some = <Value>(values: readonly Value[], most: number): fc.Arbitrary<Value[] | null> => fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }), { nil: null });

const filter = fc.record({
  search: fc.option(fc.constantFrom('k', 'kit', 'kitano', 'kitano cloud', 'CLOUD', 'n1', 'n12', 'n119', 'n119 clo', '北', '商事', '北野商事', 'ug', 'nobody', 'cloud nobody'), { nil: null }),
  agreementStatus: some(AGREEMENT_STATUSES, 6),
  country: some(['DE', 'FR', 'NL', 'AT', 'LI', 'JP'], 3),
  relationship: some(['ACTIVE', 'ENDED', 'REQUESTED'], 2),
  reseller: fc.option(fc.nat(3), { nil: null }),
});
type Drawn = typeof filter extends fc.Arbitrary<infer Given> ? Given : never;
type Filter = { readonly [Name in Exclude<keyof Drawn, 'search'>]: Drawn[Name] | null } & { readonly search: string | null };
const ANY: Filter = { search: null, agreementStatus: null, country: null, relationship: null, reseller: null };

/** The same by reading every row: what no index has a part in. */
function expected({ search, agreementStatus, country, relationship, reseller }: Filter, orderBy: string): string[] {
  const words = wordsOf(search ?? '');
  const isSo = (row: PartnerCustomerEntity): boolean => {
    const known = row.searchKey.split(' ');
    const hasWord = (word: string): boolean => known.some((one) => (/^\p{scx=Han}/u.test(word) ? one.includes(word) : one.startsWith(word)));
    const isThrough = reseller === null || known.includes(`@${crowd.resellers[reseller]?.id ?? ''}`);
    const hasValue = (value: string | null, values: readonly string[] | null): boolean => values === null || (value !== null && values.includes(value));
    return words.every(hasWord) && isThrough && hasValue(row.agreementStatus, agreementStatus) && hasValue(row.country, country) && hasValue(row.relationshipState, relationship);
  };
  const keyOf = (row: PartnerCustomerEntity): Buffer => Buffer.from(`${orderBy.startsWith('NAME') ? row.nameKey : row.acceptedKey}\0${row.customerId}`);
  const ids = rows.filter(isSo).map((row) => ({ id: row.customerId, key: keyOf(row) })).sort((a, b) => Buffer.compare(a.key, b.key)).map(({ id }) => id);
  return orderBy.endsWith('ASC') ? ids : ids.reverse();
}

const idsIn = (list: unknown): string[] => nodesAt({ list }, 'list').map((node) => textAt(node, 'id'));

/** As far as a page is short where reading was bounded, the list goes on behind it: so many pages are followed. */
const PAGES = 5;

it('every filter with every other, with every search, in every order, finds what reading every row finds, page after page', async () => {
  await fc.assert(
    fc.asyncProperty(filter, fc.constantFrom(...CUSTOMER_ORDERS), fc.integer({ min: 1, max: 40 }), async ({ reseller, ...given }, orderBy, first) => {
      const variables = { ...given, resellerId: reseller === null ? null : crowd.resellers[reseller]?.id, orderBy, first };
      const wanted = expected({ ...given, reseller }, orderBy);
      let [seen, after]: [string[], string | null] = [[], null];
      for (let page = 0; page < PAGES; page += 1) {
        const list: unknown = await ask(world, crowd.provider.admin, CUSTOMERS, { ...variables, after });
        expectCount(list, { search: given.search, count: wanted.length });
        const [ids, goesOn] = [idsIn(list), at(list, 'pageInfo.hasNextPage') === true];
        seen = [...seen, ...ids];
        expect(seen).toEqual(wanted.slice(0, seen.length));
        expect(ids.length).toBeLessThanOrEqual(first);
        // Without a search no page is short.
        if (given.search === null) expect(ids).toHaveLength(goesOn ? first : wanted.length - first * page);
        if (!goesOn) expect(seen).toHaveLength(wanted.length);
        if (!goesOn) break;
        after = textAt(list, 'pageInfo.endCursor');
      }
    }),
    { numRuns: 150 },
  );
});

function expectCount(list: unknown, { search, count }: { search: string | null; count: number }): void {
  const [told, isExact] = [Number(at(list, 'totalCount')), at(list, 'isTotalExact') === true];
  if (isExact || search === null) expect(told).toBe(count);
  else expect(told).toBeLessThanOrEqual(count);
  expect(isExact || search !== null).toBe(true);
}

it.each([
  [{ search: 'k', agreementStatus: ['LAPSED' as const] }, 'LAST_ACCEPTED_ASC'],
  [{ search: 'kitano', country: ['LI'] }, 'NAME_ASC'],
  [{ search: 'cloud n1' }, 'NAME_DESC'],
])('whoever goes on with %j by %s to the end has met everybody', async (given, orderBy) => {
  const wanted = expected({ ...ANY, ...given }, orderBy);
  let [seen, after]: [string[], string | null] = [[], null];
  do {
    const list: unknown = await ask(world, crowd.provider.admin, CUSTOMERS, { ...given, orderBy, after, first: 100 });
    seen = [...seen, ...idsIn(list)];
    after = at(list, 'pageInfo.hasNextPage') === true ? textAt(list, 'pageInfo.endCursor') : null;
  } while (after !== null);
  expect(seen).toEqual(wanted);
});

it.each(AGREEMENT_STATUSES)('the last page of %s is as good as the first', async (status) => {
  const wanted = expected({ ...ANY, agreementStatus: [status] }, 'NAME_ASC');
  const last = rows.find(({ customerId }) => customerId === wanted.at(-3));
  const after = Buffer.from(JSON.stringify(['customers NAME_ASC', last?.nameKey, last?.customerId])).toString('base64url');
  const list = await ask(world, crowd.provider.admin, CUSTOMERS, { agreementStatus: [status], after });
  expect(idsIn(list)).toEqual(wanted.slice(-2));
  expect(at(list, 'pageInfo.hasNextPage')).toBe(false);
});

it('what the crowd was written with is what the projection writes', async () => {
  for (const number of [0, 7, 39, 100, 11_999]) {
    const customerId = `0000c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
    const where = { partnerId: crowd.provider.id, customerId };
    const kept = () =>
      world.database.read(async (manager) => {
        const { displayName, nameKey, searchKey, relationshipId, standing, relationshipState, country, acceptedKey } = await manager.findOneByOrFail(PartnerCustomerEntity, where);
        const keys = (await manager.findBy(PartnerCustomerKeyEntity, where)).map(({ key }) => key).sort();
        const places = (await manager.findBy(PartnerCustomerPlaceEntity, where)).map(({ list, sortKey }) => `${list}: ${sortKey}`).sort();
        return { displayName, nameKey, words: new Set(searchKey.split(' ')), relationshipId, standing, relationshipState, country, acceptedKey, keys, places };
      });
    const written = await kept();
    await world.database.transact(async (manager) => {
      await manager.delete(PartnerCustomerKeyEntity, where);
      await manager.delete(PartnerCustomerPlaceEntity, where);
      await manager.delete(PartnerCustomerEntity, where);
      await refreshStanding(manager, { kind: 'CUSTOMER', customerId, now: world.now });
    });
    expect(await kept()).toEqual(written);
  }
});

it('an older database gets, with the upgrade, the places that the projection writes', async () => {
  const source = await openMigrationSource(dialect, world.database.options);
  const runner = source.createQueryRunner();
  const count = async (statement: string): Promise<number> => Number(rowsOf(await runner.query(`SELECT COUNT(*) AS count FROM (${statement}) one`))[0]?.['count']);
  try {
    await runner.query('BEGIN');
    await runner.query('CREATE TEMPORARY TABLE projected AS SELECT * FROM partner_customer_place');
    await runner.query('DELETE FROM partner_customer_place');
    for (const statement of placesOfRows()) await runner.query(statement);
    expect(await count('SELECT * FROM projected')).toBeGreaterThan(10 * SIZE);
    expect(await count('SELECT * FROM projected EXCEPT SELECT * FROM partner_customer_place')).toBe(0);
    expect(await count('SELECT * FROM partner_customer_place EXCEPT SELECT * FROM projected')).toBe(0);
  } finally {
    await runner.query('ROLLBACK');
    await runner.release();
    await source.destroy();
  }
});
