import { decide, REFUSAL_CODES, REMEDIES, SPECIAL_OUTCOME_CODES, tables, type Refuse } from '@assent/domain';
import { EventEntity } from '@assent/server/src/events/event.entity';
import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { Not } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { at, hear, inJapanese, listAt, type Heard, type Visitor } from '../../support/world/asking';
import { shareWorld, type World } from '../../support/world/world';
import { shareMailWorld } from '../mail/mail-world';
import { countFacts } from './facts';
import { registry } from './registry';
import type { Attempt, RowCase } from './row-case';
import { expectWords } from './words';

const plainWorld = shareWorld();
const mailWorld = shareMailWorld();
const schema = await buildAssentSchema();

/** A row of a table: entries that share an id are told apart by their place among them. */
interface Entry {
  readonly id: string;
  readonly says: string;
  readonly outcome: object;
}

const entries: readonly Entry[] = Object.values(tables).flatMap(({ rows }): Entry[] => [...rows]);
const entriesOf = (id: string): Entry[] => entries.filter((entry) => entry.id === id);
const casesOf = (id: string): readonly RowCase[] => Object.entries(registry).find(([key]) => key === id)?.[1] ?? [];
const reachedCodes = new Set<string>();
const reachedRemedies = new Set<string>();

const pairs = Object.entries(registry).flatMap(([id, cases]) =>
  cases.map((one, place) => ({ id, one, entry: entriesOf(id)[place], title: `${id}: ${one.it}` })),
);
const refusals = pairs.flatMap(({ one, entry, ...rest }) => ('refuses' in one && entry ? [{ ...rest, one, entry }] : []));
const outcomes = pairs.flatMap(({ one, entry, ...rest }) => ('reaches' in one && entry ? [{ ...rest, one, entry }] : []));
const awaited = pairs.flatMap(({ id, one, entry, title }) => ('awaits' in one && entry ? [{ id, one, entry, title }] : []));

describe('the registry of rows', () => {
  it('has a case for every row of every table, and for every entry that shares its id', () => {
    const lacking = [...new Set(entries.map(({ id }) => id))].filter((id) => casesOf(id).length !== entriesOf(id).length);
    expect(lacking.flatMap((id) => entriesOf(id).slice(casesOf(id).length).map(({ says }) => `${id} ${says}`))).toEqual([]);
    expect(lacking).toEqual([]);
  });

  it('has no case for a row that does not exist', () => {
    expect(Object.keys(registry).filter((id) => entriesOf(id).length === 0)).toEqual([]);
  });

  it('refuses where the row refuses, and nowhere else', () => {
    const strange = pairs.filter(({ one, entry }) => 'refuses' in one !== isRefusal(entry?.outcome) && !('awaits' in one) && entry?.id !== 'V1');
    expect(strange.map(({ title }) => title)).toEqual([]);
  });
});

it.each(refusals.map((each) => [each.title, each] as const))('%s', async (_, { id, one, entry }) => {
  if (!isRefusal(entry.outcome)) throw new Error(`${id} does not refuse`);
  const world = one.withMail ? mailWorld : plainWorld;
  await expectRefused(world, entry, entry.outcome, await one.refuses(world));
});

it.each(outcomes.map((each) => [each.title, each] as const))('%s', async (_, { id, one, entry }) => {
  const { row, outcome, words } = await one.reaches(one.withMail ? mailWorld : plainWorld);
  // Either is enough to know the row by; what is seen must fit.
  if (row !== undefined) expect(row).toBe(id);
  if (outcome !== undefined || row === undefined) {
    expect(outcome).toMatchObject({ kind: at(entry.outcome, 'kind') });
    expect(entry.outcome).toMatchObject(outcome ?? {});
  }
  for (const name of ['code', 'kind', 'warning']) noteCode(at(entry.outcome, name));
  if (words) expectWords(words[0], words[1]);
});

it.each(awaited.map((each) => [each.title, each] as const))('%s, as the table has it: no operation leads there yet', (_, { id, one, entry }) => {
  expect(decide(tables.R, one.facts)).toEqual({ table: 'R', row: id, outcome: one.outcome });
  expect(entry.outcome).toEqual(one.outcome);
  const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
  expect(operations.filter((name) => one.awaits.test(name))).toEqual([]);
});

it('every refusal code, remedy and special outcome of the domain was among them', () => {
  expect(REFUSAL_CODES.filter((code) => !reachedCodes.has(code))).toEqual([]);
  expect(REMEDIES.filter((code) => !reachedRemedies.has(code))).toEqual([]);
  expect(SPECIAL_OUTCOME_CODES.filter((code) => !reachedCodes.has(code))).toEqual([]);
});

async function expectRefused(world: World, entry: Entry, outcome: Refuse, attempt: Attempt): Promise<void> {
  const before = { facts: await countFacts(world), events: await eventIds(world) };
  const english = await answerTo(world, attempt.visitor, attempt);
  const japanese = await answerTo(world, inJapanese(attempt.visitor), attempt);
  expect(await countFacts(world)).toEqual(before.facts);
  const left = (await eventRows(world)).filter(({ id }) => !before.events.has(id));
  expect(left.map(({ rule, code }) => ({ rule, code }))).toEqual(attempt.leaves === 'NOTHING' ? [] : [1, 2].map(() => ({ rule: entry.id, code: outcome.code })));
  for (const refusal of [english, japanese]) expectWhat(refusal, entry, outcome, attempt);
  wordsOf(english).forEach((said, index) => expectWords(said, wordsOf(japanese)[index]));
}

/** The refusal, or the fault that what may not be seen is answered with. */
async function answerTo(world: World, visitor: Visitor, { document, variables }: Attempt): Promise<object> {
  const heard: Heard = await hear(world, visitor, document, variables);
  const [fault] = heard.faults;
  if (fault) return { code: fault.extensions['code'], message: fault.message };
  const root = Object.values(heard.data ?? {})[0];
  const refusal = at(root, 'refusal') ?? root;
  if (typeof refusal !== 'object' || refusal === null) throw new Error('No refusal');
  return refusal;
}

function expectWhat(refusal: object, { id }: Entry, outcome: Refuse, attempt: Attempt): void {
  noteCode(at(refusal, 'code'));
  expect(at(refusal, 'code')).toBe(outcome.code);
  if (outcome.code === 'NOT_FOUND') return expect(Object.keys(refusal)).toEqual(['code', 'message']);
  const { people = [], partner = null, fields = outcome.fields } = attempt;
  expect(at(refusal, 'rule')).toBe(id);
  expect(listAt(refusal, 'remedies').map((remedy) => at(remedy, 'code'))).toEqual(outcome.remedies);
  expect(listAt(refusal, 'people').map((person) => at(person, 'email'))).toEqual(people.map(({ email }) => email));
  expect(at(refusal, 'partner.id')).toBe(partner?.id);
  expect(listAt(refusal, 'fields').map((field) => ({ path: at(field, 'path'), code: at(field, 'code') }))).toEqual(fields);
  for (const remedy of outcome.remedies) reachedRemedies.add(remedy);
  // Whom the row names is there: a case that forgot to say whom would pass otherwise.
  expect(people.length > 0).toBe(outcome.names.some((name) => ['AGENTS_WHO_MAY', 'ADMIN_AGENTS', 'USERS_WHO_MAY'].includes(name)));
  expect(partner !== null).toBe(outcome.names.some((name) => ['PROVIDER', 'INVITING_PARTNER'].includes(name)));
}

const wordsOf = (refusal: object): unknown[] => [at(refusal, 'message'), ...['fields', 'remedies'].flatMap((name) => ('rule' in refusal ? listAt(refusal, name) : []).map((one) => at(one, 'message')))];

const eventRows = ({ database }: World): Promise<EventEntity[]> => database.read((manager) => manager.findBy(EventEntity, { actorKind: Not('SYSTEM') }));
const eventIds = async (world: World): Promise<Set<string>> => new Set((await eventRows(world)).map(({ id }) => id));
const isRefusal = (outcome: object | undefined): outcome is Refuse => outcome !== undefined && 'kind' in outcome && outcome.kind === 'REFUSE';

function noteCode(code: unknown): void {
  if (typeof code === 'string') reachedCodes.add(code);
}
