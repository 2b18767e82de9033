import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { getNamedType, isUnionType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishLog, stampLog } from '../../support/world/log';
import { shareMailWorld } from '../mail/mail-world';
import { assemble, COLUMN_OF_KIND, COLUMNS, MEMBERS_OF_VIEWER, viewersOf, type Cast, type Viewer } from './cast';
import { askEverything, performEverything, type Findings } from './matrix';
import { requestEverything, type Requested } from './requests';
import type { Observation } from './observe';
import { stage, type Stage } from './stage';
import { agrees, cellOf, placesOf, readTable, TABLE, unreached } from './table';
import { silentWords, strays } from './words';

/** What is asked here in one document no screen asks for. */
const LIMITS = { DOCUMENT_TOKENS: '100000', DOCUMENT_DEPTH: '30', DOCUMENT_COST: '1000000', DOCUMENT_ALIASES: '1000', SIGN_IN_ATTEMPTS_PER_ADDRESS: '1000', SIGN_IN_ATTEMPTS_PER_ACCOUNT: '1000' };
/** Some thousand requests: more than the limit of a hook on a machine that has other work. */
const FOR_ALL_OF_IT = 600_000;

let folder = '';
const world = shareMailWorld(async () => {
  folder = await mkdtemp(`${tmpdir()}/assent-access-`);
  await writeFile(`${folder}/index.html`, '<!doctype html><title>Site</title>');
  return { ...LIMITS, CONSOLE_DIR: folder, ACCEPTANCE_DIR: folder, SANDBOX: 'on' };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const table = readTable();

let schema: GraphQLSchema;
let cast: Cast;
let staged: Stage;
let viewers: readonly Viewer[];
let findings: Findings;
let requests: Requested;
let changes: Findings;
let observations: readonly Observation[];

beforeAll(async () => {
  schema = await buildAssentSchema();
  world.travelTo('2026-06-10T08:00:00.000Z');
  cast = await assemble(world);
  staged = await stage(world, cast);
  await publishLog(world);
  await stampLog(world);
  world.travelTo('2026-06-15T12:00:00.000Z');
  viewers = await viewersOf(world, cast);
  findings = await askEverything(world, schema, { cast, stage: staged, viewers });
  requests = await requestEverything(world, { cast, stage: staged, viewers });
  changes = await performEverything(world, schema, { cast, stage: staged, viewers });
  observations = [...findings.observations, ...requests.observations, ...changes.observations];
}, FOR_ALL_OF_IT);

/** The first of many: one missing line is missing for everybody who reaches it. */
const some = (sentences: Iterable<string>): string[] => [...new Set(sentences)].slice(0, 20);

describe('who sees what', () => {
  it.each(COLUMNS)('%s gets what the table says, of each field behind every edge and at every address', (column) => {
    const own = observations.filter(({ viewer }) => viewer.column === column);
    const wrong = own.flatMap((observation) => {
      const cell = cellOf(table, observation);
      if (typeof cell === 'string') return [`${TABLE}: ${cell}`];
      const { viewer, type, thing, field, path, answer } = observation;
      return agrees(cell, observation) ? [] : [`${viewer.name}: ${type}.${field} of ${thing} through ${path} is ${answer}, but ${TABLE} says ${cell.expected}`];
    });
    expect(own.length).toBeGreaterThan(0);
    expect(some(wrong)).toEqual([]);
  });

  it('nobody is sent a word or an id of a tenant whose things it may not see', () => {
    expect(some(strays(table, { cast, stage: staged, heard: [...findings.heard, ...requests.heard, ...changes.heard] }))).toEqual([]);
    expect(silentWords(table, { cast, heard: findings.heard, viewers })).toEqual([]);
  });

  it('a list counts what it shows', () => {
    expect(some(findings.miscounted)).toEqual([]);
  });
});

describe('an address outside GraphQL', () => {
  it('is asked for by everybody, for each route that a router has', () => {
    expect(requests.strange).toEqual([]);
  });

  it('gives everybody the same where anybody may read it', () => {
    expect(requests.different).toEqual([]);
  });

  it('tells HEAD no more and no less than GET', () => {
    expect(some(requests.headless)).toEqual([]);
  });
});

describe('the table', () => {
  it('has a road to every root field of Query', () => {
    expect(findings.missing.map((name) => `test/api/access/roads.ts: add the arguments of Query.${name}`)).toEqual([]);
  });

  it('has tried every mutation, and reached each thing that it can answer with', () => {
    expect(changes.missing.map((name) => `test/api/access/performances.ts: add Mutation.${name}`)).toEqual([]);
    const reached = new Set(changes.observations.map(({ type }) => type));
    const results = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ type }) => getNamedType(type)).filter(isUnionType);
    const members = new Set(results.flatMap((union) => union.getTypes().map(({ name }) => name)));
    expect([...members].filter((name) => !reached.has(name))).toEqual([]);
  });

  it('has a column for every kind of viewer', () => {
    const union = schema.getType('Viewer');
    const kinds = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
    expect(kinds, 'a new kind of viewer needs its people and a column in test/api/access/cast.ts, then its cells in the table').toEqual(MEMBERS_OF_VIEWER);
    const columns = new Set(viewers.map(({ column }) => column));
    expect(Object.values(COLUMN_OF_KIND).filter((column) => !columns.has(column))).toEqual([]);
  });

  it('says nothing that no answer was held against', () => {
    const held = new Set(observations.map((observation) => cellOf(table, observation)).map((cell) => (typeof cell === 'string' ? '' : cell.place)));
    expect(placesOf(table).filter((place) => !held.has(place))).toEqual([]);
    expect(unreached(table, observations)).toEqual([]);
  });
});
