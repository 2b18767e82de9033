import { getNamedType, isLeafType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Viewer } from './cast';
import { printSelection, selectionOf, type Selected } from './selection';

export interface Heard {
  readonly viewer: Viewer;
  readonly path: string;
  /** The whole answer as text: the scan looks for what must not be in it. */
  readonly text: string;
  /** The viewer was handed the secret of a link, which says who asks and for which company. */
  readonly isSecret: boolean;
}

/** What the table calls a thing, for a viewer. */
export type Naming = (viewer: Viewer) => (id: string) => string;

export type RootField = GraphQLField<unknown, unknown>;

export interface Document {
  readonly text: string;
  readonly selected: Selected | null;
}

/** A root field with all its arguments as variables, and everything behind it. */
export function documentOf(schema: GraphQLSchema, kind: 'query' | 'mutation' | 'subscription', field: RootField, { isLean = false } = {}): Document {
  const type = getNamedType(field.type);
  const selected = isLeafType(type) ? null : isLean ? { type, fields: null, members: [] } : selectionOf(schema, type);
  const variables = field.args.map(({ name, type: given }) => `$${name}: ${given.toString()}${defaultOf(field, name)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const around = (text: string): string => (text === '' ? '' : `(${text})`);
  return { text: `${kind} Everything${around(variables)} { ${field.name}${around(passed)}${printSelection(selected)} }`, selected };
}

function defaultOf({ args }: RootField, name: string): string {
  const value: unknown = args.find((argument) => argument.name === name)?.defaultValue;
  return ['number', 'string', 'boolean'].includes(typeof value) ? ` = ${String(value)}` : '';
}
