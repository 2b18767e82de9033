import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startApp, type RunningApp } from '@assent/server/src/app';
import { readConfig } from '@assent/server/src/config';
import { dialect } from '@assent/server/src/database/columns';
import { entities } from '@assent/server/src/database/entities';
import { migrate } from '@assent/server/src/database/migrate';
import { createLogger } from '@assent/server/src/log';
import { writeKeyFile } from '@assent/server/src/log/key-file';
import type { ReceiptPrinter } from '@assent/server/src/receipts/receipt-pdf';
import type { GraphQLSchema } from 'graphql';
import { onTestFinished } from 'vitest';
import { emptyPlace, openAt, type Place } from './database';
import { exchange } from './http';
import { preparedDatabase } from './postgres';

export interface TestAppOptions {
  /** Variables as the README names them. */
  readonly env?: Record<string, string>;
  readonly clock?: () => Date;
  readonly schema?: GraphQLSchema;
  readonly print?: ReceiptPrinter;
  /** Takes what must be done at the end; by default the end of the test. Ends are to be called latest first. */
  readonly atEnd?: (end: () => Promise<void>) => void;
}

export interface TestApp extends RunningApp {
  /** Every line that was logged. */
  readonly lines: string[];
}

const NO_SITE = '/nowhere/at/all';

/** A real server in this process on free ports, with an empty database of its own; gone when the test has finished. */
export async function startTestApp({ env = {}, clock, schema, print, atEnd = onTestFinished }: TestAppOptions = {}): Promise<TestApp> {
  const place = await placeOfApp();
  atEnd(() => place.remove());
  const config = readConfig({
    DATA_DIR: dirname(place.file),
    DATABASE_URL: place.url,
    ...(place.keyFile === undefined ? {} : { LOG_KEY_FILE: place.keyFile }),
    CONSOLE_PORT: '0',
    ACCEPTANCE_PORT: '0',
    LOG_LEVEL: 'debug',
    LOG_FORMAT: 'json',
    // Whether the sites happen to be built must not matter.
    CONSOLE_DIR: NO_SITE,
    ACCEPTANCE_DIR: NO_SITE,
    // A test may send more in a second than all of an office in a minute.
    RATE_PER_SESSION: '1000000',
    RATE_PER_ADDRESS: '1000000',
    ...env,
  });
  const lines: string[] = [];
  const app = await startApp({ config, clock, schema, print, logger: createLogger(config, { write: (line) => lines.push(line) }) });
  atEnd(() => app.stop());
  return { ...app, lines };
}

/** On PostgreSQL a copy of a database that is migrated once: the server finds nothing left to do. */
async function placeOfApp(): Promise<Place & { keyFile?: string }> {
  if (dialect === 'sqlite') return emptyPlace();
  const { url, drop } = await preparedDatabase('migrated', async (empty) => {
    const database = await openAt({ file: '', url: empty, remove: () => Promise.resolve() }, { entities });
    await migrate(database);
    await database.close();
  });
  // With SQLite the server makes its own.
  const folder = await mkdtemp(join(tmpdir(), 'assent-key-'));
  const keyFile = join(folder, 'log.key');
  await writeKeyFile(keyFile, 'test.example/log');
  return { file: '', url, keyFile, remove: () => Promise.all([drop(), rm(folder, { recursive: true, force: true })]).then(() => undefined) };
}

/** What was logged, as objects. */
export const entriesOf = (lines: readonly string[]): Record<string, unknown>[] => lines.map((line) => recordOf(JSON.parse(line)));

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('Not an object');
  return { ...value };
}

export type Headers = Record<string, string>;

export interface Answer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly body: AnswerBody;
  readonly text: string;
}

export interface AnswerBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly Fault[];
}

export interface Fault {
  readonly message: string;
  readonly path?: readonly string[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** One GraphQL request as a page of that site sends it; a header set to '' is left out. */
export async function ask(url: string, query: string, variables: object = {}, headers: Headers = {}): Promise<Answer> {
  const all = { accept: 'application/graphql-response+json, application/json;q=0.9', 'content-type': 'application/json', origin: url, ...headers };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  const received = await exchange(`${url}/graphql`, { method: 'POST', headers: sent, body: JSON.stringify({ query, variables }) });
  const text = received.bytes.toString('utf8');
  const body: AnswerBody = recordOf(JSON.parse(text));
  return {
    status: received.status,
    get headers() {
      return received.headers;
    },
    body,
    text,
  };
}
