import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, OperationTypeNode, type SelectionSetNode, valueFromASTUntyped, type ValueNode } from 'graphql';

/** The operation that is about to be executed, with what belongs to it. */
export class Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables whose values were looked at, as they were sent. */
  readonly consulted = new Map<string, unknown>();
  readonly #variables: ReadonlyMap<string, unknown>;

  constructor(document: DocumentNode, variables: Readonly<Record<string, unknown>>, definition: OperationDefinitionNode) {
    this.definition = definition;
    const fragments = document.definitions.filter((candidate) => candidate.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#variables = new Map(Object.entries(variables));
  }

  get isMutation(): boolean {
    return this.definition.operation === OperationTypeNode.MUTATION;
  }

  get isSubscription(): boolean {
    return this.definition.operation === OperationTypeNode.SUBSCRIPTION;
  }

  /** What is written or, for a variable, sent; not yet checked against its type. */
  valueOf(node: ValueNode): unknown {
    if (node.kind !== Kind.VARIABLE) return valueFromASTUntyped(node);
    const name = node.name.value;
    this.consulted.set(name, this.#variables.get(name));
    if (this.#variables.has(name)) return this.#variables.get(name);
    const fallback = this.definition.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
    return fallback === undefined ? undefined : valueFromASTUntyped(fallback);
  }

  /** Whether every one of these was sent with the same value. */
  hasSent(values: ReadonlyMap<string, unknown>): boolean {
    return [...values].every(([name, value]) => this.#variables.get(name) === value);
  }

  /** The names of the root fields, one for each key of the answer. */
  rootFields(): readonly string[] {
    const keys = new Map<string, string>();
    this.#collect(this.definition.selectionSet, { keys, spread: new Set() });
    return [...keys.values()];
  }

  #collect(set: SelectionSetNode, found: { keys: Map<string, string>; spread: Set<string> }): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) found.keys.set(keyOf(selection), selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.#collect(selection.selectionSet, found);
      else if (!found.spread.has(selection.name.value)) {
        found.spread.add(selection.name.value);
        const fragment = this.fragments.get(selection.name.value);
        if (fragment !== undefined) this.#collect(fragment.selectionSet, found);
      }
    }
  }
}

const keyOf = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;
