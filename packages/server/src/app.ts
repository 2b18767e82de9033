import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { addAttachmentDownloads, addAttachments } from './acceptances/attachment.route';
import { addAgreementDocuments } from './agreements/document.route';
import { addAuditExport } from './audit/audit-export.route';
import { startBackground, type Background } from './background';
import type { Config, SiteConfig } from './config';
import { KEY_BYTES } from './config-values';
import type { Database } from './database/database';
import type { Audience, Context } from './graphql/context';
import { buildAssentSchema } from './graphql/schema';
import { addGraphql, startApollo } from './http/graphql-endpoint';
import { addHealth } from './http/health';
import { OpenStreams } from './http/open-streams';
import { createListener } from './http/listener';
import { contextFor, streamContextFor } from './http/request-context';
import { RequestRate } from './http/request-rate';
import { noteRoutes, type Route } from './http/routes';
import { SessionCookie } from './http/session-cookie';
import { addSandbox } from './http/sandbox';
import { addStaticSite, buildOf } from './http/static-site';
import { addStreams } from './http/stream-endpoint';
import { startLive, type Live } from './live/live';
import { createLogger, type Logger } from './log';
import { addLog } from './log/log.route';
import { assertMigrated, openMigrated } from './open-database';
import { printReceipt, type ReceiptPrinter } from './receipts/receipt-pdf';
import { addReceipts } from './receipts/receipt.route';
import { addVerifyPage } from './receipts/verify-page.route';
import { StartFault } from './start-fault';
import { registerFollowers } from './wiring';

export interface AppOptions {
  readonly config: Config;
  readonly logger?: Logger;
  /** Every instant that the application knows comes from here. */
  readonly clock?: () => Date;
  readonly schema?: GraphQLSchema;
  /** Makes the PDF of a receipt. */
  readonly print?: ReceiptPrinter;
  /** Already open and migrated; the application closes it. */
  readonly database?: Database;
}

export interface RunningApp {
  /** With the origins as they came out when ports were 0. */
  readonly config: Config;
  readonly consoleUrl: string;
  readonly acceptanceUrl: string;
  readonly database: Database;
  /** Every address that the routers of the two sites know. */
  readonly routes: readonly ServedRoute[];
  /** Takes no more requests, lets those in flight finish for a bounded time, closes the database. */
  stop(): Promise<void>;
}

export interface ServedRoute extends Route {
  readonly site: Audience;
}

/** One process, two sites: the console and the customers' site, each on its own listener. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const logger = options.logger ?? createLogger(options.config);
  const database = options.database ?? (await openMigrated(options.config, logger));
  try {
    return await serve(options, logger, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What the two sites share while they run. */
interface Shared {
  config: Config;
  isStopping: boolean;
  /** Null until it runs. */
  background: Background | null;
  readonly apollo: ApolloServer<Context>;
  readonly schema: GraphQLSchema;
  readonly rate: RequestRate;
  readonly live: Live;
  readonly streams: OpenStreams;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock: () => Date;
  readonly print: ReceiptPrinter;
  readonly routes: ServedRoute[];
}

async function serve(options: AppOptions, logger: Logger, database: Database): Promise<RunningApp> {
  const { clock = () => new Date(), print = printReceipt } = options;
  const config = withLinkSecret(options.config);
  registerFollowers();
  const schema = options.schema ?? (await buildAssentSchema());
  const apollo = await startApollo(schema, config, logger);
  const live = await startLive(database, logger);
  const parts = { schema, apollo, live, rate: new RequestRate(config.rate), streams: new OpenStreams(config.streams) };
  const shared: Shared = { config, isStopping: false, background: null, ...parts, database, logger, clock, print, routes: [] };
  const listeners = [await createSite('CONSOLE', shared), await createSite('ACCEPTANCE', shared)] as const;
  try {
    const console = await listen(listeners[0], config, 'CONSOLE_PORT');
    shared.config = { ...shared.config, console };
    shared.config = { ...shared.config, acceptance: await listen(listeners[1], config, 'ACCEPTANCE_PORT') };
    // Links in mails start with the origins, which are known now.
    const background = await startBackground(shared);
    shared.background = background;
    return runningApp(shared, once(() => stopAll(shared, listeners, background)));
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()));
    await live.stop();
    throw error;
  }
}

const withLinkSecret = (config: Config): Config => (config.linkSecrets.length > 0 ? config : { ...config, linkSecrets: [randomBytes(KEY_BYTES)] });

function runningApp({ config, database, routes }: Shared, stop: () => Promise<void>): RunningApp {
  return { config, routes, consoleUrl: config.console.origin, acceptanceUrl: config.acceptance.origin, database, stop };
}

async function createSite(audience: Audience, shared: Shared): Promise<FastifyInstance> {
  const site = (): SiteConfig => (audience === 'CONSOLE' ? shared.config.console : shared.config.acceptance);
  const { config, logger, rate, database, clock, schema, streams, print } = shared;
  const app = await createListener({ audience, config, logger, rate, origin: () => site().origin });
  // A client keeps its connection after its answer; a site that stops would wait for it until its time is over.
  app.addHook('onResponse', async () => {
    if (shared.isStopping) setImmediate(() => app.server.closeIdleConnections());
  });
  noteRoutes(app, (route) => shared.routes.push({ site: audience, ...route }));
  const cookie = new SessionCookie(audience, site().origin);
  addHealth(app, { isStopping: () => shared.isStopping, canSign: () => shared.background?.canSign() ?? null, checkDatabase: () => assertMigrated(database), logger });
  const contexts = { audience, siteBuild: buildOf(site().folder), config: () => shared.config, database, cookie, clock };
  const contextOf = contextFor(contexts);
  addGraphql(app, { apollo: shared.apollo, rate, contextOf });
  addStreams(app, { schema, feed: shared.live.feed, streams, rate, contextOf: streamContextFor(contexts), config, logger });
  if (audience === 'CONSOLE') await addAttachments(app, { contextOf, rate });
  addAttachmentDownloads(app, { contextOf, rate });
  addAuditExport(app, { database, rate, contextOf });
  if (config.sandbox) await addSandbox(app);
  addAgreementDocuments(app, { database, linkSecrets: config.linkSecrets, clock });
  addLog(app, database);
  addReceipts(app, { contextOf, rate, print });
  addVerifyPage(app);
  await addStaticSite(app, site().folder);
  return app;
}

async function listen(app: FastifyInstance, config: Config, variable: 'CONSOLE_PORT' | 'ACCEPTANCE_PORT'): Promise<SiteConfig> {
  const site = variable === 'CONSOLE_PORT' ? config.console : config.acceptance;
  try {
    await app.listen({ host: config.host, port: site.port });
  } catch (error) {
    throw new StartFault(whyNotListening(error, config.host, `${variable} ${site.port}`), { cause: error });
  }
  if (site.port !== 0) return site;
  const { port } = addressOf(app);
  // Only an address that was derived from the port can follow it.
  const origin = site.origin === 'http://localhost:0' ? `http://localhost:${port}` : site.origin;
  return { ...site, port, origin };
}

function addressOf(app: FastifyInstance): AddressInfo {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('A site listens on no port');
  return address;
}

function whyNotListening(error: unknown, host: string, port: string): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `${port} is in use on ${host}: stop the other program, or choose another port`;
  if (code === 'EACCES') return `${port} may not be opened by this user: choose a port above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`;
  return `${port} cannot be opened on ${host}: ${error instanceof Error ? error.message : String(error)}`;
}

async function stopAll(shared: Shared, listeners: readonly FastifyInstance[], background: Background): Promise<void> {
  shared.isStopping = true;
  shared.streams.endAll();
  const timer = setTimeout(() => {
    shared.logger.warn({ afterMs: shared.config.stopTimeoutMs }, 'requests still in flight are cut off');
    for (const listener of listeners) listener.server.closeAllConnections();
  }, shared.config.stopTimeoutMs);
  await Promise.all(listeners.map((listener) => listener.close()));
  clearTimeout(timer);
  await background.stop();
  await shared.live.stop();
  await shared.apollo.stop();
  await shared.database.close();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
