import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number;
  /** Of the input that it is about. */
  readonly field?: string;
  readonly mostBytes?: number;
}

const GRAPHQL = 'application/graphql-response+json';

/** Clients that know the media type read errors from it whatever the status; others read them only when the status is 200. */
export const readsGraphqlResponses = (accept: string | undefined): boolean => accept?.includes(GRAPHQL) ?? false;

/** The shape of GraphQL errors, whichever part of the server answers: a client reads one shape only. */
export async function sendFault(request: FastifyRequest, reply: FastifyReply, { status, message, ...facts }: Fault): Promise<void> {
  const body = { errors: [{ message, extensions: { ...facts, requestId: request.id } }] };
  if (facts.retryAfterSeconds !== undefined) reply.header('retry-after', String(facts.retryAfterSeconds));
  const type = readsGraphqlResponses(request.headers.accept) ? GRAPHQL : 'application/json';
  await reply.code(status).header('cache-control', 'no-store').type(`${type}; charset=utf-8`).send(JSON.stringify(body));
}
