import { getNamedType, isObjectType, isUnionType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/**
 * What one document asks for below a root field. Every edge of the schema (a field that gives objects) that the root field leads to is followed
 * once, where the chain to it is shortest, and every field of what it gives is asked for; where an edge comes again only `__typename` and `id` are.
 * So each field of each type is tried behind every edge that can deliver its type, from every root field that reaches that edge.
 */
export interface Selected {
  readonly type: GraphQLNamedType;
  /** Null: of this only what tells it apart is asked for. */
  readonly fields: ReadonlyMap<string, Selected | null> | null;
  /** Of a union: what is asked of each member. */
  readonly members: readonly Selected[];
}

/** Arguments of fields below the root, in the language of documents. One with a required argument that is not here fails the test. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Agreement.text': '(language: "de-DE")',
};

/** No list of the scene is longer, and a document stays within what a server takes at most. */
const PAGE = '(first: 9)';

interface Open {
  readonly type: GraphQLNamedType;
  fields: Map<string, Selected | null> | null;
  members: Open[];
}

export function selectionOf(schema: GraphQLSchema, root: GraphQLNamedType): Selected {
  const followed = new Set<string>();
  const start: Open = { type: root, fields: null, members: [] };
  const queue = [start];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) queue.push(...expand(schema, next, followed));
  return start;
}

/** Fills one place, and answers the places that it opens. */
function expand(schema: GraphQLSchema, place: Open, followed: Set<string>): Open[] {
  if (isUnionType(place.type)) {
    place.members = schema.getPossibleTypes(place.type).map((type) => ({ type, fields: null, members: [] }));
    return place.members;
  }
  if (!isObjectType(place.type)) return [];
  const { name } = place.type;
  const opened: Open[] = [];
  place.fields = new Map();
  for (const field of Object.values(place.type.getFields())) {
    const type = getNamedType(field.type);
    const isEdge = isObjectType(type) || isUnionType(type);
    const below: Open | null = isEdge ? { type, fields: null, members: [] } : null;
    place.fields.set(field.name, below);
    const edge = `${name}.${field.name}`;
    if (below === null || followed.has(edge)) continue;
    followed.add(edge);
    opened.push(below);
  }
  return opened;
}

/** The selection as a document has it, after the field's name; empty for a value. Below a union each field has its type before its name, for two members may differ. */
export function printSelection(selected: Selected | null): string {
  if (selected === null) return '';
  if (isUnionType(selected.type)) return ` { __typename ${selected.members.map((member) => `... on ${member.type.name}${printFields(member, `${member.type.name}__`)}`).join(' ')} }`;
  return printFields(selected, '');
}

function printFields({ type, fields }: Selected, prefix: string): string {
  if (!isObjectType(type)) throw new Error(`${type.name} has no fields`);
  if (fields === null) return ` { ${tellApart(type)} }`;
  const printed = [...fields].map(([name, below]) => `${prefix === '' ? '' : `${prefix}${name}: `}${name}${argumentsOf(type, name)}${printSelection(below)}`);
  return ` { __typename ${printed.join(' ')} }`;
}

function tellApart(type: GraphQLObjectType): string {
  const { id, edges } = type.getFields();
  if (id !== undefined) return '__typename id';
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields()['node'] : undefined;
  return node === undefined ? '__typename' : '__typename edges { node { __typename id } }';
}

function argumentsOf(type: GraphQLObjectType, name: string): string {
  const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[name];
  const given = ARGUMENTS[`${type.name}.${name}`];
  if (given !== undefined) return given;
  if (field?.args.some((argument) => argument.name === 'first')) return PAGE;
  const required = field?.args.find((argument) => argument.type.toString().endsWith('!') && argument.defaultValue === undefined);
  if (required !== undefined) throw new Error(`${type.name}.${name} needs the argument ${required.name}: write its value into ARGUMENTS in test/api/access/selection.ts`);
  return '';
}
