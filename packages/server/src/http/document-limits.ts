import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql';
import type { Config } from '../config';
import type { Context } from '../graphql/context';
import { isStorable } from '../graphql/text';
import { DocumentRuler, type Measure } from './document-measure';
import { Operation } from './operation';

/** Queries that tell whether a guess is right; every mutation records something or compares a secret. */
const GUESSABLE = ['domainAvailable', 'invitation'];

/** Refuses, before anything is executed, what asks for too much (ADR 0130) and what no database can keep (ADR 0131). */
export function documentLimits(limits: Config['document']): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation: definition, request }) => {
        // The document has none of that name, or several and none was named: it is refused by itself.
        if (definition === undefined) return;
        const variables = request.variables ?? {};
        const { isSubscription } = refuseBeyondLimits({ schema, document, definition, variables }, limits);
        if (isSubscription) throw refused('A subscription is no request with one answer. Send it to /graphql/stream.');
      },
    }),
  };
}

export interface Measured {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operation, when it is within every limit. */
export function refuseBeyondLimits({ schema, document, definition, variables }: Measured, limits: Config['document']): Operation {
  refuseValues(document, variables, limits);
  const operation = new Operation(document, variables, definition);
  refuseRepeats(operation);
  refuseMeasure(measureOf(schema, operation), limits);
  return operation;
}

/**
 * Pages send the same few documents again and again, and a server hands out one parsed object for each: what a document says by itself is looked
 * at once, and measured anew when the variables that its measure depends on change.
 */
const measured = new WeakMap<OperationDefinitionNode, { readonly measure: Measure; readonly sizes: ReadonlyMap<string, unknown> }>();
const checkedDocuments = new WeakSet<DocumentNode>();

function measureOf(schema: GraphQLSchema, operation: Operation): Measure {
  const known = measured.get(operation.definition);
  if (known !== undefined && operation.hasSent(known.sizes)) return known.measure;
  const measure = new DocumentRuler(schema, operation).measure();
  measured.set(operation.definition, { measure, sizes: operation.consulted });
  return measure;
}

function refuseMeasure(measure: Measure, limits: Config['document']): void {
  for (const limit of ['depth', 'cost', 'aliases'] as const) {
    if (measure[limit] > limits[limit]) throw beyond(limit, limits[limit], WORDS[limit](measure[limit], limits[limit]));
  }
}

const WORDS = {
  depth: (is: number, most: number): string => `The operation is ${is} fields deep; at most ${most} are taken. Ask in steps.`,
  cost: (is: number, most: number): string => `The operation costs ${is}; at most ${most} is taken. Ask for fewer rows (first) or fewer fields.`,
  aliases: (is: number, most: number): string => `The operation has ${is} aliases; at most ${most} are taken. Send several requests.`,
};

function refuseRepeats(operation: Operation): void {
  const names = operation.rootFields().filter((name) => name !== '__typename');
  if (operation.isMutation && names.length > 1) {
    throw beyond('mutations', 1, `The operation has ${names.length} mutations; one is taken. Send several requests.`);
  }
  const [repeated] = GUESSABLE.filter((guessable) => names.filter((name) => name === guessable).length > 1);
  if (repeated !== undefined) throw beyond('repeats', 1, `${repeated} can be asked for once in an operation. Send several requests.`);
}

function refuseValues(document: DocumentNode, variables: unknown, { listItems }: Config['document']): void {
  refuseWithin(variables, listItems);
  if (checkedDocuments.has(document)) return;
  visit(document, {
    [Kind.STRING]: ({ value }) => refuseText(value),
    [Kind.LIST]: ({ values }) => refuseLength(values.length, listItems),
  });
  checkedDocuments.add(document);
}

/** Without recursion: JSON may be nested deeper than the stack is. */
function refuseWithin(variables: unknown, listItems: number): void {
  const open: unknown[] = [variables];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') refuseText(value);
    if (Array.isArray(value)) refuseLength(value.length, listItems);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, held] of Object.entries(value)) {
      refuseText(key);
      open.push(held);
    }
  }
}

function refuseText(text: string): void {
  if (!isStorable(text)) throw refused('A text holds a NUL character or half of a surrogate pair. Send text that is valid Unicode, without NUL.');
}

function refuseLength(length: number, most: number): void {
  if (length > most) throw beyond('listItems', most, `A list has ${length} entries; at most ${most} are taken.`);
}

const beyond = (limit: string, most: number, message: string): GraphQLError => refused(message, { limit, most });

function refused(message: string, facts: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...facts, http: { status: 400 } } });
}
