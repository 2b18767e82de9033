import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { pickLocale, translate } from '@assent/i18n';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '../config';
import type { Audience } from '../graphql/context';
import type { Logger } from '../log';
import { faultOf } from './error-masking';
import { sendFault } from './fault-reply';
import { refuseOtherOrigins } from './origin-check';
import { logAnswers } from './request-log';
import type { RequestRate } from './request-rate';
import { addSecurityHeaders } from './security-headers';
import { hasNul, isView } from './static-site';

export interface ListenerParts {
  readonly audience: Audience;
  readonly config: Config;
  readonly logger: Logger;
  readonly rate: RequestRate;
  /** Known for certain once the site listens. */
  readonly origin: () => string;
}

const SLOWEST_HEADERS_MS = 10_000;

/** What every answer of a site has, whatever it serves. */
export async function createListener({ audience, config, logger, rate, origin }: ListenerParts): Promise<FastifyInstance> {
  const app = fastify({
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: config.requestTimeoutMs,
    // Node looks for slow clients at this interval, and only then.
    http: { headersTimeout: Math.min(SLOWEST_HEADERS_MS, config.requestTimeoutMs), connectionsCheckingInterval: Math.min(1000, config.requestTimeoutMs) },
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    requestIdHeader: false,
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError(logger));
  logAnswers(app, { logger, audience });
  await addSecurityHeaders(app, { isHttps: origin().startsWith('https://') });
  app.addHook('onRequest', async (request, reply) => {
    if (hasLeft(request)) return leave(request, reply, logger);
    reply.header('x-request-id', request.id);
    const message = whatIsMalformed(request);
    if (message !== null) await sendFault(request, reply, { status: 400, code: 'BAD_REQUEST', message });
  });
  rate.countAddresses(app);
  app.addHook('onRequest', refuseOtherOrigins(origin));
  await app.register(cookie);
  await app.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'] });
  return app;
}

/** A database refuses NUL in whatever a route takes from its address (ADR 0131). */
function whatIsMalformed(request: FastifyRequest): string | null {
  if (!URL.canParse(`http://${request.hostname}/`)) return 'The Host header is malformed.';
  return hasNul(request) && !isView(request) ? 'The address holds a NUL character.' : null;
}

function answerError(logger: Logger): Parameters<FastifyInstance['setErrorHandler']>[0] {
  return async (error, request, reply) => {
    if (hasLeft(request) && isOfConnection(error)) return leave(request, reply, logger);
    const locale = pickLocale({ accepted: request.headers['accept-language'] });
    const fault = faultOf(error, locale);
    if (fault !== null) return sendFault(request, reply, fault);
    const status = statusOf(error);
    if (status < 500) {
      return sendFault(request, reply, { status, code: status === 401 ? 'UNAUTHENTICATED' : 'BAD_REQUEST', message: `${STATUS_CODES[status] ?? 'Bad Request'}.` });
    }
    logger.error({ requestId: request.id, err: error }, 'fault');
    return sendFault(request, reply, { status: 500, code: 'INTERNAL_SERVER_ERROR', message: translate(locale, 'refusals.fault.INTERNAL_SERVER_ERROR') });
  };
}

/** Nobody is there any more to be answered: a socket that was reset knows no address, even before it is destroyed. */
const hasLeft = ({ raw }: FastifyRequest): boolean => raw.socket.destroyed || raw.socket.remoteAddress === undefined;

/** What a stream says whose other end is gone. A fault of ours stays one, whoever has left meanwhile. */
const isOfConnection = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code));

async function leave(request: FastifyRequest, reply: FastifyReply, logger: Logger): Promise<void> {
  logger.debug({ requestId: request.id }, 'the client left');
  reply.hijack();
}

/** Fastify and its plugins put a status on the errors that are the client's. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
