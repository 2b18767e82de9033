import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config';
import type { Context, Follow } from '../graphql/context';
import type { LiveFeed } from '../live/feed';
import type { Logger } from '../log';
import type { OpenStreams } from './open-streams';
import type { RequestRate } from './request-rate';

export type StreamContextOf = (request: FastifyRequest, reply: FastifyReply, follow: Follow) => Promise<Context>;

export interface StreamParts {
  readonly schema: GraphQLSchema;
  readonly feed: LiveFeed;
  readonly streams: OpenStreams;
  readonly rate: RequestRate;
  readonly contextOf: StreamContextOf;
  readonly config: Config;
  readonly logger: Logger;
}
