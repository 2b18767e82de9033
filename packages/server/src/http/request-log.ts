import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Audience } from '../graphql/context';
import type { Logger } from '../log';

const QUIET = ['/healthz', '/readyz', '/assets/…'];

/** One line for each answer. */
export function logAnswers(app: FastifyInstance, { logger, audience }: { logger: Logger; audience: Audience }): void {
  app.addHook('onResponse', async (request, reply) => {
    const path = maskedPath(request.url);
    const line = {
      requestId: request.id,
      site: audience,
      method: request.method,
      path,
      operation: operationName(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (QUIET.includes(path) && reply.statusCode < 400) logger.debug(line, 'answered');
    else logger.info(line, 'answered');
  });
}

/** The first part of a path, at most: what follows may be the token of an invitation, and a query anything. */
export function maskedPath(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  const [first = '', ...rest] = path.split('/').slice(1);
  const head = /^[\w.-]{0,24}$/.test(first) ? first : '…';
  return rest.length === 0 ? `/${head}` : `/${head}/…`;
}

// A name is all that is logged of an operation: its variables are people's data and secrets.
function operationName({ body }: FastifyRequest): string | undefined {
  if (typeof body !== 'object' || body === null || !('operationName' in body)) return undefined;
  const name = body.operationName;
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : undefined;
}
