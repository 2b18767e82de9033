import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { requirePerson, requireSession } from '../graphql/policy';
import { readSessions } from './session.reader';
import { Session } from './session.types';
import { endOwnSession } from './sign-out.service';

@Resolver()
export class SessionResolver {
  @Query(() => [Session], { description: 'Where the signed-in person is signed in, latest first.' })
  async sessions(@Ctx() context: Context): Promise<Session[]> {
    const { viewer, session } = requireSession(context);
    const { database, config, now } = context;
    const rows = await database.read((manager) => readSessions(manager, viewer.id, { now, idleMs: config.session.idleMs }));
    return rows.map((row) => make(Session, { ...row, current: row.id === session.id }));
  }

  @Mutation(() => Boolean, { description: "Ends one of the person's own sessions at the server. False when there is no such session." })
  async endSession(@Arg('id', () => ID, { description: 'The session.' }) id: string, @Ctx() context: Context): Promise<boolean> {
    return endOwnSession(context, requirePerson(context).id, id);
  }
}
