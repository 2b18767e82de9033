import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log';

export interface Readiness {
  readonly isStopping: () => boolean;
  /** Throws when the database does not answer or is not migrated. */
  readonly checkDatabase: () => Promise<void>;
  readonly logger: Logger;
}

/** /healthz: the process runs. /readyz: it can do its work; no new requests should be sent here otherwise. */
export function addHealth(app: FastifyInstance, { isStopping, checkDatabase, logger }: Readiness): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'up' }));
  app.get('/readyz', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await checkDatabase();
    } catch (error) {
      logger.error({ requestId: request.id, err: error }, 'the database does not answer');
      return reply.code(503).send({ status: 'database does not answer' });
    }
    return reply.send({ status: 'ready' });
  });
}
