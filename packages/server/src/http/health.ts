import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log';

export interface Readiness {
  readonly isStopping: () => boolean;
  /** Throws when the database does not answer or is not migrated. */
  readonly checkDatabase: () => Promise<void>;
  /** Whether the log can be signed here; null until what runs behind the sites has begun. */
  readonly canSign: () => Promise<boolean> | null;
  readonly logger: Logger;
}

/** /healthz: the process runs. /readyz: it can do its work; no new requests should be sent here otherwise. */
export function addHealth(app: FastifyInstance, { isStopping, canSign, checkDatabase, logger }: Readiness): void {
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
    const signing = canSign();
    if (signing === null) return reply.code(503).send({ status: 'starting' });
    // Without the key everything but signing is done, and another process may have it: no reason to send requests elsewhere.
    return reply.send({ status: 'ready', log: (await signing) ? 'signs' : 'waits for its key' });
  });
}
