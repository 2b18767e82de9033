import { pickLocale } from '@assent/i18n';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../auth/authenticate';
import type { Config } from '../config';
import type { Database } from '../database/database';
import type { Audience, Context } from '../graphql/context';
import { createLoaders } from '../graphql/loaders';
import type { ContextOf } from './graphql-endpoint';
import type { SessionCookie } from './session-cookie';

export interface ContextParts {
  readonly audience: Audience;
  readonly config: () => Config;
  readonly database: Database;
  readonly cookie: SessionCookie;
  readonly clock: () => Date;
}

/** What resolvers get: who asks, from where, when and in which language. */
export function contextFor({ audience, config, database, cookie, clock }: ContextParts): ContextOf {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
    const now = clock();
    const whoSends = (token: string | null) => authenticate({ database, audience, token, now, idleMs: config().session.idleMs });
    let who = await whoSends(cookie.tokenOf(request));
    return {
      config: config(),
      database,
      audience,
      get viewer() {
        return who.viewer;
      },
      get session() {
        return who.session;
      },
      request: { id: request.id, address: request.ip, userAgent: request.headers['user-agent']?.slice(0, LONGEST_USER_AGENT) ?? null },
      locale: pickLocale({ accepted: request.headers['accept-language'] }),
      now,
      loaders: createLoaders(database),
      setSessionToken: async (token, expiresAt) => {
        cookie.set(reply, token, expiresAt);
        who = await whoSends(token);
      },
    };
  };
}

/** It is kept as evidence: long enough for any browser, too short to store something else in. */
const LONGEST_USER_AGENT = 400;
