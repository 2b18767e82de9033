import type { Context, Follow, PersonViewer, SessionFacts, Telling } from '../graphql/context';
import { unauthenticated } from '../graphql/errors';
import type { LiveFeed } from './feed';
import type { LiveRow, Mark } from './feed.reader';

export interface LiveStreamOptions {
  readonly feed: LiveFeed;
  readonly start: Mark;
  /** Who opened it. */
  readonly viewer: PersonViewer;
  readonly session: SessionFacts;
  /** Who that is by now, at this instant. */
  readonly contextNow: () => Promise<Context>;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

/** What one stream is told, in order and at its own pace. Whoever is no longer signed in is told nothing more: it throws UNAUTHENTICATED. */
export function followOn(options: LiveStreamOptions): Follow {
  return (topics, judge) => tell(options, async (event) => {
    const context = await signedIn(options);
    if (event.topic === 'SESSION' || !topics.includes(event.topic)) return null;
    const payload = await judge(context, event);
    return payload === null ? null : { eventId: event.id, context, payload };
  });
}

async function* tell(options: LiveStreamOptions, toTelling: (event: LiveRow) => Promise<Telling | null>): AsyncGenerator<Telling, void> {
  const { feed, start, viewer, session, signal } = options;
  let { position } = start;
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    const page = await feed.after(position, viewer);
    for (const event of page.events) {
      if (event.topic === 'SESSION' && event.subjectId !== session.id && event.subjectId !== session.userId) continue;
      const telling = await toTelling(event);
      if (isOver()) return;
      if (telling !== null) yield telling;
    }
    position = page.upTo;
    await feed.beyond(position, signal);
  }
}

/** The context of this moment, which somebody is signed in to. */
export async function signedIn({ contextNow }: Pick<LiveStreamOptions, 'contextNow'>): Promise<Context> {
  const context = await contextNow();
  if (context.viewer === null) throw unauthenticated();
  return context;
}
