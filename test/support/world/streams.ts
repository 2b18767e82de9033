import { vi } from 'vitest';
import { entriesOf } from '../app';
import { at, textAt, type Visitor } from './asking';
import type { World } from './world';

/** What a stream said: `data` of its `next` events, and what stands around them. */
export interface Told {
  readonly eventId: string | null;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly unknown[];
  readonly extensions: Record<string, unknown>;
}

export interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** Where it began; a client that was told nothing yet comes back with it. */
  readonly startId: string;
  readonly told: Told[];
  /** How often it showed that it is alive. */
  readonly beats: () => number;
  /** COMPLETE: the server is done with the operation. CUT: it only closed the connection. OPEN: it goes on. */
  readonly state: () => 'OPEN' | 'COMPLETE' | 'CUT';
  close(): void;
}

export interface Opening {
  readonly variables?: object;
  readonly lastEventId?: string | undefined;
  /** For those that cannot set the header. */
  readonly extensions?: object;
  readonly headers?: Record<string, string>;
  readonly url?: string;
}

/** Opens a stream as a page of the visitor's site does; `onTestFinished` or the test closes it. */
export async function openStream(world: World, visitor: Visitor, query: string, opening: Opening = {}): Promise<Stream> {
  const { variables = {}, lastEventId, extensions, headers = {} } = opening;
  const url = opening.url ?? (visitor.site === 'CONSOLE' ? world.app.consoleUrl : world.app.acceptanceUrl);
  const closing = new AbortController();
  const all = {
    accept: 'text/event-stream',
    'content-type': 'application/json',
    origin: url,
    cookie: visitor.cookie,
    'accept-language': visitor.language ?? 'en',
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    ...headers,
  };
  const response = await fetch(`${url}/graphql/stream`, { method: 'POST', headers: all, body: JSON.stringify({ query, variables, extensions }), signal: closing.signal });
  const reading = new Reading();
  if (response.body !== null) void reading.readAll(response.body);
  return {
    status: response.status,
    headers: response.headers,
    startId: response.headers.get('last-event-id') ?? '',
    told: reading.told,
    beats: () => reading.beats,
    state: () => reading.state,
    close: () => closing.abort(),
  };
}

/** Waits until a stream was told as much as this. */
export async function toldAtLeast(stream: Stream, count: number): Promise<readonly Told[]> {
  await vi.waitFor(() => {
    if (stream.told.length < count) throw new Error(`Told ${stream.told.length} of ${count}: ${JSON.stringify(stream.told)}`);
  }, PATIENCE);
  return stream.told;
}

export async function ended(stream: Stream): Promise<'COMPLETE' | 'CUT'> {
  return vi.waitFor(() => {
    const state = stream.state();
    if (state === 'OPEN') throw new Error('The stream is still open');
    return state;
  }, PATIENCE);
}

export const PATIENCE = { timeout: 20_000, interval: 10 };

export const codeOf = (told: Told | undefined): string | null => (told?.errors[0] === undefined ? null : textAt(told.errors[0], 'extensions.code'));

function recordAt(value: unknown, path: string): Record<string, unknown> | null {
  const found = at(value, path);
  return typeof found === 'object' && found !== null ? { ...found } : null;
}

class Reading {
  readonly told: Told[] = [];
  beats = 0;
  state: 'OPEN' | 'COMPLETE' | 'CUT' = 'OPEN';
  #rest = '';

  async readAll(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) this.#take(decoder.decode(chunk, { stream: true }));
    } catch {
      // Closed by the test, or cut by the server.
    }
    if (this.state === 'OPEN') this.state = 'CUT';
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#block(block);
  }

  #block(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]));
    const event = fields.get('event');
    if (event === undefined) this.beats += 1;
    if (event === 'complete') this.state = 'COMPLETE';
    if (event !== 'next') return;
    const [answer = {}] = entriesOf([fields.get('data') ?? '{}']);
    const errors = Array.isArray(answer['errors']) ? answer['errors'] : [];
    this.told.push({ eventId: fields.get('id') ?? null, data: recordAt(answer, 'data'), errors, extensions: recordAt(answer, 'extensions') ?? {} });
  }
}
