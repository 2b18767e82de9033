import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Audience } from '../graphql/context';
import { isLoopbackOrigin } from './origin';

const NAMES: Record<Audience, string> = { CONSOLE: 'assent-console', ACCEPTANCE: 'assent-acceptance' };

/** The cookie of one site (ADR 0081): with TLS it is bound to exactly this host by its prefix. */
export class SessionCookie {
  readonly name: string;
  readonly #attributes: { path: string; httpOnly: boolean; sameSite: 'lax'; secure: boolean };

  constructor(audience: Audience, origin: string) {
    const secure = !isLoopbackOrigin(origin);
    this.name = secure ? `__Host-${NAMES[audience]}` : NAMES[audience];
    this.#attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  tokenOf(request: FastifyRequest): string | null {
    return request.cookies[this.name] ?? null;
  }

  set(reply: FastifyReply, token: string | null, expires?: Date): void {
    if (token === null) reply.clearCookie(this.name, this.#attributes);
    else reply.setCookie(this.name, token, { ...this.#attributes, expires });
  }
}
