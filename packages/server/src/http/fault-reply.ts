import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The shape of GraphQL errors, whichever part of the server answers: a client reads one shape only. */
export async function sendFault(request: FastifyRequest, reply: FastifyReply, { status, code, message }: Fault): Promise<void> {
  const body = { errors: [{ message, extensions: { code, requestId: request.id } }] };
  await reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(body));
}
