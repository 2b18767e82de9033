import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

const GRAPHQL = 'application/graphql-response+json';

/** The shape of GraphQL errors, whichever part of the server answers: a client reads one shape only. */
export async function sendFault(request: FastifyRequest, reply: FastifyReply, { status, message, ...facts }: Fault): Promise<void> {
  const body = { errors: [{ message, extensions: { ...facts, requestId: request.id } }] };
  if (facts.retryAfterSeconds !== undefined) reply.header('retry-after', String(facts.retryAfterSeconds));
  // Clients of GraphQL read an error only from this type when the status is not 200.
  const type = request.headers.accept?.includes(GRAPHQL) === true ? GRAPHQL : 'application/json';
  await reply.code(status).header('cache-control', 'no-store').type(`${type}; charset=utf-8`).send(JSON.stringify(body));
}
