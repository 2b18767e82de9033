import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** How one row is found by values, each of which stands in the statement as `:name`. */
export interface FixedStatement<Name extends string> {
  readonly names: readonly Name[];
  readonly build: (manager: EntityManager) => SelectQueryBuilder<ObjectLiteral>;
}

/** A statement that every request needs, with other values: its text is written once, for that takes longer than the database needs to answer. */
export function fixedStatement<Row, Name extends string>({ names, build }: FixedStatement<Name>) {
  let written: { readonly text: string; readonly order: readonly unknown[] } | undefined;
  return async (manager: EntityManager, values: Readonly<Record<Name, string>>): Promise<Row | null> => {
    if (written === undefined) {
      // Each name stands for its own value, so that the order in which this database takes the values can be read off.
      const [text, order] = build(manager).setParameters(Object.fromEntries(names.map((name) => [name, name]))).getQueryAndParameters();
      written = { text, order };
    }
    const given = new Map<unknown, string>(names.map((name) => [name, values[name]]));
    const [row] = await manager.query<Row[]>(written.text, written.order.map((name) => given.get(name)));
    return row ?? null;
  };
}
