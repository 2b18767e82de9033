import { type EntityMetadata, QueryFailedError } from 'typeorm';

/** A unique index, unique constraint or primary key refused a row. `constraint` is its name, the same on both databases. */
export class UniqueViolationError extends Error {
  override readonly name = 'UniqueViolationError';

  constructor(
    readonly constraint: string,
    options: ErrorOptions,
  ) {
    super(`Unique constraint ${constraint} refused a row`, options);
  }
}

export function isUniqueViolation(error: unknown, constraint?: string): error is UniqueViolationError {
  return error instanceof UniqueViolationError && (constraint === undefined || error.constraint === constraint);
}

/** What a driver threw, as the rest of the server may see and log it. */
export function translated(error: unknown, entities: readonly EntityMetadata[]): unknown {
  if (!isFailedQuery(error)) return error;
  withoutPersonalData(error);
  const constraint = violatedConstraint(error.driverError, entities);
  return constraint === undefined ? error : new UniqueViolationError(constraint, { cause: error });
}

/** SQLSTATE of PostgreSQL or result code of SQLite, looked for through the causes. */
export function driverCode(error: unknown): string | undefined {
  if (isFailedQuery(error)) return codeOf(error.driverError);
  return error instanceof Error ? (codeOf(error) ?? driverCode(error.cause)) : undefined;
}

const isFailedQuery = (error: unknown): error is QueryFailedError => error instanceof QueryFailedError;

// Bound values, and the row that PostgreSQL quotes, are people's data; errors are logged.
function withoutPersonalData(error: QueryFailedError): void {
  for (const holder of [error, error.driverError]) {
    for (const field of ['parameters', 'detail', 'where']) {
      if (field in holder) Object.defineProperty(holder, field, { value: undefined });
    }
  }
}

function violatedConstraint(error: Error, entities: readonly EntityMetadata[]): string | undefined {
  if (codeOf(error) === '23505') return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : 'unknown';
  const failed = /UNIQUE constraint failed: (.+)$/.exec(error.message)?.[1];
  return failed === undefined ? undefined : constraintOver(failed, entities);
}

// SQLite tells the columns ("invitation.open_key, ...") and not the name of what they violated.
function constraintOver(failed: string, entities: readonly EntityMetadata[]): string {
  const columns = failed.split(', ').map((path) => path.split('.'));
  const table = columns[0]?.[0];
  const names = columns.map(([, column]) => column).join();
  const entity = entities.find((candidate) => candidate.tableName === table);
  const match = entity && uniqueKeys(entity).find((key) => key.columns.join() === names);
  return match?.name ?? failed;
}

function uniqueKeys(entity: EntityMetadata): { name: string | undefined; columns: string[] }[] {
  const naming = entity.connection.namingStrategy;
  const primary = entity.primaryColumns.map((column) => column.databaseName);
  return [
    { name: naming.primaryKeyName(entity.tableName, primary), columns: primary },
    ...[...entity.uniques, ...entity.indices.filter((index) => index.isUnique)].map((key) => ({
      name: key.name,
      columns: key.columns.map((column) => column.databaseName),
    })),
  ];
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
