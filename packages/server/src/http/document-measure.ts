import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
} from 'graphql';
import { MAX_PAGE_SIZE } from '../graphql/connection';
import { costOf, UNPAGED_ROWS } from './cost-table';
import type { Operation } from './operation';

export interface Measure {
  /** Fields below one another. */
  readonly depth: number;
  readonly cost: number;
  readonly aliases: number;
}

const NOTHING: Measure = { depth: 0, cost: 0, aliases: 0 };

const beside = (one: Measure, other: Measure): Measure => ({
  depth: Math.max(one.depth, other.depth),
  cost: one.cost + other.cost,
  aliases: one.aliases + other.aliases,
});

/** Where a selection stands: in fields of this type, whose lists have this many rows when a page size was given just above. */
interface Place {
  readonly type: GraphQLNamedType;
  readonly pageSize: number | null;
}

/** How much a validated operation asks for, with its fragments where they are spread. Each fragment is measured once in each kind of place. */
export class DocumentRuler {
  readonly #schema: GraphQLSchema;
  readonly #operation: Operation;
  readonly #fragments = new Map<string, Measure>();

  constructor(schema: GraphQLSchema, operation: Operation) {
    this.#schema = schema;
    this.#operation = operation;
  }

  measure(): Measure {
    const { definition } = this.#operation;
    const type = this.#schema.getRootType(definition.operation);
    return type === undefined || type === null ? NOTHING : this.#all(definition.selectionSet, { type, pageSize: null });
  }

  #all(set: SelectionSetNode, place: Place): Measure {
    return set.selections.map((selection) => this.#one(selection, place)).reduce(beside, NOTHING);
  }

  #one(selection: SelectionNode, place: Place): Measure {
    if (selection.kind === Kind.FIELD) return this.#field(selection, place);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#spread(selection.name.value, place);
    return this.#all(selection.selectionSet, this.#within(selection.typeCondition?.name.value, place));
  }

  #within(typeName: string | undefined, place: Place): Place {
    const type = typeName === undefined ? undefined : this.#schema.getType(typeName);
    return type === undefined ? place : { ...place, type };
  }

  #spread(name: string, place: Place): Measure {
    const key = `${name} ${String(place.pageSize)}`;
    const known = this.#fragments.get(key);
    if (known !== undefined) return known;
    const fragment = this.#operation.fragments.get(name);
    if (fragment === undefined) return NOTHING;
    const measured = this.#all(fragment.selectionSet, this.#within(fragment.typeCondition.name.value, place));
    this.#fragments.set(key, measured);
    return measured;
  }

  #field(node: FieldNode, { type, pageSize }: Place): Measure {
    const aliases = node.alias === undefined ? 0 : 1;
    const field = fieldOf(type, node.name.value);
    // What the schema says of itself is no data, and is read only where that is switched on.
    if (field === undefined) return { depth: 1, cost: 0, aliases };
    const named = getNamedType(field.type);
    const own = costOf({ parent: type.name, name: field.name, isObject: isCompositeType(named) });
    if (node.selectionSet === undefined) return { depth: 1, cost: own, aliases };
    const below = this.#all(node.selectionSet, { type: named, pageSize: this.#pageSize(node, field) });
    const rows = isListType(getNullableType(field.type)) ? (pageSize ?? UNPAGED_ROWS) : 1;
    return { depth: 1 + below.depth, cost: own + rows * below.cost, aliases: aliases + below.aliases };
  }

  /** The page size that is asked for; null when the field has no pages. What is no number is refused when arguments are read, and counts as the most. */
  #pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number | null {
    const first = field.args.find(({ name }) => name === 'first');
    if (first === undefined) return null;
    const given = node.arguments?.find(({ name }) => name.value === 'first');
    const size = given === undefined ? first.defaultValue : this.#operation.valueOf(given.value);
    return typeof size === 'number' ? Math.max(1, size) : MAX_PAGE_SIZE;
  }
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
