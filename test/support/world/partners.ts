import type { AgentRole, PartnerType } from '@assent/domain';
import { SessionEntity } from '@assent/server/src/auth/session.entity';
import { hashOf, newToken } from '@assent/server/src/auth/token';
import { newId } from '@assent/server/src/database/id';
import { AgentEntity } from '@assent/server/src/partners/agent.entity';
import { PartnerLinkEntity } from '@assent/server/src/partners/partner-link.entity';
import { PartnerEntity } from '@assent/server/src/partners/partner.entity';
import type { Visitor } from './asking';
import type { World } from './world';

/** A person who is signed in. */
export interface Person extends Visitor {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface Agent extends Person {
  readonly partnerId: string;
}

export interface PartnerInWorld {
  readonly id: string;
  readonly type: PartnerType;
  readonly name: string;
  readonly domain: string;
  readonly contactEmail: string;
  /** Its first agent, an admin. */
  readonly admin: Agent;
}

export interface NewPartner {
  readonly type?: PartnerType;
  readonly country?: string;
  readonly timeZone?: string;
  /** Of a reseller. */
  readonly providers?: readonly PartnerInWorld[];
  readonly mpnId?: string;
}

const WORDS: Record<PartnerType, string> = { DIRECT_BILL: 'Cloud Direct', INDIRECT_PROVIDER: 'Distribution', INDIRECT_RESELLER: 'IT Services' };

export const EPOCH = new Date('2025-01-06T08:00:00.000Z');

export async function addPartner(world: World, { type = 'DIRECT_BILL', country = 'DE', timeZone = 'Europe/Berlin', providers = [], mpnId }: NewPartner = {}): Promise<PartnerInWorld> {
  const number = world.next();
  const [id, domain] = [newId(), `partner-${number}.example`];
  const name = `Ahorn ${WORDS[type]} ${number}`;
  const contact = { contactName: 'Customer desk', contactEmail: `desk@${domain}`, contactPhone: '+49 30 5550100' };
  await world.database.transact(async (manager) => {
    await manager.insert(PartnerEntity, { id, type, name, country, mpnId: mpnId ?? null, timeZone, ...contact, domain, createdAt: EPOCH });
    for (const provider of providers) await manager.insert(PartnerLinkEntity, { resellerId: id, providerId: provider.id, createdAt: EPOCH });
  });
  const admin = await addAgent(world, { id, domain }, ['ADMIN_AGENT']);
  return { id, type, name, domain, contactEmail: contact.contactEmail, admin };
}

/** Another agent of a partner, signed in at the console. */
export async function addAgent(world: World, { id: partnerId, domain }: Pick<PartnerInWorld, 'id' | 'domain'>, roles: AgentRole[]): Promise<Agent> {
  const number = world.next();
  const person = { id: newId(), firstName: 'Ines', lastName: `Brandt-${number}`, email: `ines.brandt-${number}@${domain}` };
  await world.database.transact((manager) =>
    manager.insert(AgentEntity, { ...person, partnerId, emailKey: person.email, roles, language: 'en-US', ...NO_PASSWORD, disabledAt: null, createdAt: EPOCH }),
  );
  return { ...person, partnerId, site: 'CONSOLE', cookie: await signedIn(world, 'CONSOLE', person.id) };
}

/** The hash of something that nobody wrote down. Nobody signs in with it: sessions of this world are rows, for hashing a password takes longer than most tests. */
export const NO_PASSWORD = { passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$342EdBUyDf9uOAj5dmrGfw$N7PwE9RmiEYZgksACUs0h5jezSVqZu4o9u3XkQVRVec', passwordState: 'CHOSEN' } as const;

const LATER = new Date('2099-01-01T00:00:00.000Z');
const COOKIES = { CONSOLE: 'assent-console', ACCEPTANCE: 'assent-acceptance' };

export type NewSession = Partial<Pick<SessionEntity, 'signInMethod' | 'state'>>;

/** The cookie of a session that outlives every journey of the clock. */
export async function signedIn({ database, now }: World, audience: Visitor['site'], userId: string, given: NewSession = {}): Promise<string> {
  const token = newToken();
  const { signInMethod = 'PASSWORD', state = 'FULL' } = given;
  const row = { id: newId(), tokenHash: hashOf(token), audience, userId, state, signInMethod, userAgent: 'Browser 1.0', address: '192.0.2.7' };
  await database.transact((manager) => manager.insert(SessionEntity, { ...row, createdAt: now, lastSeenAt: LATER, expiresAt: LATER, endedAt: null }));
  return `${COOKIES[audience]}=${token}`;
}
