import { buildAssentSchema } from '@assent/server/src/graphql/schema';
import { getNamedType, isEnumType, isInputObjectType, isNonNullType, isListType, type GraphQLArgument, type GraphQLField, type GraphQLInputType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask as post } from '../../support/app';
import { codeOf, ended, openStream } from '../../support/world/streams';
import { shareMailWorld } from '../mail/mail-world';
import { addAgentAccount, addAuthenticator, addCustomerAccount, codesSentTo, confirm, halfSignedIn, urlOf, type SomeAccount } from './accounts';
import { cookieOf, viewerAt } from './people';

const world = shareMailWorld({ SIGN_IN_ATTEMPTS_PER_ADDRESS: '100000', SIGN_IN_ATTEMPTS_PER_ACCOUNT: '1000' });

interface RootField {
  readonly name: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

let fields: readonly RootField[];
let subscriptions: readonly RootField[];
beforeAll(async () => {
  const schema = await buildAssentSchema();
  const of = (operation: 'query' | 'mutation' | 'subscription', all: Record<string, GraphQLField<unknown, unknown>> = {}) => Object.values(all).map((field) => rootField(operation, field));
  fields = [...of('query', schema.getQueryType()?.getFields()), ...of('mutation', schema.getMutationType()?.getFields())];
  subscriptions = of('subscription', schema.getSubscriptionType()?.getFields());
});

/** A document that asks a root field for as little as there is, with the least input that its types allow. */
function rootField(operation: string, { name, args, type }: GraphQLField<unknown, unknown>): RootField {
  const needed = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const declared = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = 'getFields' in getNamedType(type) || 'getTypes' in getNamedType(type) ? ' { __typename }' : '';
  const variables = Object.fromEntries(needed.map((arg: GraphQLArgument) => [arg.name, leastOf(arg.type)]));
  return { name, variables, document: `${operation}${declared && `(${declared})`} { ${name}${given && `(${given})`}${selection} }` };
}

function leastOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return leastOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isInputObjectType(type)) {
    const all = Object.values(type.getFields());
    const needed = type.isOneOf ? all.slice(0, 1) : all.filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, leastOf(field.type)]));
  }
  return { Boolean: false, Int: 1, CountryCode: 'DE', LanguageTag: 'en', LocalDate: '2026-01-01', DateTimeISO: '2026-01-01T00:00:00.000Z' }[type.name] ?? 'anything';
}

/** What is answered to nobody: an answer to a half-open session may say no more than that. */
const answerTo = async (account: SomeAccount, cookie: string, { document, variables }: RootField): Promise<unknown> => (await post(urlOf(world, account.site), document, variables, { cookie })).body;

/** These are what a sign-in is finished, begun anew or given up with. */
const OF_THE_SIGN_IN = ['signIn', 'signOut', 'confirmCode', 'resendCode', 'requestPasswordReset', 'resetPassword'];

async function reachesNothing(account: SomeAccount, open: () => Promise<string>, allowed: readonly string[]): Promise<void> {
  const cookie = await open();
  for (const field of fields.filter(({ name }) => !allowed.includes(name))) {
    const [half, nobody] = [await answerTo(account, cookie, field), await answerTo(account, '', field)];
    expect({ [field.name]: withoutIds(half) }).toEqual({ [field.name]: withoutIds(nobody) });
    expect(JSON.stringify(nobody)).not.toContain('GRAPHQL_VALIDATION_FAILED');
  }
  expect(subscriptions.length).toBeGreaterThan(0);
  for (const { name, document, variables } of subscriptions) {
    const [half, nobody] = [await answerOfStream(account, cookie, { document, variables }), await answerOfStream(account, '', { document, variables })];
    expect({ [name]: half }).toEqual({ [name]: nobody });
    expect(half).toMatchObject({ startId: '', code: 'UNAUTHENTICATED' });
  }
  expect(await viewerAt(urlOf(world, account.site), cookie)).toBeNull();
}

/** A stream that is refused says why, and is over; one that opens says where it began. */
async function answerOfStream({ site }: SomeAccount, cookie: string, { document, variables }: Pick<RootField, 'document' | 'variables'>): Promise<object> {
  const stream = await openStream(world, { site, cookie }, document, { variables });
  try {
    const state = stream.startId === '' ? await ended(stream) : 'OPEN';
    return { status: stream.status, startId: stream.startId, state, code: codeOf(stream.told[0]) };
  } finally {
    stream.close();
  }
}

const withoutIds = (body: unknown): unknown => JSON.parse(JSON.stringify(body, (name, value: unknown) => (name === 'requestId' ? undefined : value)));

describe('a sign-in that waits for a code', () => {
  it('of the first credentials reaches no root field, as nobody does', async () => {
    const account = await addCustomerAccount(world);
    await reachesNothing(account, () => halfSignedIn(world, account), OF_THE_SIGN_IN);
  });

  it('of an authenticator reaches no root field, as nobody does', async () => {
    const account = await addAgentAccount(world);
    await addAuthenticator(world, account);
    await reachesNothing(account, () => halfSignedIn(world, account), OF_THE_SIGN_IN);
  });

  it('that goes on with choosing a password reaches no other root field', async () => {
    const account = await addCustomerAccount(world);
    const entered = async (): Promise<string> => {
      const cookie = await halfSignedIn(world, account);
      const [code = ''] = await codesSentTo(world, account.contactEmail);
      return cookieOf(await confirm(world, 'ACCEPTANCE', cookie, code));
    };
    await reachesNothing(account, entered, [...OF_THE_SIGN_IN, 'changePassword']);
  });

  it('is no session at the other site', async () => {
    const account = await addCustomerAccount(world);
    const cookie = (await halfSignedIn(world, account)).replace('assent-acceptance', 'assent-console');
    expect((await post(world.app.consoleUrl, 'mutation { resendCode { __typename } }', {}, { cookie })).body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('is ended by signing out', async () => {
    const account = await addCustomerAccount(world);
    const cookie = await halfSignedIn(world, account);
    const [code = ''] = await codesSentTo(world, account.contactEmail);
    expect((await post(world.app.acceptanceUrl, 'mutation { signOut }', {}, { cookie })).body).toEqual({ data: { signOut: true } });
    expect((await confirm(world, 'ACCEPTANCE', cookie, code)).body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
