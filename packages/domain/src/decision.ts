import type { Source } from './source';

/** The facts of a table: each name with the few values it can take. */
export type FactDomain = Readonly<Record<string, readonly (string | boolean)[]>>;

/** One value for each fact of a table. */
export type FactsOf<Domain extends FactDomain> = { readonly [Name in keyof Domain]: Domain[Name][number] };

/** The facts that a row names, each with the values it accepts; all of them must hold. */
export type Match<Domain extends FactDomain> = { readonly [Name in keyof Domain]?: readonly Domain[Name][number][] };

/** One row: it matches when any of its `when` holds. Neighbouring rows may share an id and differ in their outcome. */
export interface Row<Domain extends FactDomain, Outcome, RowId extends string = string> {
  readonly id: RowId;
  readonly says: string;
  readonly when: readonly Match<Domain>[];
  readonly outcome: Outcome;
  readonly source: Source;
}

/** A combination of facts that cannot occur, and why. */
export interface Impossible<Domain extends FactDomain> {
  readonly when: Match<Domain>;
  readonly because: string;
}

/** A decision table: the first matching row wins. */
export interface Table<Id extends string, Domain extends FactDomain, RowId extends string, Outcome> {
  readonly id: Id;
  readonly question: string;
  readonly facts: Domain;
  readonly rows: readonly Row<Domain, Outcome, RowId>[];
  readonly impossible: readonly Impossible<Domain>[];
}

/** What a table says: `row` is stored with an acceptance and returned with a refusal. */
export interface Decision<Id extends string, RowId extends string, Outcome> {
  readonly table: Id;
  readonly row: RowId;
  readonly outcome: Outcome;
}

/**
 * Returns the first row of `table` that matches `facts`.
 * Throws on a value outside the table's facts and on a combination that was declared impossible: both are faults of the
 * caller, and a decision must never fail open.
 */
export function decide<Id extends string, Domain extends FactDomain, RowId extends string, Outcome>(
  table: Table<Id, Domain, RowId, Outcome>,
  facts: FactsOf<Domain>,
): Decision<Id, RowId, Outcome> {
  for (const name in table.facts) {
    if (!table.facts[name]?.includes(facts[name])) throw new RangeError(`table ${table.id}: fact ${name} is not one of its values`);
  }
  const impossible = table.impossible.find(({ when }) => holds(when, facts));
  if (impossible) throw new RangeError(`table ${table.id}: impossible facts, ${impossible.because}`);
  const row = table.rows.find(({ when }) => when.some((match) => holds(match, facts)));
  if (!row) throw new RangeError(`table ${table.id}: no row for ${JSON.stringify(facts)}`);
  return { table: table.id, row: row.id, outcome: row.outcome };
}

/** Whether every fact that `match` names has one of the values it accepts. */
export function holds<Domain extends FactDomain>(match: Match<Domain>, facts: FactsOf<Domain>): boolean {
  for (const name in match) {
    const accepted = match[name];
    if (accepted && !accepted.includes(facts[name])) return false;
  }
  return true;
}
