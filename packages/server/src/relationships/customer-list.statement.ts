import { Parameters, type Statement } from '../database/statement';
import type { CustomerOrder } from '../graphql/enums';
import { isByName } from './customer-lists';
import { hasWord, isKeyOf, LAST, passes } from './customer-list.sql';
import { isExact, walksFor, type Range, type Walk } from './customer-list.walk';
import type { CustomerWish, Filter, Word } from './customer-list.wish';

/** How many rows are gathered by a word and sorted at most, and how many are passed in the order of the list, for one page. */
export const MOST_READ = 2_000;

/** How many rows are passed to count those that match. */
export const MOST_COUNTED = 10_000;

export interface ListWish {
  readonly partnerId: string;
  readonly wish: CustomerWish;
  readonly orderBy: CustomerOrder;
}

export interface ListPage extends ListWish {
  /** Key and id of the row before the page. */
  readonly after: readonly (string | null)[] | null;
  readonly limit: number;
}

/**
 * One page (ADR 0173). `columns` and `joins` are of `pc`, the row of the list. Where not all was read that might be on the page, there is a last
 * row with `isMark`: the customer up to whom it was, after whom the list goes on. CROSS JOIN is what keeps SQLite from turning a join around.
 */
export function pageStatement(page: ListPage, columns: string, joins: string): Statement {
  const query = new ListQuery(page, { after: page.after, most: MOST_READ });
  const [inside, outside] = [query.ordered('sort_key', 'customer_id', 'is_mark'), query.ordered('f.sort_key', 'f.customer_id', 'f.is_mark')];
  const found = `SELECT * FROM (${query.found(`LIMIT ${page.limit}`)}) one ${inside} LIMIT ${page.limit}`;
  const where = `pc.partner_id = ${query.partner} AND pc.customer_id = f.customer_id`;
  return query.statement(`SELECT ${columns}, f.is_mark AS "isMark" FROM (${found}) f CROSS JOIN partner_customer pc ${joins} WHERE ${where} ${outside}`);
}

/** How many match, and, in `unread`, whether there may be more. */
export function totalStatement(list: Omit<ListWish, 'orderBy'>): Statement {
  const query = new ListQuery({ ...list, orderBy: 'NAME_ASC' }, { after: null, most: MOST_COUNTED });
  const { words, filters } = list.wish;
  // Everybody is a small part of all places, for which PostgreSQL would read the whole of that table.
  if (words.length === 0 && filters.length === 0) return query.statement(`SELECT COUNT(*) AS "rows", 0 AS "unread" FROM partner_customer pc WHERE pc.partner_id = ${query.partner}`);
  return query.statement(`SELECT COUNT(*) AS "rows", SUM(is_mark) AS "unread" FROM (${query.found()}) one`);
}

interface Reading {
  readonly after: ListPage['after'];
  /** How many rows of a walk are read. */
  readonly most: number;
}

class ListQuery {
  readonly #parameters = new Parameters();
  readonly partner: string;
  readonly #walks: readonly [Walk, ...Walk[]];
  readonly #list: ListWish;
  readonly #reading: Reading;
  readonly #tables: string[] = [];

  constructor(list: ListWish, reading: Reading) {
    this.#list = list;
    this.#reading = reading;
    this.#walks = walksFor(list.wish, list.orderBy);
    this.partner = this.#parameters.add(list.partnerId);
  }

  statement(text: string): Statement {
    const before = this.#tables.length > 0 ? `WITH ${this.#tables.join(',\n')}\n` : '';
    return { text: before + text, parameters: this.#parameters.values };
  }

  /** In the order of the page. */
  ordered(...columns: string[]): string {
    const direction = this.#isAscending ? 'ASC' : 'DESC';
    return `ORDER BY ${columns.map((column) => (column.endsWith('is_mark') ? column : `${column} ${direction}`)).join(', ')}`;
  }

  /** Who matches, as `sort_key, customer_id, is_mark`, of each part no more than the limit. */
  found(limit = ''): string {
    const [only, ...others] = this.#walks;
    if (others.length === 0 && isExact(only)) return only.ranges.map((range) => this.#rows(only, range, { limit })).join(' UNION ALL ');
    const isGathered = this.#gather();
    this.#measure(isGathered);
    const walked = this.#walks.flatMap((walk, at) => walk.ranges.map((range) => this.#rows(walk, range, { limit, upTo: `reach${at}` })));
    const marks = this.#walks.map((_, at) => `SELECT end${at}.sort_key, end${at}.customer_id, 1 AS is_mark FROM end${at} CROSS JOIN way WHERE way.walk = ${at}`);
    return [...this.#gathered(limit), ...walked, ...marks].join(' UNION ALL ');
  }

  get #isAscending(): boolean {
    return this.#list.orderBy.endsWith('ASC');
  }

  /** What begins every range: where it is, and behind the page before. */
  #range({ table, of }: Range): { key: string; where: string[] } {
    const [key, name] = table === 'partner_customer_key' ? ['k.name_key', 'k.key'] : ['k.sort_key', 'k.list'];
    return { key, where: [`k.partner_id = ${this.partner}`, `${name} = ${this.#parameters.add(of)}`, ...this.#beyond(key, 'k')] };
  }

  #beyond(key: string, table: string): string[] {
    const { after } = this.#reading;
    return after === null ? [] : [`(${key}, ${table}.customer_id) ${this.#isAscending ? '>' : '<'} (${this.#parameters.list(after)})`];
  }

  #rows(walk: Walk, range: Range, { limit, upTo }: { limit: string; upTo?: string }): string {
    const { key, where } = this.#range(range);
    if (upTo !== undefined) where.push(`(${key}, k.customer_id) ${this.#isAscending ? '<=' : '>='} ((SELECT sort_key FROM ${upTo}), (SELECT customer_id FROM ${upTo}))`);
    const tests = this.#tests(walk);
    // Asked of each row by itself: PostgreSQL would rather read the whole table for a join.
    if (tests.length > 0) where.push(`(SELECT CASE WHEN ${tests.join(' AND ')} THEN 1 ELSE 0 END FROM partner_customer pc WHERE pc.partner_id = ${this.partner} AND pc.customer_id = k.customer_id) = 1`);
    const order = limit === '' ? '' : this.ordered(key, 'k.customer_id');
    const text = `SELECT ${key} AS sort_key, k.customer_id, 0 AS is_mark FROM ${range.table} k WHERE ${where.join(' AND ')} ${order} ${limit}`;
    return `SELECT * FROM (${text}) part`;
  }

  #tests({ words, filters }: { words: readonly Word[]; filters: readonly Filter[] }): string[] {
    return [...words.map((word) => hasWord(word, this.#parameters)), ...filters.map((filter) => passes(filter, this.#parameters))];
  }

  /** Looks which word is the first that few have, each counted no further than that many; whether there is one, as a condition. */
  #gather(): string {
    const { words } = this.#list.wish;
    const counts = words.map((_, at) => `(SELECT COUNT(*) FROM had${at})`);
    for (const [at, word] of words.entries()) {
      const limit = at === 0 ? String(MOST_READ + 1) : `(SELECT CASE WHEN COUNT(*) > ${MOST_READ} THEN ${MOST_READ + 1} ELSE 0 END FROM had${at - 1})`;
      // In the order of an index, or PostgreSQL would rather look for many in the table.
      const ids = `SELECT k.customer_id FROM partner_customer_key k WHERE k.partner_id = ${this.partner} AND ${isKeyOf(word, this.#parameters)} ORDER BY k.key, k.name_key, k.customer_id`;
      this.#tables.push(`had${at} AS MATERIALIZED (${ids} LIMIT ${limit})`);
    }
    // By a limit, and not by a condition: PostgreSQL would take two thousand to be found, and read the table for them.
    const few = counts.map((count, at) => `SELECT * FROM (SELECT customer_id FROM had${at} LIMIT (SELECT CASE WHEN ${count} <= ${MOST_READ} THEN ${MOST_READ} ELSE 0 END)) part`);
    // A word may be found several times in a row.
    if (few.length > 0) this.#tables.push(`few AS MATERIALIZED (SELECT DISTINCT customer_id FROM (${few.join(' UNION ALL ')}) one)`);
    return counts.length > 0 ? counts.map((count) => `${count} <= ${MOST_READ}`).join(' OR ') : '1 = 0';
  }

  #gathered(limit: string): string[] {
    const { wish, orderBy } = this.#list;
    if (wish.words.length === 0) return [];
    const key = isByName(orderBy) ? 'pc.name_key' : 'pc.accepted_key';
    const where = [`pc.partner_id = ${this.partner}`, 'pc.customer_id = few.customer_id', ...this.#tests(wish), ...this.#beyond(key, 'pc')];
    const order = limit === '' ? '' : this.ordered(key, 'pc.customer_id');
    return [`SELECT * FROM (SELECT ${key} AS sort_key, pc.customer_id, 0 AS is_mark FROM few CROSS JOIN partner_customer pc WHERE ${where.join(' AND ')} ${order} ${limit}) part`];
  }

  /** How far each walk comes within its bound, and which is gone: the one that comes the farthest, and none where a word was gathered. */
  #measure(isGathered: string): void {
    const [end, isFarther] = this.#isAscending ? [LAST, '>='] : ['', '<='];
    const atEnd = this.#parameters.add(end);
    const reached = (at: number, column: string): string => `COALESCE((SELECT ${column} FROM end${at}), ${atEnd})`;
    for (const [at, { ranges }] of this.#walks.entries()) {
      const ends = ranges.map((range) => this.#endOf(range, Math.floor(this.#reading.most / ranges.length), isGathered));
      this.#tables.push(`end${at} AS MATERIALIZED (SELECT * FROM (${ends.join(' UNION ALL ')}) one ${this.ordered('sort_key', 'customer_id')} LIMIT 1)`);
    }
    const farthest = this.#walks.length > 1 ? `CASE WHEN ${reached(1, 'sort_key')} ${isFarther} ${reached(0, 'sort_key')} THEN 1 ELSE 0 END` : '0';
    this.#tables.push(`way AS MATERIALIZED (SELECT CASE WHEN ${isGathered} THEN -1 ELSE ${farthest} END AS walk)`);
    for (const at of this.#walks.keys()) this.#tables.push(`reach${at} AS MATERIALIZED (SELECT ${reached(at, 'sort_key')} AS sort_key, ${reached(at, 'customer_id')} AS customer_id FROM way WHERE way.walk = ${at})`);
  }

  #endOf(range: Range, most: number, isGathered: string): string {
    const { key, where } = this.#range(range);
    const limit = `LIMIT (SELECT CASE WHEN ${isGathered} THEN 0 ELSE 1 END) OFFSET ${most - 1}`;
    return `SELECT * FROM (SELECT ${key} AS sort_key, k.customer_id FROM ${range.table} k WHERE ${where.join(' AND ')} ${this.ordered(key, 'k.customer_id')} ${limit}) part`;
  }
}
