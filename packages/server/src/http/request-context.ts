import { pickLocale, type Locale } from '@assent/i18n';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, type Authenticated } from '../auth/authenticate';
import { findOperator } from '../auth/operator-key.service';
import type { Config } from '../config';
import type { Database } from '../database/database';
import type { Audience, Context, Follow, RequestFacts, SessionFacts, Viewer } from '../graphql/context';
import { createLoaders, type Loaders } from '../graphql/loaders';
import { bearerOf } from './bearer';
import type { ContextOf } from './graphql-endpoint';
import type { SessionCookie } from './session-cookie';
import type { StreamContextOf } from './stream-parts';

export interface ContextParts {
  readonly audience: Audience;
  readonly siteBuild: string | null;
  readonly config: () => Config;
  readonly database: Database;
  readonly cookie: SessionCookie;
  readonly clock: () => Date;
}

/** What resolvers get: who asks, from where, when and in which language. */
export function contextFor(parts: ContextParts): ContextOf {
  return async (request, reply) => {
    const context = new RequestContext(parts, request, reply);
    const key = bearerOf(request);
    // A request with a key is the key's, whatever cookie comes along.
    if (key === null) await context.authenticate(parts.cookie.tokenOf(request));
    else if (!(await context.admitOperator(key))) throw Object.assign(new Error('A key that opens nothing'), { statusCode: 401 });
    return context;
  };
}

/** The same for an answer on a stream: read anew whenever something is told, with nothing of it counting as activity of the session. */
export function streamContextFor(parts: ContextParts): StreamContextOf {
  return async (request, reply, follow) => {
    const context = new RequestContext(parts, request, reply, follow);
    await context.authenticate(parts.cookie.tokenOf(request));
    return context;
  };
}

/** A page that keeps itself true says by this header that nobody asked. Whoever sends it gets less, never more: a shorter session. */
const UNATTENDED = 'assent-unattended';

/** It is kept as evidence: long enough for any browser, too short to store something else in. */
const LONGEST_USER_AGENT = 400;
const LONGEST_LANGUAGE = 100;

/** Apollo copies own properties of a context and keeps its prototype: what changes lies behind a property that copies share. */
class RequestContext implements Context {
  readonly config: Config;
  readonly database: Database;
  readonly audience: Audience;
  readonly siteBuild: string | null;
  readonly request: RequestFacts;
  readonly locale: Locale;
  readonly now: Date;
  readonly loaders: Loaders;
  readonly setSessionToken: Context['setSessionToken'];
  readonly follow: Follow;
  readonly isActivity: boolean;
  readonly who: { is: Authenticated } = { is: { viewer: null, session: null } };

  constructor({ audience, siteBuild, config, database, cookie, clock }: ContextParts, request: FastifyRequest, reply: FastifyReply, follow?: Follow) {
    const { 'user-agent': userAgent, 'accept-language': accepted } = request.headers;
    this.config = config();
    this.database = database;
    this.audience = audience;
    this.siteBuild = siteBuild;
    this.request = { id: request.id, address: request.ip, userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) ?? null, language: accepted?.slice(0, LONGEST_LANGUAGE) ?? null };
    this.locale = pickLocale({ accepted });
    this.now = clock();
    this.loaders = createLoaders(database);
    this.follow = follow ?? refuseToFollow;
    this.isActivity = follow === undefined && request.headers[UNATTENDED] === undefined;
    this.setSessionToken = async (token, expiresAt) => {
      cookie.set(reply, token, expiresAt);
      await this.authenticate(token);
    };
  }

  get viewer(): Viewer | null {
    return this.who.is.viewer;
  }

  get session(): SessionFacts | null {
    return this.who.is.session;
  }

  /** Keys open the console's origin only. */
  async admitOperator(key: string): Promise<boolean> {
    const viewer = this.audience === 'CONSOLE' ? await findOperator(this.database, key, this.now) : null;
    this.who.is = { viewer, session: null };
    return viewer !== null;
  }

  async authenticate(token: string | null): Promise<void> {
    const { database, audience, now, config, isActivity } = this;
    this.who.is = await authenticate({ database, audience, token, now, idleMs: config.session.idleMs, isActivity });
  }
}

function refuseToFollow(): never {
  throw new Error('A request with one answer follows nothing');
}
