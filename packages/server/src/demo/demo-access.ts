import { In, type EntityManager } from 'typeorm';
import * as v from 'valibot';
import { isPassword } from '../auth/password';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { insertRows } from '../database/insert-rows';
import type { Store } from '../database/store';
import { EventEntity } from '../events/event.entity';
import { PendingEventEntity } from '../events/pending-event.entity';
import { InvitationEntity } from '../invitations/invitation.entity';
import { AgentEntity } from '../partners/agent.entity';
import { DEMO_PERSONAS } from './data/demo-highlights';
import type { DemoPersona, DemoWorld } from './data/demo-world.types';
import { DEMO_ONE_TIME_PASSWORD, DEMO_PASSWORD, demoToken } from './demo-credentials';
import type { DemoIds } from './demo-ids';

export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  /** On which site, and as whom; in English. */
  readonly who: string;
  /** The person's own link on the customers' site, while it is open. */
  readonly invitationPath: string | null;
}

/** How to try a demo database, as it is now. */
export interface DemoAccess {
  readonly signIns: readonly DemoSignIn[];
  /** On the customers' site; null once the link to try was answered or has expired. */
  readonly invitationPath: string | null;
}

/** One event that only a demo database has, under an id that can be looked up. Shaped like every other id, from the first instant of time. */
const SEEDED = { id: '00000000-0000-7000-8000-00000000de30', kind: 'DEMO_SEEDED' } as const;

const seededFacts = v.object({
  personas: v.array(v.object({ key: v.string(), personId: v.string(), invitationId: v.nullish(v.string()) })),
  invitationId: v.string(),
});
type SeededFacts = v.InferOutput<typeof seededFacts>;

/** The persona whose link is printed. */
const INVITED: DemoPersona['key'] = 'customerWhoMayAccept';

export async function recordSeeded(manager: EntityManager, { personas }: DemoWorld, { agent, user, invitation }: DemoIds, now: Date): Promise<void> {
  const link = personas.find(({ key }) => key === INVITED)?.invitation;
  if (link === null || link === undefined) throw new Error(`The demo persona ${INVITED} has no invitation`);
  const people = personas.map(({ key, audience, person, invitation: own }) => ({ key, personId: audience === 'AGENT' ? agent(person) : user(person), invitationId: own === null ? null : invitation(own) }));
  const payload: SeededFacts = { personas: people, invitationId: invitation(link) };
  const nobody = { actorId: null, partnerId: null, customerId: null, subjectId: null, code: null, rule: null };
  await insertRows(manager, EventEntity, [{ ...SEEDED, occurredAt: now, actorKind: 'OPERATOR', ...nobody, payload }]);
  await insertRows(manager, PendingEventEntity, [{ eventId: SEEDED.id, createdAt: now }]);
}

/** Null for a database that was not filled with demo data, whatever else it holds. */
export async function findDemo({ database, now }: { readonly database: Pick<Store, 'read'>; readonly now: Date }): Promise<DemoAccess | null> {
  const found = await database.read(readDemo);
  if (found === null) return null;
  const { accounts, invitation } = found;
  const signIns = await Promise.all(accounts.map((account) => signInOf(account, now)));
  return { signIns: signIns.flatMap((one) => one ?? []), invitationPath: pathOf(invitation, now) };
}

/** Where a link leads while it is open. */
function pathOf(link: InvitationEntity | undefined, now: Date): string | null {
  return link?.status === 'OPEN' && link.expiresAt > now ? `/accept/${demoToken(link.id)}` : null;
}

type Account = Pick<AgentEntity, 'email' | 'passwordHash' | 'passwordState'>;

interface Found {
  readonly accounts: readonly { readonly persona: DemoPersona; readonly account: Account; readonly link: InvitationEntity | undefined }[];
  readonly invitation: InvitationEntity;
}

async function readDemo(manager: EntityManager): Promise<Found | null> {
  const event = await manager.findOneBy(EventEntity, SEEDED);
  if (event === null) return null;
  const { personas, invitationId } = v.parse(seededFacts, event.payload);
  const ids = In(personas.map(({ personId }) => personId));
  const accounts = [...(await manager.findBy(AgentEntity, { id: ids })), ...(await manager.findBy(CustomerUserEntity, { id: ids }))];
  const links = await manager.findBy(InvitationEntity, { id: In(personas.flatMap((one) => one.invitationId ?? [])) });
  return {
    accounts: DEMO_PERSONAS.flatMap((persona) => {
      const known = personas.find(({ key }) => key === persona.key);
      const account = accounts.find(({ id }) => id === known?.personId);
      const link = persona.audience === 'AGENT' ? undefined : links.find(({ id }) => id === known?.invitationId);
      return account === undefined ? [] : [{ persona, account, link }];
    }),
    invitation: await manager.findOneByOrFail(InvitationEntity, { id: invitationId }),
  };
}

/** Null once the person has another password: what is printed must work. */
async function signInOf({ persona, account, link }: Found['accounts'][number], now: Date): Promise<DemoSignIn | null> {
  const password = account.passwordState === 'ONE_TIME' ? DEMO_ONE_TIME_PASSWORD : DEMO_PASSWORD;
  if (!(await isPassword(password, account.passwordHash))) return null;
  const site = persona.audience === 'AGENT' ? 'Partner console' : "Customers' site";
  return { email: account.email, password, who: `${site}: ${persona.purpose.en}`, invitationPath: pathOf(link, now) };
}
