import { type FactDomain, type FactsOf, type Table, decide, holds } from '../src/decision';

/** Every combination of a table's facts, impossible ones included. */
export function* combinations<Domain extends FactDomain>(domain: Domain): Generator<FactsOf<Domain>> {
  const names = keysOf(domain);
  const values = names.map((name) => domain[name] ?? []);
  const total = values.reduce((product, each) => product * each.length, 1);
  for (let index = 0; index < total; index += 1) yield combination(domain, index);
}

function combination<Domain extends FactDomain>(domain: Domain, index: number): FactsOf<Domain> {
  const facts: { [Name in keyof Domain]?: Domain[Name][number] } = {};
  let rest = index;
  for (const name in domain) {
    const values = domain[name];
    facts[name] = values?.[rest % values.length];
    rest = Math.floor(rest / (values?.length ?? 1));
  }
  if (!isComplete(facts, domain)) throw new RangeError('a fact without a value');
  return facts;
}

function isComplete<Domain extends FactDomain>(
  facts: { readonly [Name in keyof Domain]?: Domain[Name][number] },
  domain: Domain,
): facts is FactsOf<Domain> {
  return keysOf(domain).every((name) => facts[name] !== undefined);
}

function keysOf<Domain extends FactDomain>(domain: Domain): Extract<keyof Domain, string>[] {
  const names: Extract<keyof Domain, string>[] = [];
  for (const name in domain) names.push(name);
  return names;
}

/** Every combination that can occur, with what the table decides for it. */
export function* decisions<Id extends string, Domain extends FactDomain, RowId extends string, Outcome>(
  table: Table<Id, Domain, RowId, Outcome>,
) {
  for (const facts of combinations(table.facts)) {
    if (!table.impossible.some(({ when }) => holds(when, facts))) yield { facts, ...decide(table, facts) };
  }
}

/** The combinations for which the table and a second, independently written statement of its rule disagree. */
export function disagreements<Domain extends FactDomain, RowId extends string, Outcome>(
  table: Table<string, Domain, RowId, Outcome>,
  says: (outcome: Outcome, row: RowId) => boolean,
  rule: (facts: FactsOf<Domain>) => boolean,
): FactsOf<Domain>[] {
  const found: FactsOf<Domain>[] = [];
  for (const { facts, outcome, row } of decisions(table)) if (says(outcome, row) !== rule(facts)) found.push(facts);
  return found;
}
