import type { Context } from '../graphql/context';
import { findAccount } from './account.reader';
import { endSession } from './session.service';
import { recordSignInEvent } from './sign-in.service';

/** Ends the session at the server, so that a copied cookie is worth nothing. Returns whether there was one. */
export async function signOut(context: Context): Promise<boolean> {
  const { database, session, now, audience } = context;
  await context.setSessionToken(null);
  if (session === null) return false;
  return database.transact(async (manager) => {
    const isEnded = await endSession(manager, session.id, now);
    const account = await findAccount(manager, audience, { id: session.userId });
    if (isEnded && account !== null) await recordSignInEvent(manager, context, account, { kind: 'SIGNED_OUT', code: null });
    return isEnded;
  });
}
