import type { FastifyReply, FastifyRequest } from 'fastify';
import { namesOfOrigin } from './origin';
import { sendFault } from './fault-reply';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whatever may change something must come from a page of this very site, or from no page at all (a script).
 * Cookies ignore ports and SameSite ignores subdomains, so the cookie alone would not tell the two sites apart.
 */
export function refuseOtherOrigins(originOfSite: () => string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (READS.includes(request.method) || comesFrom(request, originOfSite())) return;
    await sendFault(request, reply, { status: 403, code: 'FORBIDDEN', message: `Requests are taken from pages of ${originOfSite()} only.` });
  };
}

function comesFrom({ headers }: FastifyRequest, origin: string): boolean {
  if (headers.origin !== undefined) return namesOfOrigin(origin).includes(headers.origin);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
