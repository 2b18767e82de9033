import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { getNamedType, isInputObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { ask, at, faultOf, hear } from '../../support/world/asking';
import { shareWorld } from '../../support/world/world';
import { shareMailWorld } from '../mail/mail-world';
import { keyedCases, type KeyedCall } from './keyed.cases';

const plainWorld = shareWorld();
const mailWorld = shareMailWorld();
const schema = await buildAssentSchema();

const CLIENTS = 20;

it('every mutation that takes a key has a case, and no other', () => {
  const keyed = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) =>
    args.some((arg) => {
      const type = getNamedType(arg.type);
      return arg.name === 'idempotencyKey' || (isInputObjectType(type) && 'idempotencyKey' in type.getFields());
    }),
  );
  expect(Object.keys(keyedCases).sort()).toEqual(keyed.map(({ name }) => name).sort());
});

it.each(Object.entries(keyedCases))('%s: 20 clients with one key have one effect, and secrets are shown once', async (_, { prepare, withMail }) => {
  const world = withMail ? mailWorld : plainWorld;
  const { visitor, document, input, effects, secrets = [] } = await prepare(world);
  const calls = Array.from({ length: CLIENTS }, () => ask(world, visitor, document, { input: { ...input, idempotencyKey: 'one key' } }));
  const answers = await Promise.all(calls);
  expect(await effects()).toBe(1);
  const first = answers.filter((answer) => at(answer, 'replayed') === false);
  const replayed = answers.filter((answer) => at(answer, 'replayed') === true);
  expect([first.length, replayed.length]).toEqual([1, CLIENTS - 1]);
  for (const path of secrets) {
    expect(typeof at(first[0], path)).toBe('string');
    expect(replayed.filter((answer) => at(answer, path) != null)).toEqual([]);
  }
  const secretText = secrets.map((path) => String(at(first[0], path)));
  expect(secretText.filter((secret) => JSON.stringify(replayed).includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
});

it.each(Object.entries(keyedCases))('%s: the key is good for one input of one person', async (name, { prepare, withMail }) => {
  const world = withMail ? mailWorld : plainWorld;
  const { visitor, document, input, otherInput, colleague, effects } = await prepare(world);
  const idempotencyKey = `shared ${name}`;
  expect(at(await ask(world, visitor, document, { input: { ...input, idempotencyKey } }), 'replayed')).toBe(false);
  const before = await effects();
  expect(await faultOf(world, visitor, document, { input: { ...otherInput, idempotencyKey } })).toBe('BAD_USER_INPUT');
  expect(await effects()).toBe(before);
  const { data, faults } = await hear(world, colleague, document, { input: { ...otherInput, idempotencyKey } });
  expect(faults).toEqual([]);
  expect(at(Object.values(data ?? {})[0], 'replayed')).not.toBe(true);
});

it('a key of one mutation is none of another', async () => {
  const { visitor, document, input } = await prepared('invite');
  await ask(plainWorld, visitor, document, { input: { ...input, idempotencyKey: 'for one' } });
  const other = await prepared('placeOrder');
  expect(await faultOf(plainWorld, visitor, other.document, { input: { ...other.input, idempotencyKey: 'for one' } })).toBe('BAD_USER_INPUT');
});

function prepared(name: string): Promise<KeyedCall> {
  const found = keyedCases[name];
  if (found === undefined) throw new Error(`no case of ${name}`);
  return found.prepare(plainWorld);
}
