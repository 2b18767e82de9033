import { translate } from '@assent/i18n';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressGroupOf } from '../auth/address-group';
import type { Context } from '../graphql/context';
import { sendFault } from './fault-reply';
import { StreamAnswer } from './stream-answer';
import type { StreamParts } from './stream-parts';
import { parametersOf, type StreamParameters } from './subscription-request';

const PATH = '/graphql/stream';
const EVENT_STREAM = 'text/event-stream';

/** Subscriptions, as graphql-sse's protocol has them in distinct connections mode: one operation is one stream (ADR 0151). */
export function addStreams(app: FastifyInstance, parts: StreamParts): void {
  app.post(PATH, { compress: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const parameters = await acceptable(request, reply);
    if (parameters === null) return reply;
    const answer = new StreamAnswer(parts, request, reply);
    const { viewer, session, locale } = await answer.contextNow();
    if (await parts.rate.refusesSession(session, request, reply)) return reply;
    // Whoever is not signed in holds nothing open; nor does a key, which no session ends.
    if (viewer === null || viewer.kind === 'OPERATOR' || session === null) return answer.refuseSignedOut();
    const leave = parts.streams.take({ session: session.id, address: addressGroupOf(request.ip), end: () => answer.end() });
    if (leave === null) return tooMany(request, reply, locale);
    return answer.open({ viewer, session, leave }, parameters);
  });
  app.get(PATH, async (request, reply) => {
    reply.header('allow', 'POST');
    return sendFault(request, reply, { status: 405, code: 'BAD_REQUEST', message: 'Streams are opened with POST.' });
  });
}

/** What of the HTTP request itself is wrong has a status; what is wrong with the document is told on the stream. */
async function acceptable(request: FastifyRequest, reply: FastifyReply): Promise<StreamParameters | null> {
  const refuse = async (status: number, message: string): Promise<null> => {
    await sendFault(request, reply, { status, code: 'BAD_REQUEST', message });
    return null;
  };
  if (!request.headers.accept?.includes(EVENT_STREAM)) return refuse(406, `Streams are ${EVENT_STREAM}: accept it.`);
  return parametersOf(request.body) ?? refuse(400, 'The body must be a JSON object with query, and operationName, variables and extensions where needed.');
}

/** Closing one makes room at once, so waiting for a time would be no help; it is only said for clients that ask again by themselves. */
const ASK_AGAIN_SECONDS = 30;

async function tooMany(request: FastifyRequest, reply: FastifyReply, locale: Context['locale']): Promise<FastifyReply> {
  const message = translate(locale, 'refusals.fault.TOO_MANY_STREAMS');
  await sendFault(request, reply, { status: 429, code: 'TOO_MANY_REQUESTS', message, retryAfterSeconds: ASK_AGAIN_SECONDS });
  return reply;
}
