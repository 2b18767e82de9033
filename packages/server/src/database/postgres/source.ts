import pg from 'pg';
import { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { DatabaseOptions } from '../store';
import { PlainDataSource } from '../plain-manager';
import { SnakeNamingStrategy } from '../naming-strategy';

export interface SourceRules {
  connections: number;
  isReadOnly: boolean;
  /** Milliseconds after which the server itself gives a statement or an idle transaction up; 0 for never. */
  longest: number;
}

export async function openSource(options: DatabaseOptions, rules: SourceRules): Promise<DataSource> {
  const source = new PlainDataSource({
    type: 'postgres',
    url: options.url,
    driver: pg,
    applicationName: 'assent',
    entities: options.entities,
    namingStrategy: new SnakeNamingStrategy(),
    poolSize: rules.connections,
    connectTimeoutMS: options.waitTimeout,
    poolErrorHandler: (error: unknown) => options.report(error),
    extra: { types: { getTypeParser }, keepAlive: true, ...limits(options, rules) },
  });
  return source.initialize();
}

export function driverOf(source: DataSource): PostgresDriver {
  if (source.driver instanceof PostgresDriver) return source.driver;
  throw new Error('This data source is not one of PostgreSQL');
}

/** The pool, which TypeORM holds as `any`. */
export function poolOf(source: DataSource): pg.Pool {
  const pool: unknown = driverOf(source).master;
  if (pool instanceof pg.Pool) return pool;
  throw new Error('The pool of PostgreSQL is not open');
}

function limits(options: DatabaseOptions, { isReadOnly, longest }: SourceRules): Record<string, unknown> {
  return {
    statement_timeout: longest,
    lock_timeout: longest === 0 ? 0 : options.lockTimeout,
    // The client gives up first and says why.
    idle_in_transaction_session_timeout: longest === 0 ? 0 : longest + 1_000,
    options: ['timezone=UTC', 'datestyle=ISO', `default_transaction_read_only=${isReadOnly ? 'on' : 'off'}`, 'client_connection_check_interval=1000']
      .map((setting) => `-c ${setting}`)
      .join(' '),
  };
}

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

const { builtins } = pg.types;

/** A raw row holds what it would hold on SQLite: text for a day and an instant, a number for every number. */
const parsers = new Map<TypeId, (value: string) => unknown>([
  [builtins.DATE, (value) => value],
  [builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString()],
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
]);

function getTypeParser(type: TypeId, format?: 'text' | 'binary'): unknown {
  return parsers.get(type) ?? pg.types.getTypeParser(type, format);
}
