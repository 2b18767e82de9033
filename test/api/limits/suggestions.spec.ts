import { expect, it } from 'vitest';
import { ask } from '../../support/app';
import { shareWorld } from '../../support/world/world';

const world = shareWorld();
const STATUS = 'query S($status: [AgreementStatus!]) { customers(agreementStatus: $status) { totalCount } }';
const SIGN_IN = 'mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }';

it.each([
  ['a field', '{ customer(id: "x") { companyNam } }', {}],
  ['a type', '{ viewer { ... on Agen { id } } }', {}],
  ['an argument', '{ customers(searc: "x") { totalCount } }', {}],
  ['a value', '{ customers(agreementStatus: [PROVIDE]) { totalCount } }', {}],
  ['a field of an input', 'mutation { signIn(input: { emai: "a", password: "b" }) { __typename } }', {}],
  ['a value in a variable', STATUS, { status: ['PROVIDE'] }],
  ['a field of an input in a variable', SIGN_IN, { input: { emai: 'a', email: 'a', password: 'b' } }],
])('nobody is told what was perhaps meant: %s', async (_what, query, variables) => {
  const { status, text } = await ask(world.app.consoleUrl, query, variables);
  expect(status).toBe(400);
  expect(text).not.toContain('Did you mean');
});

it.each([
  ['of the wrong type', { email: 'a', password: { of: 'Secret at "x"; 1234' } }, 'Variable "$input" is invalid at "input.password". String cannot represent a non string value.'],
  ['beside one that is not a field', { email: 'a', password: 'Secret1234', z: 1 }, 'Variable "$input" is invalid at "input". Field "z" is not defined by type "SignInInput".'],
  ['beside one that is missing', { password: 'Secret1234' }, 'Variable "$input" is invalid at "input". Field "email" of required type "String!" was not provided.'],
])('a variable is said where it is wrong, and what stood in it is not said: %s', async (_what, input, message) => {
  const { text, body } = await ask(world.app.consoleUrl, SIGN_IN, { input });
  expect(text).not.toContain('Secret');
  expect(body.errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
});

it.each(['{ __schema { types { name } } }', '{ __type(name: "Customer") { fields { name } } }', '{ ...S } fragment S on Query { __schema { queryType { name } } }'])(
  'nobody can have the schema read out: %s',
  async (query) => {
    const { status, body } = await ask(world.app.consoleUrl, query);
    expect([status, body.data]).toEqual([400, undefined]);
    for (const { message } of body.errors ?? []) expect(message).toMatch(/^The schema is not read out here\. .*INTROSPECTION=on\.$/);
    expect(body.errors).not.toHaveLength(0);
  },
);
