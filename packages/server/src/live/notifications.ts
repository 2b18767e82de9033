import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log';
import { CHANNEL } from './positions.service';

export interface NotificationOptions {
  /** postgres://… */
  readonly url: string;
  readonly logger: Logger;
  /** Called for every notification, and whenever some may have been missed. */
  readonly hear: () => void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const CHECK_EVERY_MS = 15_000;
const NO_ANSWER_MS = 5_000;

/** Hears on a connection of its own what other processes on the same PostgreSQL wrote. A lost connection is made again, and what was said meanwhile is read. */
export class Notifications {
  readonly #options: NotificationOptions;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: NotificationOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#keepListening();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #keepListening(): Promise<void> {
    const { signal } = this.#stopping;
    const isStopping = (): boolean => signal.aborted;
    let waitMs = FIRST_WAIT_MS;
    while (!isStopping()) {
      try {
        await this.#listen(() => (waitMs = FIRST_WAIT_MS));
      } catch (error) {
        if (!isStopping()) this.#options.logger.warn({ err: error }, 'notifications of PostgreSQL are not heard for a moment');
      }
      await wait(waitMs, undefined, { signal }).catch(() => undefined);
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    }
  }

  /** Until the connection is lost or given up. */
  async #listen(onListening: () => void): Promise<void> {
    const { url, hear } = this.#options;
    const client = new pg.Client({ connectionString: url, application_name: 'assent live', connectionTimeoutMillis: NO_ANSWER_MS, query_timeout: NO_ANSWER_MS, keepAlive: true });
    const lost = new AbortController();
    client.on('error', (error) => lost.abort(error));
    client.on('end', () => lost.abort(new Error('The connection has ended')));
    client.on('notification', hear);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      onListening();
      hear();
      await this.#check(client, AbortSignal.any([lost.signal, this.#stopping.signal]));
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** A connection may die without a word: then it does not answer. */
  async #check(client: pg.Client, ended: AbortSignal): Promise<void> {
    const timer = setInterval(() => void client.query('SELECT 1').catch((error: unknown) => client.emit('error', error)), CHECK_EVERY_MS);
    timer.unref();
    try {
      if (!ended.aborted) await once(ended, 'abort');
    } finally {
      clearInterval(timer);
    }
    if (!this.#stopping.signal.aborted) throw ended.reason;
  }
}
