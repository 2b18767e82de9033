import { dialect } from '../database/columns';
import { Parameters, type Statement } from '../database/statement';
import { COMPANY_EVENT_KINDS, EVENT_KINDS, type EventKind } from '../events/event-kinds';
import { companyOf, readsOnlyCustomers } from '../graphql/policy';
import type { Trail, TrailFilter, TrailPage } from './trail';

/** What all events of a range have in common. Whatever goes together here begins an index that ends in instant and id (ADR 0192). */
export interface Range {
  readonly partnerId?: string;
  readonly customerId?: string;
  readonly actorId?: string;
  readonly kind?: EventKind;
  /** Without a customer that is asked for: whether the events are about one at all. */
  readonly isAboutCustomer?: boolean;
}

/** The ranges that have what the viewer asks for, each event in one of them; none where nothing can be found. */
export function rangesOf(trail: Trail, { customerId, actorId, kind }: TrailFilter): Range[] {
  const company = companyOf(trail.viewer);
  const person = actorId ? { actorId } : {};
  if (company.partnerId === null) return ofEachKind(COMPANY_EVENT_KINDS, kind).map((one) => ({ customerId: company.customerId, ...person, ...one }));
  const partner = { partnerId: company.partnerId, ...person };
  if (customerId) return ofEachKind(EVENT_KINDS, kind).map((one) => ({ ...partner, customerId, ...one }));
  // Only by the partner alone are events of all kinds one range.
  const kinds = kind?.length || actorId ? ofEachKind(EVENT_KINDS, kind) : [{}];
  const abouts = readsOnlyCustomers(trail) ? [true] : [true, false];
  return abouts.flatMap((isAboutCustomer) => kinds.map((one) => ({ ...partner, isAboutCustomer, ...one })));
}

const ofEachKind = (all: readonly EventKind[], asked: TrailFilter['kind']): { kind: EventKind }[] => all.filter((one) => !asked?.length || asked.includes(one)).map((kind) => ({ kind }));

const COLUMNS = [
  ['partnerId', 'partner_id'],
  ['customerId', 'customer_id'],
  ['actorId', 'actor_id'],
  ['kind', 'kind'],
] as const;

interface TrailWish {
  readonly filter: TrailFilter;
  readonly page: TrailPage;
}

/** What is read of `event`, as SQL. The joins may use the first parameter, the viewer's company. */
interface Shape {
  readonly columns: string;
  readonly joins: string;
}

/**
 * One page, latest first. Both databases merge the ranges while they read them, so that of all together hardly more than the page is read. CROSS JOIN is
 * what keeps SQLite from turning a join around.
 */
export function pageStatement(companyId: string, ranges: readonly Range[], { filter, page }: TrailWish, { columns, joins }: Shape): Statement {
  const parameters = new Parameters();
  parameters.add(companyId);
  const within = timesOf(filter, page, parameters);
  const places = new Map([...new Set(ranges.flatMap((range) => COLUMNS.flatMap(([name]) => range[name] ?? [])))].map((value) => [value, parameters.add(value)]));
  const parts = ranges.map((range) => {
    const where = COLUMNS.flatMap(([name, column]) => (range[name] === undefined ? [] : [`${column} = ${places.get(range[name]) ?? ''}`]));
    if (range.isAboutCustomer !== undefined) where.push(`customer_id IS ${range.isAboutCustomer ? 'NOT ' : ''}NULL`);
    return `SELECT id, occurred_at FROM event WHERE ${[...where, ...within].join(' AND ')}`;
  });
  const order = `ORDER BY occurred_at DESC, id DESC LIMIT ${page.first}`;
  // SQLite merges ranges that it sees to be ordered by their index, PostgreSQL those that are asked for in order.
  const merged = parts.map((part) => (dialect === 'postgres' ? `(${part} ${order})` : part)).join(' UNION ALL ');
  const found = `SELECT * FROM (${merged}) part ${order}`;
  const text = `SELECT ${columns} FROM (${found}) found CROSS JOIN event ${joins} WHERE event.id = found.id ORDER BY found.occurred_at DESC, found.id DESC`;
  return { text, parameters: parameters.values };
}

function timesOf({ from, to }: TrailFilter, { after }: TrailPage, parameters: Parameters): string[] {
  const within = [];
  if (from) within.push(`occurred_at >= ${parameters.add(from.toISOString())}`);
  if (to) within.push(`occurred_at < ${parameters.add(to.toISOString())}`);
  if (after !== null) within.push(`(occurred_at, id) < (${parameters.list(after)})`);
  return within;
}
