import { describe, expect, it } from 'vitest';
import { combinations } from '../test/cross-product';
import { type FactDomain, type Table, decide, holds } from './decision';
import { NAMED_IN_REFUSAL, REFUSAL_CODES, REMEDIES, type Refuse } from './refusal';
import { GUIDE, RULE_ADRS } from './source';
import { tables } from './tables';

type AnyTable = Table<string, FactDomain, string, object>;

const all: readonly AnyTable[] = Object.values(tables);
const rows = all.flatMap((table) => table.rows);

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${String(index + 1)}`);
}

function isRefusal(outcome: object): outcome is Refuse {
  return 'kind' in outcome && outcome.kind === 'REFUSE';
}

/** Decides every combination of a table and keeps what went wrong, and which rows were reached. */
function run(table: AnyTable) {
  const reached = new Set<object>();
  const usedImpossible = new Set<object>();
  const undecided: object[] = [];
  for (const facts of combinations(table.facts)) {
    const impossible = table.impossible.find(({ when }) => holds(when, facts));
    if (impossible) usedImpossible.add(impossible);
    else {
      try {
        reached.add(decide(table, facts).outcome);
      } catch (error) {
        undecided.push({ facts, error });
      }
    }
  }
  return { reached, usedImpossible, undecided };
}

describe.each(all)('table $id over its whole cross product', (table) => {
  const { reached, usedImpossible, undecided } = run(table);

  it('decides every combination that can occur', () => {
    expect(undecided).toEqual([]);
  });

  it('reaches every row', () => {
    const outcomes = table.rows.map(({ outcome }) => outcome);
    expect(new Set(outcomes).size).toBe(outcomes.length);
    expect(table.rows.filter(({ outcome }) => !reached.has(outcome)).map(({ id, says }) => `${id} ${says}`)).toEqual([]);
  });

  it('declares nothing impossible that no combination meets', () => {
    expect(table.impossible.filter((one) => !usedImpossible.has(one))).toEqual([]);
  });

  it('keeps rows of one id together', () => {
    const ids = table.rows.map(({ id }) => id);
    expect(ids.filter((id, index) => id !== ids[index - 1])).toEqual([...new Set(ids)]);
  });

  it('names only facts and values that the table has', () => {
    const strange = [...table.rows.flatMap(({ when }) => when), ...table.impossible.map(({ when }) => when)].flatMap((match) =>
      Object.entries(match).filter(([name, values]) => (values ?? []).length === 0 || !(values ?? []).every((value) => table.facts[name]?.includes(value))),
    );
    expect(strange).toEqual([]);
  });
});

describe('the tables together', () => {
  it('have the row ids that are stable for ever', () => {
    const ids = all.flatMap((table) => [...new Set(table.rows.map(({ id }) => id))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
    expect(ids).toEqual([
      ...numbered('V', 5), ...numbered('A', 10), ...numbered('W', 4), ...numbered('D', 19), ...numbered('P', 8),
      ...numbered('C', 7), ...numbered('I', 8), ...numbered('R', 10), ...numbered('S', 6), ...numbered('T', 5),
      ...numbered('G', 11), ...numbered('M', 7),
      ...numbered('X', 4), ...numbered('Q', 6), ...numbered('U', 7), ...numbered('K', 4), ...numbered('B', 4), ...numbered('E', 6), ...numbered('H', 4),
    ]);
  });

  it('use every refusal code, remedy and name that the vocabulary lists', () => {
    const refusals = rows.map(({ outcome }) => outcome).filter(isRefusal);
    expect([...new Set(refusals.map(({ code }) => code))].sort()).toEqual([...REFUSAL_CODES].sort());
    expect([...new Set(refusals.flatMap(({ remedies }) => remedies))].sort()).toEqual([...REMEDIES].sort());
    expect([...new Set(refusals.flatMap(({ names }) => names))].sort()).toEqual([...NAMED_IN_REFUSAL].sort());
  });

  it('cite every sentence of the guide and every decision record that is listed as a source', () => {
    const cited = rows.flatMap(({ source }) => [source.guide, source.adr]).filter((one) => one !== undefined);
    const listed: string[] = [...Object.values(GUIDE), ...RULE_ADRS];
    expect(listed.filter((one) => !cited.some((other) => other === one))).toEqual([]);
  });
});

describe('decide', () => {
  it('refuses to decide on a value that a fact cannot take, rather than fall through to "otherwise"', () => {
    const broken: AnyTable = tables.W;
    expect(() => decide(broken, { role: 'OWNER', isOwnAttestationOnRecord: true, hasReason: true })).toThrow(/role is not one of its values/);
    expect(() => decide(broken, { isOwnAttestationOnRecord: true, hasReason: true })).toThrow(RangeError);
  });

  it('refuses to decide on facts that cannot occur together, and says why', () => {
    const facts = { provided: 'UP_TO_DATE', isBlocked: true, hasOpenLink: false, wasToldToContact: false, wasProvided: true } as const;
    expect(() => decide(tables.S, facts)).toThrow(/blocked means not provided/);
  });

  it('says so when no row matches', () => {
    const empty: AnyTable = { id: 'X', question: 'Nothing?', facts: { is: [true] }, rows: [], impossible: [] };
    expect(() => decide(empty, { is: true })).toThrow(/no row/);
  });

  it('answers with the table, the row and its outcome', () => {
    const facts = { role: 'SALES_AGENT', isOwnAttestationOnRecord: true, hasReason: true } as const;
    expect(decide(tables.W, facts)).toEqual({ table: 'W', row: 'W4', outcome: { kind: 'WITHDRAW' } });
  });
});
