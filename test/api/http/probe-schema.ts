import { forbidden, notFound } from '@assent/server/src/graphql/errors';
import { GraphQLError, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, type GraphQLFieldConfig } from 'graphql';

export interface Gate {
  /** Called once a request has arrived at the field `slow`. */
  readonly arrived: Promise<void>;
  readonly open: () => void;
}

/** Secrets and people's data that our own faults carry in these tests: none of it may reach a client or a log. */
export const SECRET = 'hunter2-of-lena.vogt@birke.example';

const field = (resolve: () => unknown): GraphQLFieldConfig<unknown, unknown> => ({ type: GraphQLString, resolve });

/** Fields that go wrong in every way that a resolver can, and one that waits. */
export function probeSchema(): { schema: GraphQLSchema; gate: Gate } {
  let open: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const fields = {
    ok: field(() => 'fine'),
    long: field(() => 'all work and no play '.repeat(500)),
    fault: field(() => {
      throw Object.assign(new Error('the shelf fell down'), { parameters: [SECRET], detail: SECRET });
    }),
    thrownText: field(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what careless code does
      throw 'just a text';
    }),
    disguised: field(() => {
      throw new GraphQLError(`not for you: ${SECRET}`, { extensions: { code: 'WHATEVER', internals: SECRET } });
    }),
    missing: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
    notFound: field(() => {
      throw notFound();
    }),
    forbidden: field(() => {
      throw forbidden();
    }),
    slow: field(async () => {
      arrive();
      await opened;
      return 'done in the end';
    }),
  };
  const withInput = { type: GraphQLString, args: { text: { type: new GraphQLNonNull(GraphQLString) } }, resolve: () => 'heard' };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: { change: field(() => 'changed'), tell: withInput } }),
  });
  return { schema, gate: { arrived, open } };
}
