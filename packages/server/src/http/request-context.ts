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
    const { viewer, session } = await authenticate({ database, audience, token: cookie.tokenOf(request), now, idleMs: config().session.idleMs });
    return {
      config: config(),
      database,
      audience,
      viewer,
      session,
      request: { id: request.id, address: request.ip, userAgent: request.headers['user-agent']?.slice(0, LONGEST_USER_AGENT) ?? null },
      locale: pickLocale({ accepted: request.headers['accept-language'] }),
      now,
      loaders: createLoaders(database),
      setSessionToken: (token, expiresAt) => cookie.set(reply, token, expiresAt),
    };
  };
}

/** It is kept as evidence: long enough for any browser, too short to store something else in. */
const LONGEST_USER_AGENT = 400;
