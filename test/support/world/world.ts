import type { Database } from '@assent/server/src/database/database';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startTestApp, type TestApp } from '../app';

const NOON = '2026-06-15T12:00:00.000Z';

/** One running server for the tests of a file, each of which makes its own partners and customers in it. */
export interface World {
  readonly app: TestApp;
  readonly database: Database;
  readonly now: Date;
  /** Moves the clock to an instant; every test starts at the world's first one. */
  travelTo(instant: string): void;
  travelDays(days: number): void;
  /** A number that no other row of this world has, for names that must differ. */
  next(): number;
}

export interface WorldOptions {
  readonly now?: string;
  /** Variables of the server, once what they name has started. */
  readonly env?: () => Promise<Record<string, string>>;
}

/** Call it at the top of a file. A fault that the server logged fails the file, whatever its tests expected. */
export function shareWorld({ now: start = NOON, env }: WorldOptions = {}): World {
  const ends: (() => Promise<void>)[] = [];
  let running: TestApp | undefined;
  let now = new Date(start);
  let count = 0;
  const app = (): TestApp => {
    if (running === undefined) throw new Error('The server of this file has not started');
    return running;
  };
  beforeAll(async () => {
    running = await startTestApp({ clock: () => new Date(now), env: await env?.(), atEnd: (end) => ends.push(end) });
  });
  beforeEach(() => {
    now = new Date(start);
  });
  afterAll(async () => {
    const faults = app().lines.filter(isFault);
    for (const end of ends.reverse()) await end();
    if (faults.length > 0) throw new Error(`The server logged ${faults.length} faults, the first of them:\n${faults[0] ?? ''}`);
  });
  return {
    get app() {
      return app();
    },
    get database() {
      return app().database;
    },
    get now() {
      return new Date(now);
    },
    travelTo: (instant) => (now = new Date(instant)),
    travelDays: (days) => (now = new Date(now.getTime() + days * 86_400_000)),
    next: () => (count += 1),
  };
}

function isFault(line: string): boolean {
  const parsed: unknown = JSON.parse(line);
  return typeof parsed === 'object' && parsed !== null && ['error', 'fatal'].includes(String(Reflect.get(parsed, 'level')));
}
