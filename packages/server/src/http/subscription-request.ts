import { getOperationAST, GraphQLError, OperationTypeNode, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import * as v from 'valibot';
import type { Config } from '../config';
import { badUserInput } from '../graphql/errors';
import { refuseBeyondLimits } from './document-limits';

const parameters = v.object({
  query: v.string(),
  operationName: v.nullish(v.string()),
  variables: v.nullish(v.record(v.string(), v.unknown())),
  extensions: v.nullish(v.record(v.string(), v.unknown())),
});

export type StreamParameters = v.InferOutput<typeof parameters>;

/** The parameters of GraphQL over HTTP; null when they are malformed. */
export function parametersOf(body: unknown): StreamParameters | null {
  const { success, output } = v.safeParse(parameters, body);
  return success ? output : null;
}

export interface Subscribing {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** The subscription that is asked for. Everything else, and whatever asks for too much, is refused as Apollo Server and its plugins refuse it. */
export function prepareSubscription(schema: GraphQLSchema, { query, operationName, variables }: StreamParameters, limits: Config['document']): Subscribing {
  const document = parsed(query, limits.tokens);
  const [invalid] = validate(schema, document, undefined, { maxErrors: 1 });
  if (invalid !== undefined) throw coded(invalid, 'GRAPHQL_VALIDATION_FAILED');
  const definition = getOperationAST(document, operationName);
  if (!definition) throw new GraphQLError('The document has no such operation.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  if (definition.operation !== OperationTypeNode.SUBSCRIPTION) throw badUserInput('Streams are for subscriptions. Send queries and mutations to /graphql.');
  const variableValues = variables ?? {};
  refuseBeyondLimits({ schema, document, definition, variables: variableValues }, limits);
  return { schema, document, operationName: operationName ?? undefined, variableValues };
}

function parsed(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

function coded({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
