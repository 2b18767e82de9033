import { AGENT_ROLES, CUSTOMER_USER_ROLES, type PartnerType } from '@assent/domain';
import type { Database } from '../database/database';
import { fixedStatement } from '../database/fixed-statement';
import { codesOf, selectRows } from '../database/rows';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import type { AgentViewer, Audience, CustomerUserViewer, PersonViewer, SessionFacts, Viewer } from '../graphql/context';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerEntity } from '../partners/partner.entity';
import { SessionEntity } from './session.entity';
import { hashOf } from './token';

export interface Credentials {
  readonly database: Database;
  readonly audience: Audience;
  /** As the cookie holds it. */
  readonly token: string | null;
  readonly now: Date;
  readonly idleMs: number;
  /** Whether asking keeps the session from running idle; a stream that stays open by itself does not. */
  readonly isActivity: boolean;
}

export interface Authenticated {
  /** Null while a code is due or a one-time password has to be changed: until then nobody is signed in. */
  readonly viewer: Viewer | null;
  readonly session: SessionFacts | null;
}

const NOBODY: Authenticated = { viewer: null, session: null };
const SEEN_EVERY_MS = 60_000;

/** Who sends this cookie to this site, now: one narrow statement; the session row says for which site it holds. */
export async function authenticate(credentials: Credentials): Promise<Authenticated> {
  const { audience, token } = credentials;
  if (token === null) return NOBODY;
  const found = audience === 'CONSOLE' ? await findAgent(credentials, token) : await findCustomerUser(credentials, token);
  if (found === null) return NOBODY;
  if (credentials.isActivity) await markSeen(credentials, found.row);
  const { row, viewer } = found;
  const session = { id: row.sessionId, userId: row.userId, state: row.state, signInMethod: row.signInMethod, signedInAt: new Date(row.signedInAt) };
  return { viewer: session.state === 'FULL' ? viewer : null, session };
}

interface SessionRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly state: SessionFacts['state'];
  readonly signInMethod: SessionFacts['signInMethod'];
  readonly signedInAt: string;
  readonly lastSeenAt: string;
  readonly roles: string;
}

const sessionColumns = {
  sessionId: 'session.id',
  userId: 'session.userId',
  state: 'session.state',
  signInMethod: 'session.signInMethod',
  signedInAt: 'session.createdAt',
  lastSeenAt: 'session.lastSeenAt',
  roles: 'person.roles',
};

/** What finds a session that is valid now. */
const SESSION_VALUES = ['tokenHash', 'audience', 'now', 'idleSince'] as const;
type SessionValue = (typeof SESSION_VALUES)[number];

const VALID = [
  'session.tokenHash = :tokenHash',
  'session.audience = :audience',
  'session.endedAt IS NULL',
  'session.expiresAt > :now',
  'session.lastSeenAt > :idleSince',
  'person.disabledAt IS NULL',
].join(' AND ');

interface Found<V extends PersonViewer> {
  readonly row: SessionRow;
  readonly viewer: V;
}

type AgentRow = SessionRow & { readonly partnerId: string; readonly partnerType: PartnerType; readonly partnerCountry: string; readonly partnerTimeZone: string };

const agentBySession = fixedStatement<AgentRow, SessionValue>({
  names: SESSION_VALUES,
  build: (manager) =>
    selectRows(manager, SessionEntity, 'session', { ...sessionColumns, partnerId: 'partner.id', partnerType: 'partner.type', partnerCountry: 'partner.country', partnerTimeZone: 'partner.timeZone' })
      .innerJoin(AgentEntity, 'person', 'person.id = session.userId')
      .innerJoin(PartnerEntity, 'partner', 'partner.id = person.partnerId')
      .where(VALID),
});

async function findAgent(credentials: Credentials, token: string): Promise<Found<AgentViewer> | null> {
  const row = await credentials.database.read((manager) => agentBySession(manager, validFor(credentials, token)));
  if (row === null) return null;
  const { userId, partnerId, partnerType, partnerCountry, partnerTimeZone } = row;
  const roles = codesOf(row.roles, AGENT_ROLES);
  return { row, viewer: { kind: 'AGENT', id: userId, partnerId, partnerType, partnerCountry, partnerTimeZone, roles } };
}

type CustomerUserRow = SessionRow & { readonly customerId: string };

const customerUserBySession = fixedStatement<CustomerUserRow, SessionValue>({
  names: SESSION_VALUES,
  build: (manager) =>
    selectRows(manager, SessionEntity, 'session', { ...sessionColumns, customerId: 'person.customerId' })
      .innerJoin(CustomerUserEntity, 'person', 'person.id = session.userId')
      .where(VALID),
});

async function findCustomerUser(credentials: Credentials, token: string): Promise<Found<CustomerUserViewer> | null> {
  const row = await credentials.database.read((manager) => customerUserBySession(manager, validFor(credentials, token)));
  if (row === null) return null;
  const roles = codesOf(row.roles, CUSTOMER_USER_ROLES);
  return { row, viewer: { kind: 'CUSTOMER_USER', id: row.userId, customerId: row.customerId, roles } };
}

function validFor({ audience, now, idleMs }: Credentials, token: string): Record<SessionValue, string> {
  const idleSince = new Date(now.getTime() - idleMs);
  return { tokenHash: hashOf(token), audience, now: now.toISOString(), idleSince: idleSince.toISOString() };
}

/** Moved at most once a minute, so that reading seldom writes. */
async function markSeen({ database, now }: Credentials, { sessionId, lastSeenAt }: SessionRow): Promise<void> {
  if (now.getTime() - new Date(lastSeenAt).getTime() < SEEN_EVERY_MS) return;
  await database.transact((manager) => manager.update(SessionEntity, { id: sessionId }, { lastSeenAt: now }));
}
