import type { AgentRole } from '@assent/domain';
import type { EventKind } from '@assent/server/src/events/event-kinds';
import { addVersion, ownCountry, type Version } from '../../support/world/agreements';
import { ask, textAt } from '../../support/world/asking';
import { addCustomer, addUser, type CustomerInWorld, type CustomerPerson } from '../../support/world/customers';
import { CONFIRM } from '../../support/world/documents';
import { invited, SIGNER, type Link } from '../../support/world/moves';
import { addAgent, addPartner, type Agent, type PartnerInWorld } from '../../support/world/partners';
import { addPurchase } from '../../support/world/relationships';
import { eventsOf } from '../../support/world/rows';
import { directScene, type DirectScene } from '../../support/world/scenes';
import type { World } from '../../support/world/world';

const versions = new WeakMap<World, Promise<Version>>();

/** The version of Germany, which every situation shares that has no country of its own. */
export function german(world: World): Promise<Version> {
  const known = versions.get(world) ?? addVersion(world);
  versions.set(world, known);
  return known;
}

export const helpdeskOf = (world: World, partner: PartnerInWorld, roles: AgentRole[] = ['HELPDESK_AGENT']): Promise<Agent> => addAgent(world, partner, roles);

export const key = (world: World): string => `key ${world.next()}`;

/** A good input of attestAcceptance. */
export async function attestation(world: World, customer: Pick<CustomerInWorld, 'id'>, given: object = {}): Promise<{ input: object }> {
  const { id: agreementId } = await german(world);
  return { input: { customerId: customer.id, agreementId, signer: SIGNER, dateAgreed: '2026-03-02', idempotencyKey: key(world), ...given } };
}

/** A company and its contact as somebody types them. */
export function company(world: World, given: object = {}): object & { readonly domain: string } {
  const domain = `neuland-${world.next()}.example`;
  const address = { line1: 'Gartenweg 3', city: 'Jena', postalCode: '07743' };
  const contact = { ...SIGNER, email: `jana@${domain}` };
  const known = { companyName: 'Neuland Optik GmbH', domain, country: 'DE', language: 'de-DE', timeZone: 'Europe/Berlin', address, contact };
  return { ...known, ...given };
}

export const DIRECT = { direct: { language: 'en' } };

export interface Requested {
  readonly partner: PartnerInWorld;
  readonly customer: CustomerInWorld;
  readonly user: CustomerPerson;
  readonly link: Link;
}

/** A partner asked a company for a relationship, and nobody has confirmed the company yet. */
export async function unbound(world: World, partner?: PartnerInWorld): Promise<Requested> {
  const [asking, customer] = [partner ?? (await addPartner(world)), await addCustomer(world)];
  const link = await invited(world, asking.admin, { company: { name: 'Linden', email: `it@linden-${world.next()}.example` } });
  return { partner: asking, customer, user: await addUser(world, customer), link };
}

/** The same, confirmed: the relationship is requested. */
export async function requested(world: World, partner?: PartnerInWorld): Promise<Requested> {
  const scene = await unbound(world, partner);
  await ask(world, scene.user, CONFIRM, { token: scene.link.token });
  return scene;
}

/** A customer that bought elsewhere confirmed the request, and was told to contact the partner that asks. */
export async function told(world: World): Promise<Requested> {
  const scene = await unbound(world);
  const { relationship } = await directScene(world);
  await addPurchase(world, { ...relationship, customer: scene.customer });
  await ask(world, scene.user, CONFIRM, { token: scene.link.token });
  return scene;
}

export interface Invited extends DirectScene {
  readonly user: CustomerPerson;
  readonly link: Link;
}

/** An active customer that was asked to accept. */
export async function invitedCustomer(world: World, given: Parameters<typeof directScene>[1] = {}): Promise<Invited> {
  const scene = await directScene(world, given);
  return { ...scene, user: await addUser(world, scene.customer), link: await invited(world, scene.partner.admin, { customer: scene.customer }) };
}

/** A country with an older and a newer version, both in force. */
export async function twoVersions(world: World, newer: object = {}): Promise<{ country: string; versions: [Version, Version] }> {
  const country = ownCountry(world);
  const first = await addVersion(world, { country });
  return { country, versions: [first, await addVersion(world, { country, version: '2026.2', effectiveOn: '2026-05-01', acceptancesFrom: '2026-04-20', ...newer })] };
}

/** The row that the one event of a kind about something names. */
export async function rowOfEvent(world: World, kind: EventKind, about: { subjectId?: string; customerId?: string }): Promise<string | null> {
  const [event, ...more] = await eventsOf(world, { kind, ...about });
  if (event === undefined || more.length > 0) throw new Error(`${more.length + (event ? 1 : 0)} events of ${kind}`);
  return event.rule;
}

export const idAt = (answer: unknown, path: string): string => textAt(answer, path);
