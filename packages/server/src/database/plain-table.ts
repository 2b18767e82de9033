import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

type Column = EntityMetadata['columns'][number];

/** A value, and the column that it belongs to. */
type Pair = readonly [Column, unknown];

export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

export interface Selection extends Statement {
  readonly columns: readonly Column[];
}

export interface Asked {
  readonly where: unknown;
  readonly select?: unknown;
  readonly order?: unknown;
  readonly take?: number | undefined;
}

/**
 * Statements on one table that compare with plain values or write them. Null: something else is asked (an operator, a relation, what may be null), which TypeORM's query builders know.
 * A text is written once for every shape of a question, which is code's and not a client's to choose.
 */
export class PlainTable {
  readonly #metadata: EntityMetadata;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #texts = new Map<string, string>();

  constructor(
    private readonly source: DataSource,
    target: EntityTarget<ObjectLiteral>,
  ) {
    this.#metadata = source.getMetadata(target);
    this.#columns = new Map(this.#metadata.columns.filter(({ isVirtual }) => !isVirtual).map((column) => [column.propertyName, column]));
  }

  select({ where, select, order = {}, take }: Asked): Selection | null {
    const conditions = this.#pairs(where, isComparable);
    const columns = select === undefined ? [...this.#columns.values()].filter(({ isSelect }) => isSelect) : this.#chosen(select);
    const orders = this.#orders(order);
    if (conditions === null || columns === null || orders === null) return null;
    const shape = ['select', namesOf(columns), namesOf(conditions.map(columnIn)), orders, String(take)].join(' ');
    const text = this.#text(shape, () => {
      const limit = take === undefined ? '' : ` LIMIT ${take}`;
      return `SELECT ${columns.map(this.#named).join(', ')} FROM ${this.#name} WHERE ${this.#conditions(conditions)}${orders}${limit}`;
    });
    return { text, parameters: this.#persisted(conditions), columns };
  }

  insert(rows: readonly unknown[]): Statement | null {
    const pairs = rows.map((row) => this.#pairs(row, isStorable));
    const columns = pairs[0]?.map(columnIn) ?? [];
    const shape = namesOf(columns);
    if (!pairs.every((row) => row !== null && namesOf(row.map(columnIn)) === shape)) return null;
    const text = this.#text(`insert ${rows.length} ${shape}`, () => {
      let count = 0;
      const row = (): string => `(${columns.map(() => `$${(count += 1)}`).join(', ')})`;
      return `INSERT INTO ${this.#name} (${columns.map(this.#named).join(', ')}) VALUES ${rows.map(row).join(', ')}`;
    });
    return { text, parameters: pairs.flatMap((row) => this.#persisted(row ?? [])) };
  }

  update(where: unknown, change: unknown): Statement | null {
    const [conditions, values] = [this.#pairs(where, isComparable), this.#pairs(change, isStorable)];
    if (conditions === null || values === null) return null;
    const shape = ['update', namesOf(values.map(columnIn)), namesOf(conditions.map(columnIn))].join(' ');
    const text = this.#text(shape, () => {
      const set = values.map(([column], index) => `${this.#named(column)} = $${index + 1}`);
      return `UPDATE ${this.#name} SET ${set.join(', ')} WHERE ${this.#conditions(conditions, values.length)}`;
    });
    return { text, parameters: this.#persisted([...values, ...conditions]) };
  }

  /** Gives an entity what the row holds, as TypeORM would. */
  fill<Entity extends ObjectLiteral>(entity: Entity, row: Readonly<Record<string, unknown>>, columns: readonly Column[]): Entity {
    for (const column of columns) column.setEntityValue(entity, this.source.driver.prepareHydratedValue(row[column.databaseName], column));
    return entity;
  }

  #pairs(values: unknown, isPlain: (value: unknown, column: Column) => boolean): readonly Pair[] | null {
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return null;
    const pairs: Pair[] = [];
    for (const [property, value] of Object.entries(values)) {
      const column = this.#columns.get(property);
      if (column === undefined || !isPlain(value, column)) return null;
      pairs.push([column, value]);
    }
    return pairs.length === 0 ? null : pairs;
  }

  #chosen(select: unknown): readonly Column[] | null {
    return this.#pairs(select, (value) => value === true)?.map(columnIn) ?? null;
  }

  #orders(order: unknown): string | null {
    if (typeof order !== 'object' || order === null) return null;
    if (Object.keys(order).length === 0) return '';
    const pairs = this.#pairs(order, (value) => value === 'ASC' || value === 'DESC');
    return pairs && ` ORDER BY ${pairs.map(([column, direction]) => `${this.#named(column)} ${String(direction)}`).join(', ')}`;
  }

  #conditions(pairs: readonly Pair[], parametersBefore = 0): string {
    return pairs.map(([column], index) => `${this.#named(column)} = $${parametersBefore + index + 1}`).join(' AND ');
  }

  #persisted(pairs: readonly Pair[]): unknown[] {
    return pairs.map(([column, value]): unknown => this.source.driver.preparePersistentValue(value, column));
  }

  #text(shape: string, write: () => string): string {
    const text = this.#texts.get(shape) ?? write();
    this.#texts.set(shape, text);
    return text;
  }

  get #name(): string {
    return this.source.driver.escape(this.#metadata.tableName);
  }

  readonly #named = ({ databaseName }: Column): string => this.source.driver.escape(databaseName);
}

const columnIn = ([column]: Pair): Column => column;
const namesOf = (columns: readonly Column[]): string => columns.map(({ propertyName }) => propertyName).join();

const isValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date || Buffer.isBuffer(value);

// With null nothing compares, and TypeORM has its own opinion of what was meant.
const isComparable = (value: unknown): boolean => isValue(value);

// What a transformer turns into text is a value too.
const isStorable = (value: unknown, { transformer }: Column): boolean => value === null || isValue(value) || (transformer !== undefined && typeof value === 'object');
