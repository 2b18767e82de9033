import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { badUserInput } from './errors';
import { isStorable } from './text';

/** Where a page of a connection starts and ends. */
@ObjectType({ description: 'Where a page of a connection starts and ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list goes on after this page. Where reading was bounded before the page was full, what follows may turn out to be nothing.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the page ends, which is at its last row unless reading was bounded: give it as `after`.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row before the page, of this list in this order.' })
  after?: string | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export const MAX_PAGE_SIZE = 100;

export function pageSize(first: number): number {
  if (first < 1 || first > MAX_PAGE_SIZE) throw badUserInput(`first must be between 1 and ${MAX_PAGE_SIZE}`, 'first');
  return first;
}

/** A keyset cursor, opaque to clients: the list with its order, and the ordered values of a row. */
export function encodeCursor(list: string, keys: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/** Of another list or another order a cursor would leave rows out without a word. */
export function decodeCursor(cursor: string | null | undefined, list: string, length: number): (string | null)[] | null {
  if (cursor === null || cursor === undefined) return null;
  const [of, ...keys] = parseCursor(cursor) ?? [];
  if (of !== list || keys.length !== length) throw badUserInput('after is not a cursor of this list in this order', 'after');
  return keys;
}

function parseCursor(cursor: string): (string | null)[] | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isKey = (key: unknown): key is string | null => key === null || (typeof key === 'string' && isStorable(key));
    return Array.isArray(parsed) && parsed.every(isKey) ? parsed : null;
  } catch {
    return null; // not JSON: the caller answers that it is no cursor
  }
}

/** Cuts the one row too many that was read to know whether more follow. */
export function toPage<Row>(rows: readonly Row[], first: number, after: string | null | undefined): Page<Row> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first, hasPreviousPage: after !== null && after !== undefined };
}

/** Edges and page info of a page; `totalCount` is left to a field resolver, so that it costs nothing unless asked for. */
export function toConnection<Row, Node>(page: Page<Row>, cursorOf: (row: Row) => string, nodeOf: (row: Row) => Node) {
  const edges = page.rows.map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }));
  const pageInfo: PageInfo = {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo };
}
