import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { translate, type Locale, type MessageKey, type MessageParams } from '@assent/i18n';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Context } from '../graphql/context';
import type { Logger } from '../log';
import { readsGraphqlResponses, type Fault } from './fault-reply';

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** Ours by name (api.md), and those with which Apollo answers a malformed request. */
const CLIENT_FAULTS = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'TOO_MANY_REQUESTS',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
];

const WORDS: Partial<Record<string, MessageKey>> = {
  UNAUTHENTICATED: 'refusals.fault.UNAUTHENTICATED',
  FORBIDDEN: 'refusals.fault.FORBIDDEN',
  NOT_FOUND: 'refusals.fault.NOT_FOUND',
  TOO_MANY_REQUESTS: 'refusals.fault.TOO_MANY_REQUESTS',
  INTERNAL_SERVER_ERROR: 'refusals.fault.INTERNAL_SERVER_ERROR',
};

/** Only a GraphQLError that carries one of the known codes was meant for the client; everything else is our fault. */
export function isClientFault(error: unknown): boolean {
  const thrown = unwrapResolverError(error);
  return thrown instanceof GraphQLError && CLIENT_FAULTS.includes(String(thrown.extensions.code));
}

/** Apollo Server takes it from what validation says; graphql-js adds it to what it says of variables, too. */
const SUGGESTION = / Did you mean [^?]*\?$/;

/** What is ours loses all that it says; its words and the request id are put in below, where the request is known. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (isClientFault(error)) return withoutValue({ ...formatted, message: formatted.message.replace(SUGGESTION, '') }, error);
  return { message: 'Internal server error', path: formatted.path, extensions: { code: INTERNAL } };
}

const REFUSED_VARIABLE = /^Variable "\$(\w+)" got invalid value /;

/** graphql-js quotes a variable that it refuses: a password in it would stand in the log of whoever sent it. Instead it is said where it is wrong. */
function withoutValue(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const variable = REFUSED_VARIABLE.exec(formatted.message)?.[1];
  if (variable === undefined) return formatted;
  const reason = error instanceof GraphQLError ? (error.originalError?.message ?? '') : '';
  const path = / at "([^"]*)"; /.exec(formatted.message)?.[1] ?? variable;
  const message = `Variable "$${variable}" is invalid at "${path}". ${reason.replace(SUGGESTION, '').replace(/: .*$/s, '.')}`;
  return { ...formatted, message: message.trim(), extensions: { ...formatted.extensions, path } };
}

/** Logs our faults under the request id that the client is told, and says errors in the reader's language. */
export function faultReporter(logger: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue, operationName }) => {
        for (const error of errors.filter((candidate) => !isClientFault(candidate))) {
          const facts = { requestId: contextValue.request.id, operation: operationName ?? undefined, field: error.path?.join('.') };
          logger.error({ ...facts, err: unwrapResolverError(error) }, 'fault');
        }
      },
      willSendResponse: async (request) => {
        answerAsBefore(request);
        tellWhenToReturn(request);
        putIntoWords(request);
      },
    }),
  };
}

const STATUSES: Partial<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, TOO_MANY_REQUESTS: 429 };

/** The same for an address outside GraphQL, where a fault is a status; null when it is ours. */
export function faultOf(error: unknown, locale: Locale): Fault | null {
  if (!(error instanceof GraphQLError) || !isClientFault(error)) return null;
  const code = String(error.extensions['code']);
  const key = WORDS[code];
  const message = key === undefined ? error.message : translate(locale, key, paramsOf(error));
  return { ...error.extensions, status: STATUSES[code] ?? 400, code, message };
}

/** The same for an answer on a stream. */
export function errorsFor(context: Context, errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  return errors.map((error) => inWords(maskError(error.toJSON(), error), context));
}

/** What is wrong with the document or its variables, and not with the HTTP request. */
const FAULTS_OF_DOCUMENTS = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'];

/** GraphQL over HTTP: with application/json a request that is well-formed is answered with 200, whatever became of its document (ADR 0133). */
function answerAsBefore({ request, response }: GraphQLRequestContextWillSendResponse<Context>): void {
  if (response.http.status !== 400 || response.body.kind !== 'single' || readsGraphqlResponses(request.http?.headers.get('accept'))) return;
  const codes = (response.body.singleResult.errors ?? []).map(({ extensions }) => String(extensions?.['code']));
  if (codes.every((code) => FAULTS_OF_DOCUMENTS.includes(code))) response.http.status = 200;
}

/** Whoever has to wait hears it as HTTP says it, too. */
function tellWhenToReturn({ response }: GraphQLRequestContextWillSendResponse<Context>): void {
  if (response.body.kind !== 'single') return;
  const waits = (response.body.singleResult.errors ?? []).map(({ extensions }) => extensions?.['retryAfterSeconds']).filter((seconds) => typeof seconds === 'number');
  if (waits.length === 0) return;
  response.http.status = 429;
  response.http.headers.set('retry-after', String(Math.max(...waits)));
}

function putIntoWords({ response, contextValue }: GraphQLRequestContextWillSendResponse<Context>): void {
  if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined) return;
  response.body.singleResult.errors = response.body.singleResult.errors.map((error) => inWords(error, contextValue));
}

function inWords(error: GraphQLFormattedError, { locale, request }: Context): GraphQLFormattedError {
  const code = String(error.extensions?.['code']);
  // Apollo's own words name Apollo, and no way out.
  const key = error.extensions?.['validationErrorCode'] === 'INTROSPECTION_DISABLED' ? 'refusals.fault.INTROSPECTION_DISABLED' : WORDS[code];
  const extensions = code === INTERNAL ? { ...error.extensions, requestId: request.id } : error.extensions;
  return key === undefined ? error : { ...error, message: translate(locale, key, paramsOf(error)), extensions };
}

function paramsOf({ extensions }: Pick<GraphQLFormattedError, 'extensions'>): MessageParams {
  const seconds = extensions?.['retryAfterSeconds'];
  return typeof seconds === 'number' ? { count: Math.ceil(seconds / 60) } : {};
}
