import type { FastifyReply, FastifyRequest } from 'fastify';
import { createSourceEventStream, execute, GraphQLError, type ExecutionResult } from 'graphql';
import type { Context, Follow, PersonViewer, SessionFacts, Telling } from '../graphql/context';
import { badUserInput, unauthenticated } from '../graphql/errors';
import type { Mark } from '../live/feed.reader';
import { followOn } from '../live/live-stream';
import { errorsFor, isClientFault } from './error-masking';
import { COMPLETE_FRAME, EventStream, nextFrame } from './event-stream';
import type { Leave } from './open-streams';
import type { StreamParts } from './stream-parts';
import { prepareSubscription, type StreamParameters, type Subscribing } from './subscription-request';

interface Who {
  readonly viewer: PersonViewer;
  readonly session: SessionFacts;
  /** Called when the stream is over, however that comes. */
  readonly leave: Leave;
}

/** Why a stream ends though its client would go on reading. */
class Ending extends Error {
  override readonly name = 'Ending';
}

/** One subscription and the stream that it is answered on. */
export class StreamAnswer {
  readonly #parts: StreamParts;
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;
  readonly #ending = new AbortController();
  readonly #stream = new EventStream();
  #follow: Follow = () => {
    throw new Error('The stream is not open yet');
  };

  constructor(parts: StreamParts, request: FastifyRequest, reply: FastifyReply) {
    this.#parts = parts;
    this.#request = request;
    this.#reply = reply;
  }

  /** Who asks by now, and how much that person may see. */
  contextNow(): Promise<Context> {
    return this.#parts.contextOf(this.#request, this.#reply, this.#follow);
  }

  async refuseSignedOut(): Promise<FastifyReply> {
    return this.#sendErrors([unauthenticated()]);
  }

  /** The client comes back to where it was, here or at another process. */
  end(): void {
    this.#ending.abort(new Ending());
  }

  async open({ viewer, session, leave }: Who, parameters: StreamParameters): Promise<FastifyReply> {
    try {
      const subscribing = prepareSubscription(this.#parts.schema, parameters, this.#parts.config.document);
      const start = await this.#startOf(parameters);
      this.#follow = followOn({ feed: this.#parts.feed, start, viewer, session, contextNow: () => this.contextNow(), signal: this.#ending.signal });
      const source = await createSourceEventStream({ ...subscribing, contextValue: await this.contextNow() });
      if ('errors' in source && source.errors?.[0] !== undefined) throw source.errors[0];
      if (!isStream(source)) throw new Error('A subscription gave no stream');
      this.#tell(subscribing, source, leave);
      return await this.#send(start);
    } catch (error) {
      leave();
      if (!(error instanceof GraphQLError && isClientFault(error))) throw error;
      return this.#sendErrors([error]);
    }
  }

  /** Where the client was, which says so in the header of server-sent events or, where it cannot, in `extensions.lastEventId`. */
  async #startOf({ extensions }: StreamParameters): Promise<Mark> {
    const given = this.#request.headers['last-event-id'] ?? extensions?.['lastEventId'];
    if (given === undefined || given === null || given === '') return this.#parts.feed.newest();
    const mark = typeof given === 'string' && given.length <= 64 ? await this.#parts.feed.find(given) : null;
    if (mark === null) throw badUserInput('What followed this event is not kept any more. Read anew, and open a stream without it.', 'lastEventId');
    return mark;
  }

  async #send(start: Mark): Promise<FastifyReply> {
    return this.#reply.headers({ ...STREAM_HEADERS, 'last-event-id': start.id }).send(this.#stream);
  }

  async #sendErrors(errors: readonly GraphQLError[]): Promise<FastifyReply> {
    const context = await this.contextNow();
    return this.#reply.headers(STREAM_HEADERS).send(nextFrame({ errors: errorsFor(context, errors) }) + COMPLETE_FRAME);
  }

  #tell(subscribing: Subscribing, source: Source, leave: Leave): void {
    this.#reply.raw.once('close', () => this.end());
    if (this.#reply.raw.destroyed) this.end();
    const heart = setInterval(() => void this.#beat(), this.#parts.config.streams.heartbeatMs);
    void this.#tellAll(subscribing, source).finally(() => {
      clearInterval(heart);
      leave();
      this.#stream.end();
    });
  }

  async #tellAll(subscribing: Subscribing, source: Source): Promise<void> {
    try {
      for await (const telling of source) await this.#tellOne(subscribing, telling);
      this.#ending.signal.throwIfAborted();
    } catch (error) {
      await this.#endWith(error);
    }
  }

  async #tellOne(subscribing: Subscribing, { eventId, context, payload }: Telling): Promise<void> {
    const { errors, data }: ExecutionResult = await execute({ ...subscribing, rootValue: payload, contextValue: context });
    // A fault of ours is not told as if it were the event: the client comes back and is told the event itself.
    const fault = errors?.find((error) => !isClientFault(error));
    if (fault !== undefined) throw fault;
    const answer = { ...(errors === undefined ? {} : { errors: errorsFor(context, errors) }), data, extensions: { eventId } };
    await this.#stream.send(nextFrame(answer, eventId));
  }

  /** Its session over: the client is told, and is done. Anything else: the stream just ends, and its client comes back to where it was. */
  async #endWith(reason: unknown): Promise<void> {
    if (reason instanceof GraphQLError && isClientFault(reason)) {
      await this.#stream.send(nextFrame({ errors: errorsFor(await this.contextNow(), [reason]) }) + COMPLETE_FRAME);
    } else if (!(reason instanceof Ending)) {
      this.#parts.logger.error({ requestId: this.#request.id, err: reason }, 'a stream failed');
    }
  }

  #wasFull = false;

  /** A reader that has taken nothing from one heartbeat to the next is let go; it may come back. */
  async #beat(): Promise<void> {
    if (this.#wasFull && this.#stream.isFull) {
      this.#parts.logger.info({ requestId: this.#request.id }, 'a stream that nobody reads is closed');
      this.#reply.raw.destroy();
      return;
    }
    this.#wasFull = this.#stream.isFull;
    this.#stream.beat();
    try {
      const { viewer } = await this.contextNow();
      if (viewer === null) this.#ending.abort(unauthenticated());
    } catch (error) {
      this.#ending.abort(error);
    }
  }
}

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A connection that is over with its stream holds up no server that stops.
  connection: 'close',
  // Proxies of this kind would hold back what is to arrive at once.
  'x-accel-buffering': 'no',
};

type Source = AsyncIterable<Telling>;

const isStream = (source: AsyncIterable<unknown> | ExecutionResult): source is Source => Symbol.asyncIterator in source;
