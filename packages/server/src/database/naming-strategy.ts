import { DefaultNamingStrategy, type Table } from 'typeorm';

/** snake_case tables and columns, and constraint names that a person can read and both databases accept. */
export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override tableName(targetName: string, userSpecifiedName: string | undefined): string {
    return userSpecifiedName ?? snake(targetName);
  }

  override columnName(propertyName: string, customName: string | undefined, embeddedPrefixes: string[]): string {
    return snake([...embeddedPrefixes, customName ?? propertyName].join('_'));
  }

  override relationName(propertyName: string): string {
    return snake(propertyName);
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snake(`${relationName}_${referencedColumnName}`);
  }

  override primaryKeyName(table: Table | string): string {
    return named('pk', table, []);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named('fk', table, columns);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named('uq', table, columns);
  }

  override relationConstraintName(table: Table | string, columns: string[]): string {
    return named('rel', table, columns);
  }

  override indexName(table: Table | string, columns: string[]): string {
    return named('ix', table, columns);
  }

  override checkConstraintName(table: Table | string, expression: string): string {
    const column = /"(\w+)"/.exec(expression)?.[1];
    return named('ck', table, column === undefined ? [] : [column]);
  }
}

// PostgreSQL cuts a longer name in silence, and the schema builder would then find a difference for ever.
const LONGEST_NAME = 63;

function named(prefix: string, table: Table | string, columns: string[]): string {
  const tableName = typeof table === 'string' ? table : table.name;
  const name = [prefix, tableName.split('.').at(-1), ...columns].join('_');
  if (name.length > LONGEST_NAME) throw new Error(`${name} is longer than ${LONGEST_NAME} characters: give it a shorter name where it is declared`);
  return name;
}

function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
