import type { FastifyRequest } from 'fastify';

/** The key after `Authorization: Bearer`; null when the header is not there or of another scheme, such as one that a proxy asks for. */
export function bearerOf({ headers }: FastifyRequest): string | null {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}
