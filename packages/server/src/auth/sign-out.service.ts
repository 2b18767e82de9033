import type { Context } from '../graphql/context';
import { recordEvent } from '../events/event.service';
import { findAccount } from './account.reader';
import { SessionEntity } from './session.entity';
import { endSession } from './session.service';
import { recordSignInEvent } from './sign-in-event';

/** Ends the session at the server, so that a copied cookie is worth nothing. Returns whether there was one. */
export async function signOut(context: Context): Promise<boolean> {
  const { database, session, now, audience } = context;
  await context.setSessionToken(null);
  if (session === null) return false;
  return database.transact(async (manager) => {
    const isEnded = await endSession(manager, session.id, now);
    const account = await findAccount(manager, audience, { id: session.userId });
    if (isEnded && account !== null) await recordSignInEvent(manager, context, account, { kind: 'SIGNED_OUT' });
    return isEnded;
  });
}

/** Ends a session of the person that asks, wherever it is; false when it is somebody else's, over, or none. */
export function endOwnSession({ database, now, viewer }: Context, userId: string, sessionId: string): Promise<boolean> {
  return database.transact(async (manager) => {
    const isOwn = await manager.existsBy(SessionEntity, { id: sessionId, userId });
    const isEnded = isOwn && (await endSession(manager, sessionId, now));
    if (isEnded && viewer !== null) {
      const partnerId = viewer.kind === 'AGENT' ? viewer.partnerId : null;
      const customerId = viewer.kind === 'CUSTOMER_USER' ? viewer.customerId : null;
      await recordEvent(manager, { kind: 'SESSION_ENDED', actor: { kind: viewer.kind, id: userId }, partnerId, customerId, subjectId: sessionId, now });
    }
    return isEnded;
  });
}
