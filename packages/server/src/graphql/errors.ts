import { GraphQLError } from 'graphql';

/** The codes of a client's fault; anything else thrown is ours, masked and logged. */
export type ClientFaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'TOO_MANY_REQUESTS';

function clientFault(code: ClientFaultCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

export const unauthenticated = (): GraphQLError => clientFault('UNAUTHENTICATED', 'Sign in first.');
export const forbidden = (message = 'Not allowed.'): GraphQLError => clientFault('FORBIDDEN', message);
/** Also what a viewer may not see: whether it exists is not told. */
export const notFound = (message = 'Not found.'): GraphQLError => clientFault('NOT_FOUND', message);
export const badUserInput = (message: string, path?: string): GraphQLError =>
  clientFault('BAD_USER_INPUT', message, path === undefined ? {} : { path });
export const tooManyRequests = (retryAfterSeconds: number): GraphQLError =>
  clientFault('TOO_MANY_REQUESTS', `Too many attempts. Try again in ${retryAfterSeconds} seconds.`, { retryAfterSeconds });
