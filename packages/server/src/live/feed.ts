import type { Database } from '../database/database';
import type { PersonViewer } from '../graphql/context';
import { mayConcern } from '../graphql/policy';
import type { Logger } from '../log';
import { liveBell } from './bell';
import { readAudience, readFrom, readMark, readMissed, readNewest, type LiveRow, type Mark } from './feed.reader';
import { givePositions } from './positions.service';

export interface FeedOptions {
  readonly database: Database;
  readonly logger: Logger;
  /** How often it looks for what no bell told of: other processes on one SQLite file, and those that died between fact and bell. */
  readonly pollMs?: number;
}

/** An event as all streams of this process share it. */
export interface FeedEvent extends LiveRow {
  /** Asked once, by the first stream that needs it. */
  readonly partnerIds: () => Promise<ReadonlySet<string>>;
}

export interface Page {
  readonly events: readonly LiveRow[];
  /** How far it reaches, whatever was left out of it. */
  readonly upTo: number;
}

/** Kept in memory for streams that keep up; whoever is further behind reads them again. */
const REMEMBERED = 1_000;
const PAGE = 200;

/** What happens, in the one order in which every process tells it. Streams take from it at their own pace: nothing waits for them, and nothing is kept for them. */
export class LiveFeed {
  readonly #options: Required<FeedOptions>;
  #recent: FeedEvent[] = [];
  #reached = 0;
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #isAsked = false;
  #isStopping = false;

  constructor(options: FeedOptions) {
    this.#options = { pollMs: 2_000, ...options };
  }

  async start(): Promise<void> {
    const { database, pollMs } = this.#options;
    this.#reached = (await database.read(readNewest)).position;
    await database.transact(async (manager) => liveBell.hang(manager, () => database.afterCommit(() => this.wake())));
    this.#timer = setInterval(() => this.wake(), pollMs);
    this.#timer.unref();
    this.wake();
  }

  wake(): void {
    this.#isAsked = true;
    if (this.#looking !== null || this.#isStopping) return;
    this.#looking = this.#look().finally(() => (this.#looking = null));
  }

  /** Where a stream begins that was told nothing yet. */
  newest(): Promise<Mark> {
    return this.#options.database.read(readNewest);
  }

  /** Where a stream goes on; null where what followed may be gone. */
  find(eventId: string): Promise<Mark | null> {
    return this.#options.database.read((manager) => readMark(manager, eventId));
  }

  /** What follows a place as far as this process has read, or a page of it; nothing when nothing does. */
  async after(position: number, viewer: PersonViewer): Promise<Page> {
    const oldest = this.#recent.at(0)?.position ?? this.#reached + 1;
    if (position >= oldest - 1) return this.#remembered(position, viewer);
    const upTo = this.#reached;
    const events = await this.#options.database.read((manager) => readMissed(manager, viewer, { after: position, upTo, limit: PAGE }));
    return { events, upTo: events.length < PAGE ? upTo : (events.at(-1)?.position ?? upTo) };
  }

  /** Resolves when there is something after a place, or when the caller has given up. */
  async beyond(position: number, signal: AbortSignal): Promise<void> {
    if (this.#reached > position || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #remembered(position: number, viewer: PersonViewer): Promise<Page> {
    const upTo = this.#reached;
    // Positions have no gaps.
    const following = position >= upTo ? [] : this.#recent.slice(position - upTo);
    const concerned = await Promise.all(following.map((event) => concerns(viewer, event)));
    return { events: following.filter((_, index) => concerned[index]), upTo: Math.max(position, upTo) };
  }

  async #look(): Promise<void> {
    while (this.#isAsked && !this.#isStopping) {
      this.#isAsked = false;
      try {
        await givePositions(this.#options.database);
        while (await this.#read()) continue;
      } catch (error) {
        this.#options.logger.error({ err: error }, 'looking for what happened failed');
      }
    }
  }

  /** Whether there may be more. */
  async #read(): Promise<boolean> {
    const { database } = this.#options;
    const rows = await database.read((manager) => readFrom(manager, { after: this.#reached, limit: PAGE }));
    this.#recent = [...this.#recent, ...rows.map((row) => shared(database, row))].slice(-REMEMBERED);
    this.#reached = rows.at(-1)?.position ?? this.#reached;
    if (rows.length > 0) for (const wakeUp of [...this.#waiting]) wakeUp();
    return rows.length === PAGE && !this.#isStopping;
  }
}

function shared(database: Database, row: LiveRow): FeedEvent {
  let asked: Promise<ReadonlySet<string>> | undefined;
  const read = async (): Promise<ReadonlySet<string>> => {
    try {
      return await database.read((manager) => readAudience(manager, row));
    } catch (error) {
      // What failed is not remembered: the next stream asks again.
      asked = undefined;
      throw error;
    }
  };
  return { ...row, partnerIds: () => (asked ??= read()) };
}

/** Without asking who the viewer is by now: a person's company or partner never changes. That a session ended concerns whoever it is. */
const concerns = async (viewer: PersonViewer, event: FeedEvent): Promise<boolean> => event.topic === 'SESSION' || mayConcern(viewer, event);
