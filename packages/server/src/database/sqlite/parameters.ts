type Named = Record<string, unknown>;

/** A statement written for both databases numbers its parameters `$1`, which SQLite calls `?1`. */
export function numbered(statement: string, parameters: unknown[] | undefined): string {
  return parameters === undefined ? statement : statement.replace(/\$(\d+)/g, '?$1');
}

/** node-sqlite3 would bind a Date as a number, and knows no boolean. */
export function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : dateAsText(value);
}

/** For query builders, before TypeORM writes a Date in a form that does not compare with ours. */
export function withBindableDates(parameters: Named): Named {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, Array.isArray(value) ? value.map(dateAsText) : dateAsText(value)]));
}

function dateAsText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
