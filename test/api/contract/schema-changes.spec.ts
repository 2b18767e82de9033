import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

const read = (file: string): string => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');

/** What may break a client that worked with the earlier schema. */
async function breakingChanges(earlier: string, later: string): Promise<Change[]> {
  const changes = await diff(buildSchema(earlier), buildSchema(later));
  return changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
}

/** Each breaking change that no line of the newest section of the changelog names, such as `Customer.domain`. */
function unannounced(changes: readonly Change[], changelog: string): string[] {
  const [, newest = ''] = changelog.split(/^## /m);
  const lines = newest.split('\n').filter((line) => line.startsWith('- '));
  return changes.filter(({ path = '' }) => path === '' || !lines.some((line) => line.includes(`\`${path}\``))).map(({ path = '', message }) => `${path}: ${message}`);
}

// A release copies schema.graphql to released.graphql; until then changes add up.
it('every change since the last release that may break a client is named in the changelog', async () => {
  const changes = await breakingChanges(read('released.graphql'), read('../../../schema.graphql'));
  expect(unannounced(changes, read('../../../CHANGELOG.md'))).toEqual([]);
});

describe('a change of the schema', () => {
  const EARLIER = `
    enum Colour { RED BLUE }
    input HouseInput { street: String!, floor: Int }
    type House { id: ID!, colour: Colour!, owner: String }
    type Stranger { id: ID! }
    union Found = House | Stranger
    type Query { house(id: ID!): House, found: Found }
    type Mutation { build(input: HouseInput!): House! }`;

  it.each([
    ['a field that is gone', 'owner: String }', '}', 'House.owner'],
    ['a field that may be null now', 'colour: Colour!', 'colour: Colour', 'House.colour'],
    ['a field of another type', 'owner: String }', 'owner: Int }', 'House.owner'],
    ['an argument that must be given now', 'house(id: ID!)', 'house(id: ID!, city: String!)', 'Query.house'],
    ['an input that must be given now', 'floor: Int', 'floor: Int!', 'HouseInput.floor'],
    ['a value that is gone', 'RED BLUE', 'RED', 'Colour.BLUE'],
    ['a member of a union that is gone', 'House | Stranger', 'House', 'Found'],
    ['a mutation that is gone', 'build(input: HouseInput!): House!', 'raze: Boolean', 'Mutation.build'],
  ])('breaks clients and must be announced: %s', async (_what, before, after, path) => {
    const changes = await breakingChanges(EARLIER, EARLIER.replace(before, after));
    expect(changes.map((change) => change.path?.startsWith(path))).toContain(true);
    const paths = changes.map((change) => `- \`${change.path ?? ''}\` has changed.\n`).join('');
    expect(unannounced(changes, `# Changelog\n\n## Unreleased\n\n${paths}`)).toEqual([]);
    expect(unannounced(changes, '# Changelog\n\n## Unreleased\n\n- Other things.\n')).toHaveLength(changes.length);
    expect(unannounced(changes, `# Changelog\n\n## 2.0\n\n- Other things.\n\n## 1.0\n\n${paths}`)).toHaveLength(changes.length);
  });

  it.each([
    ['a new field', 'owner: String }', 'owner: String, rooms: Int }'],
    ['a field that is never null now', 'owner: String }', 'owner: String! }'],
    ['a new argument that may be left out', 'house(id: ID!)', 'house(id: ID!, city: String)'],
    ['an input that may be left out', 'street: String!', 'street: String!, door: Int'],
    ['a new mutation', 'type Mutation {', 'type Mutation { raze: Boolean '],
    ['a new type', 'type Stranger', 'type Garden { id: ID! } type Stranger'],
    ['other words', 'type Stranger', '"Somebody." type Stranger'],
  ])('breaks nobody: %s', async (_what, before, after) => {
    expect(EARLIER).toContain(before);
    expect(await breakingChanges(EARLIER, EARLIER.replace(before, after))).toEqual([]);
  });
});
