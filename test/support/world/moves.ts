import type { InvitationKind, OrderKind } from '@assent/domain';
import type { Version } from './agreements';
import { ask, textAt, type Visitor } from './asking';
import type { CustomerInWorld, CustomerPerson } from './customers';
import { ACCEPT, ATTEST, INVITE, OPEN, ORDER } from './documents';
import type { Person } from './partners';
import type { RelationshipInWorld } from './relationships';
import type { World } from './world';

/** The mutations of the contract with an input that is good; what a test is about it gives itself. */

export const SIGNER = { firstName: 'Jana', lastName: 'Kessler', email: 'jana.kessler@lindenhof.example', phone: '+49 3643 555010' };

export interface Attesting {
  readonly customer: Pick<CustomerInWorld, 'id'>;
  readonly version: Pick<Version, 'id'>;
  readonly signer?: object;
  readonly dateAgreed?: string;
  readonly orderId?: string;
  readonly attachmentId?: string;
  readonly language?: string;
  readonly idempotencyKey?: string;
}

export function attest(world: World, agent: Person, { customer, version, ...given }: Attesting): Promise<unknown> {
  const input = { customerId: customer.id, agreementId: version.id, signer: SIGNER, dateAgreed: '2026-03-02', idempotencyKey: `attest ${world.next()}`, ...given };
  return ask(world, agent, ATTEST, { input });
}

/** Attests and answers the id of what is on record then; throws on a refusal. */
export async function attested(world: World, agent: Person, given: Attesting): Promise<string> {
  return textAt(await attest(world, agent, given), 'acceptance.id');
}

export interface Inviting {
  readonly customer?: Pick<CustomerInWorld, 'id'>;
  readonly company?: { readonly name: string; readonly email: string };
  readonly kind?: InvitationKind;
  readonly providerId?: string;
  readonly language?: string;
  readonly idempotencyKey?: string;
}

export function invite(world: World, agent: Person, { customer, company, ...given }: Inviting): Promise<unknown> {
  const invitee = company ? { company } : { customerId: customer?.id };
  const kind = company ? 'RELATIONSHIP_AND_AGREEMENT' : 'AGREEMENT';
  return ask(world, agent, INVITE, { input: { invitee, kind, language: 'en', idempotencyKey: `invite ${world.next()}`, ...given } });
}

export interface Link {
  readonly id: string;
  readonly token: string;
}

/** Invites and answers the link that was made; throws on a refusal. */
export async function invited(world: World, agent: Person, given: Inviting): Promise<Link> {
  const made = await invite(world, agent, given);
  return { id: textAt(made, 'invitation.id'), token: tokenOf(made) };
}

export const tokenOf = (made: unknown): string => textAt(made, 'url').split('/').at(-1) ?? '';

export const open = (world: World, person: Visitor, { token }: Pick<Link, 'token'>): Promise<unknown> =>
  ask(world, person, OPEN, { token });

export interface Accepting {
  readonly version?: Version;
  readonly language?: string;
  readonly relationshipTicked?: boolean;
  readonly agreementTicked?: boolean;
  readonly invitationId?: string;
  readonly timeZone?: string;
  readonly wordsHash?: string;
  readonly idempotencyKey?: string;
}

/** What a person sends who has read `version` and ticked every box. */
export function consentTo({ token }: Partial<Pick<Link, 'token'>>, { version, language = 'de-DE', ...given }: Accepting): object {
  const text = version?.texts.find((one) => one.language === language);
  const shown = text && { agreementId: text.agreementId, language, fileHash: text.fileHash, shownHash: text.shownHash };
  return { ...(token !== undefined && { token }), relationshipTicked: true, agreementTicked: true, ...shown, ...given };
}

export function accept(world: World, person: Person, link: Partial<Pick<Link, 'token'>>, given: Accepting = {}): Promise<unknown> {
  return ask(world, person, ACCEPT, { input: { idempotencyKey: `accept ${world.next()}`, ...consentTo(link, given) } });
}

export async function accepted(world: World, person: CustomerPerson, link: Pick<Link, 'token'>, version: Version): Promise<string> {
  return textAt(await accept(world, person, link, { version }), 'acceptance.id');
}

export interface Ordering {
  readonly relationship: Pick<RelationshipInWorld, 'id'>;
  readonly kind?: OrderKind;
  readonly lines?: readonly object[];
  readonly idempotencyKey?: string;
}

export function order(world: World, agent: Person, { relationship, ...given }: Ordering): Promise<unknown> {
  const lines = [{ product: 'Cloud suite', quantity: 12 }];
  return ask(world, agent, ORDER, { input: { relationshipId: relationship.id, kind: 'SOFTWARE', lines, idempotencyKey: `order ${world.next()}`, ...given } });
}
