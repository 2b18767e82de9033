import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { dialect } from '@assent/server/src/database/columns';
import type { Database } from '@assent/server/src/database/database';
import type { DataSource, Logger } from 'typeorm';
import { rowsOf } from './rows';

/** What the server asked its database. */
export interface Recorded {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** The statements that requests read with while something is done; not the one that looks the session up, nor what the server does by itself meanwhile. */
export async function statementsOf({ database }: { readonly database: Database }, work: () => Promise<unknown>): Promise<Recorded[]> {
  const heard: Recorded[] = [];
  const sources = await readersOf(database);
  const before = sources.map((source) => source.logger);
  // A mark of its own: what an earlier one was left on, a timer that a request started, is not counted.
  const mark = {};
  const markRequest = (): void => inRequest.enterWith(mark);
  for (const source of sources) source.logger = new Listener(heard, mark);
  subscribe('http.server.request.start', markRequest);
  try {
    await work();
  } finally {
    unsubscribe('http.server.request.start', markRequest);
    for (const [index, source] of sources.entries()) source.logger = before[index] ?? source.logger;
  }
  return heard.filter(({ text }) => !text.includes('FROM "session" "session"'));
}

/** What a job or a sweep reads with, run by itself. */
export async function statementsBy({ database }: { readonly database: Database }, work: () => Promise<unknown>): Promise<Recorded[]> {
  const heard: Recorded[] = [];
  const mark = {};
  const sources = await readersOf(database);
  const before = sources.map((source) => source.logger);
  for (const source of sources) source.logger = new Listener(heard, mark);
  try {
    await inRequest.run(mark, work);
  } finally {
    for (const [index, source] of sources.entries()) source.logger = before[index] ?? source.logger;
  }
  return heard;
}

/** Holds in everything that a request leads to, and in nothing that a timer does. */
const inRequest = new AsyncLocalStorage<object>();

/** Readers take turns, so asking as often as there are some meets each. */
async function readersOf(database: Database): Promise<DataSource[]> {
  const met = new Set<DataSource>();
  for (let turn = 0; turn < database.options.readers; turn += 1) met.add(await database.read((manager) => Promise.resolve(manager.connection)));
  return [...met];
}

class Listener implements Logger {
  constructor(
    private readonly heard: Recorded[],
    private readonly mark: object,
  ) {}

  logQuery(text: string, parameters: unknown[] = []): void {
    if (inRequest.getStore() === this.mark) this.heard.push({ text, parameters });
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}

/** How the database goes about a statement. */
export interface Plan {
  /** Indexes and primary keys that are searched, by name; on SQLite those that it makes itself are called by their table. */
  readonly indexes: readonly string[];
  /** Tables that are read whole. */
  readonly scans: readonly string[];
  readonly isSorted: boolean;
  /** Rows that were read of each table and index; SQLite does not tell. */
  readonly read: Readonly<Record<string, number>>;
  /** As the database words it, for whoever reads a failure. */
  readonly told: string;
}

export function planOf(database: Database, statement: Recorded): Promise<Plan> {
  return dialect === 'postgres' ? postgresPlan(database, statement) : sqlitePlan(database, statement);
}

async function sqlitePlan(database: Database, { text, parameters }: Recorded): Promise<Plan> {
  const answer: unknown = await database.read((manager) => manager.query(`EXPLAIN QUERY PLAN ${text}`, [...parameters]));
  const steps = rowsOf(answer).map(({ detail }) => String(detail));
  // What the statement makes itself is read whole; a table is not.
  const made = new Set(steps.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(step)?.slice(1) ?? []));
  return {
    indexes: steps.flatMap((step) => indexIn(step) ?? []),
    scans: steps.flatMap((step) => /^SCAN (?!CONSTANT ROW)(\S+)/.exec(step)?.slice(1) ?? []).filter((name) => !made.has(name)),
    isSorted: steps.some((step) => step.includes('TEMP B-TREE')),
    read: {},
    told: steps.join('\n'),
  };
}

/** By the names that PostgreSQL has for them. Two tables are nothing but their primary key. */
function indexIn(step: string): string | undefined {
  if (step.includes('USING PRIMARY KEY')) return step.includes('list=?') ? 'pk_partner_customer_place' : 'pk_partner_customer_key';
  return /USING (?:COVERING )?INDEX (\S+)/.exec(step)?.[1]?.replace(/^sqlite_autoindex_(\w+)_1$/, 'pk_$1');
}

async function postgresPlan(database: Database, { text, parameters }: Recorded): Promise<Plan> {
  const answer: unknown = await database.read((manager) => manager.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, [...parameters]));
  const nodes = nodesIn(rowsOf(answer)[0]?.['QUERY PLAN']);
  const scans = nodes.filter((node) => node.type.endsWith('Scan'));
  return {
    indexes: scans.flatMap(({ index }) => index ?? []),
    scans: scans.filter(({ type }) => type === 'Seq Scan').map(({ relation }) => relation),
    isSorted: nodes.some(({ type }) => type.includes('Sort')),
    read: readOf(scans),
    told: nodes.map(({ type, index, relation, rows }) => `${type} ${index ?? relation}: ${rows}`).join('\n'),
  };
}

/** An index may be read in several places. */
function readOf(scans: readonly PlanNode[]): Record<string, number> {
  const read: Record<string, number> = {};
  for (const { index, rows } of scans) if (index !== null) read[index] = (read[index] ?? 0) + rows;
  return read;
}

interface PlanNode {
  readonly type: string;
  readonly relation: string;
  readonly index: string | null;
  /** Also those that a filter then removed. */
  readonly rows: number;
}

function nodesIn(plan: unknown): PlanNode[] {
  if (Array.isArray(plan)) return plan.flatMap(nodesIn);
  if (typeof plan !== 'object' || plan === null) return [];
  const facts = new Map<string, unknown>(Object.entries(plan));
  const read = (name: string): unknown => facts.get(name);
  const below = nodesIn(read('Plan') ?? read('Plans'));
  const type = read('Node Type');
  if (typeof type !== 'string') return below;
  const perLoop = Number(read('Actual Rows')) + Number(read('Rows Removed by Filter') ?? 0) + Number(read('Rows Removed by Index Recheck') ?? 0);
  const [index, relation] = [read('Index Name'), read('Relation Name')];
  return [{ type, relation: typeof relation === 'string' ? relation : '', index: typeof index === 'string' ? index : null, rows: Math.ceil(perLoop * Number(read('Actual Loops'))) }, ...below];
}
