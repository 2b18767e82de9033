import { getOperationAST, getVariableValues, GraphQLError, OperationTypeNode, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import * as v from 'valibot';
import type { Config } from '../config';
import { badUserInput } from '../graphql/errors';
import { refuseBeyondLimits } from './document-limits';

const jsonObject = v.pipe(
  v.unknown(),
  v.check((given) => !Array.isArray(given)),
  v.record(v.string(), v.unknown()),
);

const parameters = v.object({
  query: v.string(),
  operationName: v.nullish(v.string()),
  variables: v.nullish(jsonObject),
  extensions: v.nullish(jsonObject),
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
  const document = checked(schema, query, limits.tokens);
  const definition = getOperationAST(document, operationName);
  if (!definition) throw new GraphQLError('The document has no such operation.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  if (definition.operation !== OperationTypeNode.SUBSCRIPTION) throw badUserInput('Streams are for subscriptions. Send queries and mutations to /graphql.');
  const variableValues = variables ?? {};
  refuseBeyondLimits({ schema, document, definition, variables: variableValues }, limits);
  const [misfit] = getVariableValues(schema, definition.variableDefinitions ?? [], variableValues).errors ?? [];
  if (misfit !== undefined) throw coded(misfit, 'BAD_USER_INPUT');
  return { schema, document, operationName: operationName ?? undefined, variableValues };
}

function checked(schema: GraphQLSchema, query: string, maxTokens: number): DocumentNode {
  try {
    const document = parse(query, { maxTokens });
    const [invalid] = validate(schema, document, undefined, { maxErrors: 1 });
    if (invalid !== undefined) throw coded(invalid, 'GRAPHQL_VALIDATION_FAILED');
    return document;
  } catch (error) {
    if (error instanceof GraphQLError) throw error.extensions['code'] === undefined ? coded(error, 'GRAPHQL_PARSE_FAILED') : error;
    // A few thousand brackets are within the limit of words, and deeper than the stack is.
    if (error instanceof RangeError) throw new GraphQLError('The document is nested too deeply.', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
    throw error;
  }
}

function coded({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
