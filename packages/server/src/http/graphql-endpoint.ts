import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config';
import { fromOrigin } from '../events/origin';
import type { Context } from '../graphql/context';
import type { Logger } from '../log';
import { documentLimits } from './document-limits';
import { faultReporter, maskError } from './error-masking';
import { sendFault } from './fault-reply';
import { operatorLimits } from './operator-limits';
import type { RequestRate } from './request-rate';

export async function startApollo(schema: GraphQLSchema, config: Config, logger: Logger): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    logger,
    introspection: config.introspection,
    formatError: maskError,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: config.document.tokens },
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    plugins: [
      // Measured to multiply the cost of list queries: it visits every field.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      documentLimits(config.document),
      operatorLimits(),
      faultReporter(logger),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Throws for a request with a key that opens nothing: it is not taken for one without a key. */
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

export interface GraphqlParts {
  readonly apollo: ApolloServer<Context>;
  readonly contextOf: ContextOf;
  readonly rate: RequestRate;
}

/** Only POST: a query in an address would end up in histories and in logs of others. */
export function addGraphql(app: FastifyInstance, { apollo, contextOf, rate }: GraphqlParts): void {
  app.post('/graphql', async function (request, reply) {
    reply.header('cache-control', 'no-store');
    const context = await contextOf(request, reply);
    if (await rate.refusesSession(context.session ?? context.viewer, request, reply)) return reply;
    return fromOrigin(context.request, () => fastifyApolloHandler(apollo, { context: async () => context }).call(app, request, reply));
  });
  app.get('/graphql', async (request, reply) => {
    reply.header('allow', 'POST');
    return sendFault(request, reply, { status: 405, code: 'BAD_REQUEST', message: 'GraphQL is asked with POST.' });
  });
}
