import { personName } from '@assent/i18n';
import type { Locale } from '@assent/i18n';
import type { EntityManager } from 'typeorm';
import { ConfirmedMailboxEntity } from '../auth/factors/confirmed-mailbox.entity';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { CustomerEntity } from '../customers/customer.entity';
import type { Audience } from '../graphql/context';
import { mailLocale } from '../invitations/invitation.mail';
import { AgentEntity } from '../partners/agent.entity';
import { PartnerEntity } from '../partners/partner.entity';
import type { Mailbox } from './mail';

/** Whom a mail is for, in which language, and on whose clock. */
export interface Addressee {
  readonly mailbox: Mailbox;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Null: there is no such agent any more. */
export async function readAgent(manager: EntityManager, id: string | null): Promise<Addressee | null> {
  const agent = id === null ? null : await manager.findOneBy(AgentEntity, { id });
  if (agent === null || agent.disabledAt !== null) return null;
  const { timeZone } = await manager.findOneByOrFail(PartnerEntity, { id: agent.partnerId });
  return { mailbox: { name: personName(agent), address: agent.email }, locale: mailLocale(agent.language), timeZone };
}

async function readCustomerUser(manager: EntityManager, id: string): Promise<Addressee | null> {
  const user = await manager.findOneBy(CustomerUserEntity, { id });
  if (user === null || user.disabledAt !== null) return null;
  const { timeZone } = await manager.findOneByOrFail(CustomerEntity, { id: user.customerId });
  return { mailbox: { name: personName(user), address: user.email }, locale: mailLocale(user.language), timeZone };
}

const readPerson = (manager: EntityManager, audience: Audience, id: string): Promise<Addressee | null> =>
  audience === 'CONSOLE' ? readAgent(manager, id) : readCustomerUser(manager, id);

/** What somebody signs in with, and whom a mail about it goes to. */
export interface Account {
  readonly signInName: string;
  readonly companyName: string;
  readonly addressee: Addressee;
}

/** Null: nobody can sign in with it any more. */
export async function readAccount(manager: EntityManager, { audience, userId, to }: { audience: Audience; userId: string; to: 'PERSON' | 'PRIMARY_CONTACT' }): Promise<Account | null> {
  const person = await readPerson(manager, audience, userId);
  if (person === null) return null;
  const signInName = person.mailbox.address;
  if (audience === 'CONSOLE') return { signInName, companyName: await companyOfAgent(manager, userId), addressee: person };
  const { customerId } = await manager.findOneByOrFail(CustomerUserEntity, { id: userId });
  const { contactFirstName: firstName, contactLastName: lastName, contactEmail: address, companyName, language, timeZone } = await manager.findOneByOrFail(CustomerEntity, { id: customerId });
  if (to === 'PERSON') return { signInName, companyName, addressee: await atConfirmedMailbox(manager, userId, person) };
  return { signInName, companyName, addressee: { mailbox: { name: personName({ firstName, lastName }), address }, locale: mailLocale(language), timeZone } };
}

async function companyOfAgent(manager: EntityManager, id: string): Promise<string> {
  const { partnerId } = await manager.findOneByOrFail(AgentEntity, { id });
  return (await manager.findOneByOrFail(PartnerEntity, { id: partnerId })).name;
}

/** A sign-in name that a partner made need not be a mailbox, so where the first code was read counts more. A contact that is changed later changes nothing here. */
async function atConfirmedMailbox(manager: EntityManager, userId: string, person: Addressee): Promise<Addressee> {
  const confirmed = await manager.findOneBy(ConfirmedMailboxEntity, { userId });
  return confirmed === null ? person : { ...person, mailbox: { ...person.mailbox, address: confirmed.email } };
}

/** Whom customers may reach at a partner. Its language is that of its country. */
export function contactOf({ contactName, contactEmail, country, timeZone }: PartnerEntity): Addressee {
  return { mailbox: { name: contactName, address: contactEmail }, locale: mailLocale(country === 'JP' ? 'ja' : 'en'), timeZone };
}
