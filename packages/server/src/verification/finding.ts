/** What is wrong first: the row that it is about, and what differs. Ids, codes, hashes and days; nobody's data. */
export interface Finding {
  readonly table: string;
  /** Its identifier, or its place in the log. */
  readonly id: string;
  readonly what: string;
}

export const found = (table: string, id: string | number, what: string): Finding => ({ table, id: String(id), what });

/** Ends the verification at the first thing that is wrong. */
export class Found extends Error {
  override readonly name = 'Found';

  constructor(readonly finding: Finding) {
    super(`${finding.table} ${finding.id}: ${finding.what}`);
  }
}

export function end(table: string, id: string | number, what: string): never {
  throw new Found(found(table, id, what));
}
