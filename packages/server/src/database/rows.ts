import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The columns of a raw row: its property, and where it comes from ("partner.name"). */
export type Columns<Row> = Readonly<Record<keyof Row & string, string>>;

/**
 * A narrow statement on one entity that returns plain rows: only the columns that are asked for, nothing hydrated.
 * `columns` maps each property of the row to "alias.property" of an entity or to an expression.
 */
export function selectRows<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Entity,
  alias: string,
  columns: Readonly<Record<string, string>>,
): SelectQueryBuilder<Entity> {
  const query = manager.createQueryBuilder(entity, alias).select([]);
  for (const [name, expression] of Object.entries(columns)) query.addSelect(expression, name);
  return query;
}

/** A code list kept as JSON text, as a raw row holds it; what is not in the list is dropped. */
export function codesOf<Code extends string>(json: string, known: readonly Code[]): Code[] {
  const parsed: unknown = JSON.parse(json);
  return known.filter((code) => Array.isArray(parsed) && parsed.includes(code));
}
