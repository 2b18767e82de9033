import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { folder, keys, onOrOff, postgresUrl, proxies, siteOrigin, wholeNumber } from './config-values';
import { logConfigOf, logVariables, type LogConfig } from './log/log-config';
import { mailConfigOf, mailVariables, secretMailVariables, type MailConfig } from './mail/mail-config';
import { streamConfigOf, streamVariables, type StreamConfig } from './http/stream-config';
import { isLoopbackOrigin } from './http/origin';
import { StartFault } from './start-fault';

const MINUTE = 60_000;

/** Every variable that is read from the environment: how it is checked, what it is without being set, what it means. */
const variables = v.object({
  DATA_DIR: v.pipe(v.optional(folder, './data'), v.description('Folder of the embedded database. Made when it is not there.')),
  DATABASE_URL: v.pipe(v.optional(postgresUrl), v.description('postgres://… to keep the data in PostgreSQL 15 or later. Not set: SQLite in DATA_DIR.')),
  HOST: v.pipe(v.optional(v.string(), '127.0.0.1'), v.description('Address that both sites listen on. 0.0.0.0 for every network of the machine.')),
  CONSOLE_PORT: v.pipe(v.optional(wholeNumber(0, 65_535), '4000'), v.description('Port of the partner console. 0 takes any free port.')),
  ACCEPTANCE_PORT: v.pipe(v.optional(wholeNumber(0, 65_535), '4001'), v.description("Port of the customers' site. 0 takes any free port.")),
  CONSOLE_ORIGIN: v.pipe(v.optional(siteOrigin), v.description('Address of the console as browsers see it. Not set: http://localhost:CONSOLE_PORT.')),
  ACCEPTANCE_ORIGIN: v.pipe(
    v.optional(siteOrigin),
    v.description("Address of the customers' site as browsers see it; links in invitations start with it. Not set: http://localhost:ACCEPTANCE_PORT."),
  ),
  CONSOLE_DIR: v.pipe(v.optional(folder), v.description('Folder of the built console. Not set: packages/console/dist.')),
  ACCEPTANCE_DIR: v.pipe(v.optional(folder), v.description("Folder of the built customers' site. Not set: packages/acceptance/dist.")),
  TRUST_PROXY: v.pipe(
    v.optional(proxies, ''),
    v.description('Addresses or networks of your own proxies, such as 10.0.0.0/8, ::1. X-Forwarded-For is read only when one of them sends it. Not set: never.'),
  ),
  LOG_LEVEL: v.pipe(
    v.optional(v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent'), 'info'),
    v.description('The least serious kind of line that is logged: fatal, error, warn, info, debug or silent.'),
  ),
  LOG_FORMAT: v.pipe(
    v.optional(v.picklist(['auto', 'json', 'text'], 'must be auto, json or text'), 'auto'),
    v.description('json: one object a line. text: for reading on a terminal. auto: text on a terminal, otherwise json.'),
  ),
  SESSION_IDLE_MINUTES: v.pipe(v.optional(wholeNumber(1, 1440), '60'), v.description('A session ends when nothing was asked for this long.')),
  SESSION_MAX_MINUTES: v.pipe(v.optional(wholeNumber(1, 43_200), '720'), v.description('A session ends this long after sign-in, whatever was asked.')),
  SIGN_IN_WINDOW_MINUTES: v.pipe(v.optional(wholeNumber(1, 1440), '15'), v.description('Time over which sign-in attempts are counted, and the longest wait after too many.')),
  SIGN_IN_ATTEMPTS_PER_ACCOUNT: v.pipe(v.optional(wholeNumber(1, 1000), '10'), v.description('Attempts that one account has within that time.')),
  SIGN_IN_ATTEMPTS_PER_ADDRESS: v.pipe(v.optional(wholeNumber(1, 100_000), '100'), v.description('Attempts that one network address has within that time.')),
  ...mailVariables,
  ...logVariables,
  LINK_SECRET: v.pipe(
    v.optional(keys),
    v.description('32 random bytes in base64, which sign links to documents that expire. Not set: made at every start, and such links end with it. To change it, put the new one before the old one with a comma between.'),
  ),
  INTROSPECTION: v.pipe(v.optional(onOrOff, 'off'), v.description('on lets GraphQL tools read the schema from a running server; schema.graphql has it anyway.')),
  SANDBOX: v.pipe(
    v.optional(onOrOff, 'off'),
    v.description('on serves GraphiQL at /sandbox of both sites, for trying the API out, and lets it read the schema. Only where both origins are http://localhost.'),
  ),
  RATE_PER_SESSION: v.pipe(v.optional(wholeNumber(1, 1_000_000), '600'), v.description('Requests that one session may send within RATE_WINDOW_SECONDS.')),
  RATE_PER_ADDRESS: v.pipe(v.optional(wholeNumber(1, 1_000_000), '3000'), v.description('Requests that one network address may send within RATE_WINDOW_SECONDS; pages and their files are not counted.')),
  RATE_WINDOW_SECONDS: v.pipe(v.optional(wholeNumber(1, 3600), '60'), v.description('Time over which requests are counted.')),
  ...streamVariables,
  BODY_LIMIT_BYTES: v.pipe(v.optional(wholeNumber(1024, 67_108_864), '1048576'), v.description('The largest request body.')),
  DOCUMENT_TOKENS: v.pipe(v.optional(wholeNumber(100, 100_000), '5000'), v.description('The longest GraphQL document, in words and signs.')),
  DOCUMENT_DEPTH: v.pipe(v.optional(wholeNumber(5, 100), '15'), v.description('The most fields below one another in an operation.')),
  DOCUMENT_COST: v.pipe(v.optional(wholeNumber(100, 1_000_000), '20000'), v.description('The most that an operation may cost: its fields times the rows that it asks for (ADR 0130).')),
  DOCUMENT_ALIASES: v.pipe(v.optional(wholeNumber(0, 1000), '30'), v.description('The most aliases in an operation.')),
  INPUT_LIST_ITEMS: v.pipe(v.optional(wholeNumber(10, 100_000), '500'), v.description('The longest list in the input of an operation.')),
  REQUEST_TIMEOUT_MS: v.pipe(v.optional(wholeNumber(100, 600_000), '30000'), v.description('A request that has not arrived whole after this time is cut off.')),
  TRANSACTION_TIMEOUT_MS: v.pipe(v.optional(wholeNumber(100, 600_000), '10000'), v.description('A database transaction that takes longer is rolled back.')),
  STOP_TIMEOUT_MS: v.pipe(v.optional(wholeNumber(0, 600_000), '10000'), v.description('How long requests in flight may take to finish when the program is told to stop.')),
});

export interface ConfigVariable {
  readonly name: string;
  /** As it would be written; null when it is unset by default. */
  readonly fallback: string | null;
  readonly meaning: string;
}

/** What the README's table of variables is checked against. */
export const configVariables: readonly ConfigVariable[] = Object.entries(variables.entries).map(([name, schema]) => ({
  name,
  fallback: v.getDefault(schema) || null,
  meaning: v.getDescription(schema) ?? '',
}));

export interface SiteConfig {
  readonly port: number;
  /** What browsers send as Origin and what links start with. With port 0 it is known once the site listens. */
  readonly origin: string;
  /** Folder of the built site. */
  readonly folder: string;
}

export interface Config {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly console: SiteConfig;
  readonly acceptance: SiteConfig;
  readonly trustProxy: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly logFormat: 'auto' | 'json' | 'text';
  readonly session: { readonly idleMs: number; readonly maxMs: number };
  readonly signIn: { readonly windowMs: number; readonly attemptsPerAccount: number; readonly attemptsPerAddress: number };
  readonly rate: { readonly windowSeconds: number; readonly perSession: number; readonly perAddress: number };
  readonly streams: StreamConfig;
  readonly log: LogConfig;
  /** What encrypts links, codes and second factors; the first is used, the others only open. None: nothing that needs one is offered. */
  readonly secrets: readonly Buffer[];
  /** Null when mails are not sent. */
  readonly mail: MailConfig | null;
  /** The first signs links that expire; the others are good too. None: one is made at the start. */
  readonly linkSecrets: readonly Buffer[];
  readonly introspection: boolean;
  readonly sandbox: boolean;
  readonly bodyLimitBytes: number;
  readonly document: { readonly tokens: number; readonly depth: number; readonly cost: number; readonly aliases: number; readonly listItems: number };
  readonly requestTimeoutMs: number;
  readonly transactionTimeoutMs: number;
  readonly stopTimeoutMs: number;
}

/** Reads the environment once; a bad value is one line that names the variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const result = v.safeParse(variables, withoutEmpty(environment), { abortPipeEarly: true });
  if (!result.success) throw faultOf(result.issues[0]);
  const config = configOf(result.output);
  const { console, acceptance } = config;
  if (console.port === acceptance.port && console.port !== 0) {
    throw new StartFault(`ACCEPTANCE_PORT must differ from CONSOLE_PORT, but both are ${console.port}`);
  }
  if (console.origin === acceptance.origin && console.port !== 0) {
    throw new StartFault(`ACCEPTANCE_ORIGIN must differ from CONSOLE_ORIGIN, but both are ${console.origin}: browsers keep the two sites apart by it`);
  }
  if (config.sandbox && !(isLoopbackOrigin(console.origin) && isLoopbackOrigin(acceptance.origin))) {
    throw new StartFault('SANDBOX on is for trying things out at http://localhost: it shows the whole schema, and its page allows what the sites do not');
  }
  return config;
}

function configOf(read: v.InferOutput<typeof variables>): Config {
  return {
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL ?? null,
    host: read.HOST,
    console: siteOf(read.CONSOLE_PORT, read.CONSOLE_ORIGIN, read.CONSOLE_DIR ?? builtSite('console')),
    acceptance: siteOf(read.ACCEPTANCE_PORT, read.ACCEPTANCE_ORIGIN, read.ACCEPTANCE_DIR ?? builtSite('acceptance')),
    trustProxy: read.TRUST_PROXY,
    logLevel: read.LOG_LEVEL,
    logFormat: read.LOG_FORMAT,
    session: { idleMs: read.SESSION_IDLE_MINUTES * MINUTE, maxMs: read.SESSION_MAX_MINUTES * MINUTE },
    signIn: {
      windowMs: read.SIGN_IN_WINDOW_MINUTES * MINUTE,
      attemptsPerAccount: read.SIGN_IN_ATTEMPTS_PER_ACCOUNT,
      attemptsPerAddress: read.SIGN_IN_ATTEMPTS_PER_ADDRESS,
    },
    rate: { windowSeconds: read.RATE_WINDOW_SECONDS, perSession: read.RATE_PER_SESSION, perAddress: read.RATE_PER_ADDRESS },
    streams: streamConfigOf(read),
    log: logConfigOf(read),
    secrets: read.MAIL_SECRET ?? [],
    mail: mailConfigOf(read),
    linkSecrets: read.LINK_SECRET ?? [],
    introspection: read.INTROSPECTION || read.SANDBOX,
    sandbox: read.SANDBOX,
    bodyLimitBytes: read.BODY_LIMIT_BYTES,
    document: {
      tokens: read.DOCUMENT_TOKENS,
      depth: read.DOCUMENT_DEPTH,
      cost: read.DOCUMENT_COST,
      aliases: read.DOCUMENT_ALIASES,
      listItems: read.INPUT_LIST_ITEMS,
    },
    requestTimeoutMs: read.REQUEST_TIMEOUT_MS,
    transactionTimeoutMs: read.TRANSACTION_TIMEOUT_MS,
    stopTimeoutMs: read.STOP_TIMEOUT_MS,
  };
}

function siteOf(port: number, origin: string | undefined, folderOfSite: string): SiteConfig {
  return { port, origin: origin ?? `http://localhost:${port}`, folder: folderOfSite };
}

// A variable that is set to nothing, as compose files do, is not set.
function withoutEmpty(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

function faultOf(issue: v.InferIssue<typeof variables>): StartFault {
  const name = v.getDotPath(issue) ?? '';
  // A database address holds a password, and what is printed ends up in logs.
  const given = ['DATABASE_URL', 'LINK_SECRET', ...secretMailVariables].includes(name) ? '' : `, but it is "${String(issue.path?.[0].value ?? issue.input)}"`;
  return new StartFault(`${name} ${issue.message}${given}`);
}

/** The sites lie beside this package, whether it runs from src or from a chunk of its bundle. */
function builtSite(name: 'console' | 'acceptance'): string {
  let place = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(place, 'package.json')) && dirname(place) !== place) place = dirname(place);
  return join(place, '..', name, 'dist');
}
