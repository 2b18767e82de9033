import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { schemaText } from '@assent/server/src/cli/schema';
import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { type GraphQLField, type GraphQLInputField, type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType, isUnionType } from 'graphql';
import { expect, it } from 'vitest';

const schema = await buildAssentSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name);

it('schema.graphql is what the code prints', async () => {
  const printed = await readFile(fileURLToPath(new URL('../../../schema.graphql', import.meta.url)), 'utf8');
  expect(printed).toBe(await schemaText());
});

it('every type, field, argument and value says what it is', () => {
  expect(types.flatMap(undescribed)).toEqual([]);
});

function undescribed(type: GraphQLNamedType): string[] {
  const itself = type.description || roots.includes(type.name) ? [] : [type.name];
  return [...itself, ...membersOf(type).flatMap(([name, { description }]) => (description ? [] : [`${type.name}.${name}`]))];
}

function membersOf(type: GraphQLNamedType): [string, { description?: string | null | undefined }][] {
  if (isEnumType(type)) return type.getValues().map((value) => [value.name, value]);
  if (isInputObjectType(type)) return fieldsOf(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const args = Object.values(type.getFields()).flatMap((field) => field.args.map((arg): [string, typeof arg] => [`${field.name}(${arg.name})`, arg]));
  return [...fieldsOf(type.getFields()), ...args];
}

const fieldsOf = (fields: Record<string, GraphQLField<unknown, unknown> | GraphQLInputField>): [string, { description?: string | null | undefined }][] => Object.entries(fields);

it('every mutation that can be refused lists its refusals', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const refusable = mutations.filter(({ type }) => {
    const named = schema.getType(String(type).replace('!', ''));
    return isUnionType(named) && named.getTypes().some(({ name }) => name === 'Refusal');
  });
  expect(refusable.map(({ name }) => name)).toEqual(expect.arrayContaining(['accept', 'attestAcceptance', 'cancelOrder', 'changePassword', 'invite', 'placeOrder', 'signIn']));
  const silent = refusable.filter(({ description }) => !/Refusals?: [A-Z_]+/.test(description ?? ''));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it('exactly one of the fields of an invitee is given', () => {
  const invitee = schema.getType('InviteeInput');
  expect(isInputObjectType(invitee) && invitee.isOneOf).toBe(true);
});
