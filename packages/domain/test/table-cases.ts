import { describe, expect, it } from 'vitest';
import { type FactDomain, type FactsOf, type Table, decide } from '../src/decision';

/** One case of a table: a sentence, what differs from the base facts, and the row and outcome it must give. */
export interface TableCase<Domain extends FactDomain, RowId extends string> {
  readonly it: string;
  readonly when: Partial<FactsOf<Domain>>;
  readonly row: RowId;
  readonly outcome: object;
}

/** Runs the cases of a table, and fails when a row of it has none. */
export function describeCases<Id extends string, Domain extends FactDomain, RowId extends string, Outcome>(
  table: Table<Id, Domain, RowId, Outcome>,
  base: FactsOf<Domain>,
  cases: readonly TableCase<Domain, RowId>[],
): void {
  const decideCase = (when: Partial<FactsOf<Domain>>) => decide(table, { ...base, ...when });

  describe(`table ${table.id}: ${table.question}`, () => {
    it.each(cases)('$row: $it', ({ when, row, outcome }) => {
      expect(decideCase(when)).toMatchObject({ table: table.id, row, outcome });
    });

    it('has a case for every row', () => {
      const covered = new Set(cases.map(({ when }) => decideCase(when).outcome));
      expect(table.rows.filter(({ outcome }) => !covered.has(outcome)).map(({ id, says }) => `${id} ${says}`)).toEqual([]);
    });
  });
}

/** The outcome of a refusal with this code, as far as a case compares it. */
export function refused(code: string, details: object = {}): object {
  return { kind: 'REFUSE', code, ...details };
}
