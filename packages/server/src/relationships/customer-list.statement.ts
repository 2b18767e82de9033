import type { CustomerOrder } from '../graphql/enums';
import { patternOf, sharedKey, type Condition } from './customer-list.conditions';
import { isByName, MOST_GATHERED, MOST_VALUES, type Way } from './customer-list.way';

/** Text for both databases, with numbered parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

export interface ListPage {
  readonly partnerId: string;
  readonly conditions: readonly Condition[];
  readonly way: Way;
  readonly orderBy: CustomerOrder;
  /** Key and id of the row before the page. */
  readonly after: readonly (string | null)[] | null;
  readonly limit: number;
}

type KeyCondition = Exclude<Condition, { kind: 'VALUE' }>;

/** Comes after every text that begins with what stands before it. */
const LAST = '\u{10FFFF}';

class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  list(values: readonly unknown[]): string {
    return values.map((value) => this.add(value)).join(', ');
  }
}

/** One page. `columns` and `joins` are of `pc`, the row of the list. CROSS JOIN is what keeps SQLite from turning a join around. */
export function pageStatement(page: ListPage, columns: string, joins: string): Statement {
  const parameters = new Parameters();
  const partner = parameters.add(page.partnerId);
  const sources = sourcesOf(page, parameters, partner);
  const [only, ...more] = sources;
  if (only !== undefined && more.length === 0) {
    const { from, where, order } = only;
    return { text: `SELECT ${columns} FROM ${from} ${joins} WHERE ${where.join(' AND ')} ${ordered(page, order)}`, parameters: parameters.values };
  }
  const parts = sources.map(({ from, where, order }) => `SELECT * FROM (SELECT pc.customer_id FROM ${from} WHERE ${where.join(' AND ')} ${ordered(page, order)}) part`);
  const text = `SELECT ${columns} FROM (${parts.join(' UNION ALL ')}) page CROSS JOIN partner_customer pc ${joins} WHERE pc.partner_id = ${partner} AND pc.customer_id = page.customer_id ${ordered(page, 'pc')}`;
  return { text, parameters: parameters.values };
}

interface Source {
  readonly from: string;
  readonly where: readonly string[];
  /** The table whose index has the order. */
  readonly order: 'pc' | 'k';
}

function sourcesOf(page: ListPage, parameters: Parameters, partner: string): Source[] {
  const { way, conditions } = page;
  const rest = (done?: Condition): string[] => conditions.filter((condition) => condition !== done).map((condition) => test(condition, parameters));
  const own = `pc.partner_id = ${partner}`;
  if (way.kind === 'GATHER') {
    const from = `(SELECT DISTINCT customer_id FROM (${found(way.from, parameters, { partner })}) one) few CROSS JOIN partner_customer pc`;
    return [{ from, where: [own, 'pc.customer_id = few.customer_id', ...rest(way.from), ...beyond(page, 'pc', parameters)], order: 'pc' }];
  }
  const { along } = way;
  if (along === null) return [{ from: 'partner_customer pc', where: [own, ...rest(), ...beyond(page, 'pc', parameters)], order: 'pc' }];
  if (along.kind !== 'VALUE') {
    const keys = [`k.partner_id = ${partner}`, `k.key = ${parameters.add(sharedKey(along))}`, ...beyond(page, 'k', parameters)];
    const where = [...keys, own, 'pc.customer_id = k.customer_id', ...rest(along.kind === 'KEY' ? along : undefined)];
    return [{ from: 'partner_customer_key k CROSS JOIN partner_customer pc', where, order: 'k' }];
  }
  return along.values.map((value) => {
    const where = [own, `pc.${along.column} = ${parameters.add(value)}`, ...rest(along), ...beyond(page, 'pc', parameters)];
    return { from: 'partner_customer pc', where, order: 'pc' };
  });
}

const columnOf = ({ orderBy }: Pick<ListPage, 'orderBy'>): string => (isByName(orderBy) ? 'name_key' : 'accepted_key');

function beyond(page: ListPage, table: Source['order'], parameters: Parameters): string[] {
  if (page.after === null) return [];
  const sign = page.orderBy.endsWith('ASC') ? '>' : '<';
  return [`(${table}.${columnOf(page)}, ${table}.customer_id) ${sign} (${parameters.list(page.after)})`];
}

function ordered(page: ListPage, table: Source['order']): string {
  const direction = page.orderBy.endsWith('ASC') ? 'ASC' : 'DESC';
  return `ORDER BY ${table}.${columnOf(page)} ${direction}, ${table}.customer_id ${direction} LIMIT ${page.limit}`;
}

/** Whether the row `pc` is so. */
function test(condition: Condition, parameters: Parameters): string {
  if (condition.kind === 'VALUE') return `pc.${condition.column} IN (${parameters.list(condition.values)})`;
  // More than two thousand have the word, which PostgreSQL cannot know of a pattern: it takes a comparison to hold for a third of them.
  return `CASE WHEN pc.search_key LIKE ${parameters.add(patternOf(condition))} THEN 1 ELSE 0 END > 0`;
}

/** The ids of those that are so, by an index; of a word that is found several times more than once. `limit` is for each value. */
function found(condition: Condition, parameters: Parameters, { partner, limit = '' }: { partner: string; limit?: string }): string {
  // In the order of an index, or PostgreSQL would rather look for many in the table.
  if (condition.kind !== 'VALUE') {
    return `SELECT g.customer_id FROM partner_customer_key g WHERE g.partner_id = ${partner} AND ${inKeys(condition, parameters)} ORDER BY g.key, g.name_key, g.customer_id ${limit}`;
  }
  const from = `SELECT g.customer_id FROM partner_customer g WHERE g.partner_id = ${partner} AND g.${condition.column}`;
  if (condition.values.length > MOST_VALUES) return `${from} IN (${parameters.list(condition.values)}) ${limit}`;
  return condition.values.map((value) => `SELECT * FROM (${from} = ${parameters.add(value)} ORDER BY g.name_key, g.customer_id ${limit}) part`).join(' UNION ALL ');
}

function inKeys(condition: KeyCondition, parameters: Parameters): string {
  if (condition.kind === 'KEY') return `g.key = ${parameters.add(condition.key)}`;
  return `g.key >= ${parameters.add(condition.word)} AND g.key < ${parameters.add(condition.word + LAST)}`;
}

/** How many rows each condition has, counted no further than one past what may be gathered. */
export function countStatement(partnerId: string, conditions: readonly Condition[]): Statement {
  const parameters = new Parameters();
  const partner = parameters.add(partnerId);
  const limit = `LIMIT ${MOST_GATHERED + 1}`;
  const counts = conditions.map((condition, index) => `(SELECT COUNT(*) FROM (${found(condition, parameters, { partner, limit })}) few) AS "${index}"`);
  return { text: `SELECT ${counts.join(', ')}`, parameters: parameters.values };
}

/** How many rows fulfil all of them. */
export function totalStatement(partnerId: string, conditions: readonly Condition[]): Statement {
  const parameters = new Parameters();
  const partner = parameters.add(partnerId);
  const isSo = (condition: Condition): string =>
    condition.kind === 'VALUE' ? test(condition, parameters) : `pc.customer_id IN (${found(condition, parameters, { partner })})`;
  const where = [`pc.partner_id = ${partner}`, ...conditions.map(isSo)];
  return { text: `SELECT COUNT(*) AS "count" FROM partner_customer pc WHERE ${where.join(' AND ')}`, parameters: parameters.values };
}
