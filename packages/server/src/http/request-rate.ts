import { pickLocale, translate } from '@assent/i18n';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressGroupOf } from '../auth/address-group';
import type { Config } from '../config';
import { sendFault } from './fault-reply';

/** Pages and their files are cheap and come many at a time; whoever watches over the process must always get an answer. */
const UNCOUNTED: readonly (string | undefined)[] = [undefined, '/', '/*', '/healthz', '/readyz'];

/** How many requests come from one address and in one session, in this process (ADR 0132). */
export class RequestRate {
  readonly #addresses: RateLimiterMemory;
  readonly #sessions: RateLimiterMemory;

  constructor({ perAddress, perSession, windowSeconds: duration }: Config['rate']) {
    this.#addresses = new RateLimiterMemory({ points: perAddress, duration });
    this.#sessions = new RateLimiterMemory({ points: perSession, duration });
  }

  /** Before anything is read: neither the body nor the session. */
  countAddresses(app: FastifyInstance): void {
    app.addHook('onRequest', async (request, reply) => {
      if (UNCOUNTED.includes(request.routeOptions.url)) return;
      await refuse(request, reply, await secondsToWait(this.#addresses, addressGroupOf(request.ip)));
    });
  }

  /** Whether the request was refused, and answered so. An operator's key counts as a session does. */
  async refusesSession(session: { readonly id: string } | null, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (session === null) return false;
    const seconds = await secondsToWait(this.#sessions, session.id);
    await refuse(request, reply, seconds);
    return seconds !== null;
  }
}

async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    // It throws what it counted when that is too much, and errors otherwise.
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}

async function refuse(request: FastifyRequest, reply: FastifyReply, seconds: number | null): Promise<void> {
  if (seconds === null) return;
  const locale = pickLocale({ accepted: request.headers['accept-language'] });
  const message = translate(locale, 'refusals.fault.TOO_MANY_REQUESTS', { count: Math.ceil(seconds / 60) });
  await sendFault(request, reply, { status: 429, code: 'TOO_MANY_REQUESTS', message, retryAfterSeconds: seconds });
}
