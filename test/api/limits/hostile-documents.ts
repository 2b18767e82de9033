import fc, { type Arbitrary, type GeneratorValue } from 'fast-check';
import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  OperationTypeNode,
} from 'graphql';
import { HostileValues } from './hostile-values';

export interface HostileRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

export interface Seeds {
  readonly schema: GraphQLSchema;
  /** Identifiers of rows, also of those that the sender may not see. */
  readonly ids: readonly string[];
  /** Mutations that would end the sender's own session. */
  readonly without: readonly string[];
  /** Of which kinds; two queries for each mutation when left out. */
  readonly kinds?: readonly OperationTypeNode[];
}

const USUAL = [OperationTypeNode.QUERY, OperationTypeNode.QUERY, OperationTypeNode.MUTATION];

/** Operations over the schema: any root field with any fields below it, and variables that fit its types, nearly fit them, or do not. */
export const hostileRequests = (seeds: Seeds): Arbitrary<HostileRequest> => fc.gen().map((draw) => new Writer(draw, seeds).write());

class Writer {
  readonly #draw: GeneratorValue;
  readonly #seeds: Seeds;
  readonly #values: HostileValues;
  readonly #variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];

  constructor(draw: GeneratorValue, seeds: Seeds) {
    this.#draw = draw;
    this.#seeds = seeds;
    this.#values = new HostileValues(draw, seeds.ids);
  }

  write(): HostileRequest {
    const { schema, without, kinds = USUAL } = this.#seeds;
    const kind = this.#pick(kinds);
    const fields = Object.values(schema.getRootType(kind)?.getFields() ?? {}).filter(({ name }) => !without.includes(name));
    const selection = this.#field(this.#pick(fields), 0);
    const declared = this.#declared.length === 0 ? '' : `(${this.#declared.join(', ')})`;
    return { query: `${kind} Hostile${declared} { ${selection} }`, variables: this.#variables };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.map((arg) => {
      const name = `v${this.#declared.length}`;
      this.#declared.push(`$${name}: ${String(arg.type)}`);
      this.#variables[name] = this.#values.for(arg.type);
      return `${arg.name}: $${name}`;
    });
    return `${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${this.#below(field.type, depth + 1)}`;
  }

  #below(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isUnionType(named)) {
      const members = named.getTypes().map((member) => `... on ${member.name}${this.#below(member, depth)}`);
      return ` { __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(named) && !isInterfaceType(named)) return '';
    if (depth > 6) return ' { __typename }';
    const fields = Object.values(named.getFields());
    const chosen = new Set(Array.from({ length: 4 }, () => this.#pick(fields)));
    // A name that two members give different types must differ, or the document is refused as a whole.
    return ` { ${[...chosen].map((field) => `${named.name}_${field.name}: ${this.#field(field, depth)}`).join(' ')} }`;
  }

  #pick<Value>(values: readonly Value[]): Value {
    return this.#draw(() => fc.constantFrom(...values));
  }
}
