import { SubscriptionEntity } from '@assent/server/src/orders/subscription.entity';
import { addVersion, type Version } from '../../support/world/agreements';
import { ask, at, textAt, type Visitor } from '../../support/world/asking';
import { CONFIRM } from '../../support/world/documents';
import { accept, attest, attested, invited, open, order, SIGNER, type Attesting, type Link } from '../../support/world/moves';
import { uploaded, urlOf } from '../../support/world/receipts';
import { addPurchase, addRelationship, closeInvitation, moveRelationship, type RelationshipInWorld } from '../../support/world/relationships';
import { relationshipsOf } from '../../support/world/rows';
import type { World } from '../../support/world/world';
import { outcomeOf, signInAt } from '../auth/people';
import { PARTNERS, type Cast, type Partner, type PartnerName } from './cast';

/** What the table calls the things of the scene, by their ids; and what leads to them. */
export interface Stage {
  readonly names: ReadonlyMap<string, string>;
  readonly links: Readonly<Record<string, Link>>;
  readonly relationships: Readonly<Record<string, RelationshipInWorld>>;
  readonly versions: readonly Version[];
}

/** A word that only this partner's own things hold: the scan looks for it in everybody else's answers. */
export const wordOf = (name: PartnerName): string => `zz${name}zz`;

/** The signed paper that the seller attaches to its attestation. */
export const PAPER = Buffer.from(`%PDF-1.7\nsigned by hand, ${wordOf('seller')}`);

/**
 * One company and everything that can be known of it: partners of every standing, each with links, attestations and orders of its own, a
 * direct acceptance, requests, an objection. Each field of each type has a value somewhere, so that null means hidden.
 */
export async function stage(world: World, cast: Cast): Promise<Stage> {
  const directing = new Director(world, cast);
  await directing.requests();
  await directing.beforeAnyAgreement();
  await directing.toldToContact();
  await directing.attestations();
  await directing.former();
  await directing.directAcceptance();
  await directing.askedAgain();
  await directing.outside();
  await directing.attempts();
  return directing;
}

const typedBy = (name: PartnerName): { name: string; email: string } => ({ name: `Linden as typed ${wordOf(name)}`, email: `${wordOf(name)}@typed.example` });

class Director implements Stage {
  readonly names = new Map<string, string>();
  readonly links: Record<string, Link> = {};
  readonly relationships: Record<string, RelationshipInWorld> = {};
  readonly versions: Version[] = [];
  readonly #world: World;
  readonly #cast: Cast;

  constructor(world: World, cast: Cast) {
    this.#world = world;
    this.#cast = cast;
    for (const name of PARTNERS) {
      const { id, staff } = cast.partners[name];
      this.names.set(id, name);
      for (const role of ['admin', 'sales', 'helpdesk', 'none'] as const) this.names.set(staff[role].id, `${name}/${role}`);
    }
    const { linden, elsewhere, admin, billing, user, elsewhereAdmin } = cast;
    this.names.set(linden.id, 'linden').set(elsewhere.id, 'elsewhere').set(user.id, 'user').set(elsewhereAdmin.id, 'elsewhere-admin');
    for (const { id } of [admin, billing]) this.names.set(id, 'who-may');
  }

  /** Requests that came to nothing, and one that is open; nobody was told to contact anybody. */
  async requests(): Promise<void> {
    await this.#publish({ version: '2025.1', effectiveOn: '2025-06-01', acceptancesFrom: '2025-05-01' });
    for (const name of ['asking', 'declined', 'expired'] as const) await this.#request(name);
    await this.#close('declined', 'DECLINED');
    await this.#close('expired', 'EXPIRED');
  }

  async beforeAnyAgreement(): Promise<void> {
    const { seller, reseller, provider, former } = this.#cast.partners;
    await this.#relate('seller', seller);
    await this.#relate('reseller', reseller, provider);
    await this.#relate('former', former);
    this.names.set(await addPurchase(this.#world, this.#relationship('former')), 'former-imported');
    const cancelled = await this.#order('seller-cancelled', seller, 'seller');
    await this.#do(seller.admin, 'mutation C($id: ID!) { cancelOrder(id: $id) { __typename } }', { id: cancelled });
  }

  async toldToContact(): Promise<void> {
    for (const name of ['told', 'owed'] as const) {
      await this.#request(name);
      await open(this.#world, this.#cast.admin, this.#link(name));
      await this.#attest(`${name}-attestation`, name);
    }
    await this.#close('owed', 'EXPIRED');
  }

  async attestations(): Promise<void> {
    const { seller } = this.#cast.partners;
    await this.#attest('provider-attestation', 'provider');
    await this.#withdraw('seller', await this.#attest('seller-withdrawn', 'seller'));
    await this.#attest('seller-superseded', 'seller');
    await this.#order('seller-order', seller, 'seller');
    await this.#order('reseller-order', this.#cast.partners.reseller, 'reseller');
    await this.#order('provider-order', this.#cast.partners.provider, 'reseller');
  }

  async former(): Promise<void> {
    const { former } = this.#cast.partners;
    await this.#invite('former', former);
    await this.#attest('former-attestation', 'former');
    await this.#order('former-order', former, 'former');
    await moveRelationship(this.#world, this.#relationship('former'), 'ENDED');
    this.#tick();
  }

  async directAcceptance(): Promise<void> {
    const version = await this.#publish({ version: '2026.1', effectiveOn: '2026-05-01', acceptancesFrom: '2026-04-01', reacceptBy: '2026-09-30' });
    const link = await this.#invite('reseller-accepted', this.#cast.partners.reseller);
    const read = await ask(this.#world, this.#cast.admin, 'query W($token: String!) { invitation(token: $token) { words { hash } } }', { token: link.token });
    const made = await accept(this.#world, this.#cast.admin, link, { version, timeZone: 'Europe/Berlin', wordsHash: textAt(read, 'words.hash') });
    this.names.set(textAt(made, 'acceptance.id'), 'direct');
    this.#tick();
    await this.#attest('seller-attestation', 'seller', { attachmentId: await uploaded(this.#world, this.#cast.partners.seller.admin, PAPER) });
    await this.#dispute();
  }

  /** A third version asks everybody again: every status has its date, and there is something to ask for. */
  async askedAgain(): Promise<void> {
    const { seller, reseller } = this.#cast.partners;
    await this.#publish({ version: '2026.2', effectiveOn: '2026-06-01', acceptancesFrom: '2026-05-20', reacceptBy: '2026-12-31' });
    await this.#invite('seller', seller);
    await this.#invite('reseller', reseller);
    this.links['unbound'] = await this.#name('unbound-link', invited(this.#world, seller.admin, { company: typedBy('seller') }));
    for (const link of Object.values(this.links)) await open(this.#world, this.#cast.admin, link);
    await this.#askToAttest('reseller-request', reseller.admin, 'reseller');
    await this.#askToAttest('customer-request', this.#cast.user, 'seller');
  }

  /** Another company with another partner: nothing of it may show anywhere. It is sent back to its partner. */
  async outside(): Promise<void> {
    const { partners, elsewhere } = this.#cast;
    this.relationships['outside'] = await addRelationship(this.#world, { customer: elsewhere, seller: partners.outside });
    this.names.set(this.#relationship('outside').id, 'outside-relationship');
    const acceptanceId = await this.#attest('outside-attestation', 'outside', { customer: elsewhere });
    await this.#order('outside-order', partners.outside, 'outside');
    await this.#withdraw('outside', acceptanceId);
    this.links['outside'] = await this.#name('outside-link', invited(this.#world, partners.outside.admin, { customer: elsewhere }));
    await open(this.#world, this.#cast.elsewhereAdmin, this.#link('outside'));
    await this.#nameSubscriptions();
  }

  /** What came to nothing is on record with its reason: who may not attest, who may not accept, a wrong password. */
  async attempts(): Promise<void> {
    const { partners, linden, user, admin, elsewhereAdmin } = this.#cast;
    const [version] = this.versions.slice(-1);
    if (version === undefined) throw new Error('No version is published');
    for (const name of ['seller', 'reseller', 'provider', 'former', 'asking', 'told', 'owed'] as const) await this.#refused(attest(this.#world, partners[name].staff.helpdesk, { customer: linden, version }));
    await this.#refused(accept(this.#world, user, this.#link('reseller'), { version }));
    for (const { site, email } of [partners.seller.admin, partners.declined.admin, admin, elsewhereAdmin]) {
      if (outcomeOf(await signInAt(urlOf(this.#world, { site }), { email, password: 'wrong horse battery' })) !== 'SIGN_IN_FAILED') throw new Error(`${email} is signed in`);
      this.#tick();
    }
  }

  async #refused(asked: Promise<unknown>): Promise<void> {
    if (at(await asked, '__typename') !== 'Refusal') throw new Error('Nothing was refused');
    this.#tick();
  }

  async #nameSubscriptions(): Promise<void> {
    const rows = await this.#world.database.read((manager) => manager.find(SubscriptionEntity));
    for (const { id, orderId } of rows) this.names.set(id, `${this.names.get(orderId) ?? 'unnamed'}-subscription`);
  }

  async #request(name: PartnerName): Promise<void> {
    const partner = this.#cast.partners[name];
    const link = await this.#name(`${name}-link`, invited(this.#world, partner.admin, { company: typedBy(name) }));
    this.links[name] = link;
    if (name === 'declined' || name === 'expired') this.names.set(link.id, 'closed-link');
    await ask(this.#world, this.#cast.admin, CONFIRM, { token: link.token });
    const made = (await relationshipsOf(this.#world, this.#cast.linden)).find(({ sellerId }) => sellerId === partner.id);
    if (made === undefined) throw new Error(`${name} has no relationship`);
    this.#keep(name, { id: made.id, customer: this.#cast.linden, seller: partner, provider: null });
  }

  async #close(name: PartnerName, state: 'DECLINED' | 'EXPIRED'): Promise<void> {
    // Each with words of the customer, so that whoever may read them has some to read.
    await closeInvitation(this.#world, this.#link(name).id, state, `${name}: we buy elsewhere`);
    await moveRelationship(this.#world, this.#relationship(name), state);
    this.#tick();
  }

  async #relate(name: string, seller: Partner, provider: Partner | null = null): Promise<void> {
    this.#keep(name, await addRelationship(this.#world, { customer: this.#cast.linden, seller, provider }));
  }

  #keep(name: string, relationship: RelationshipInWorld): void {
    this.relationships[name] = relationship;
    this.names.set(relationship.id, `${name}-relationship`);
    this.#tick();
  }

  async #attest(thing: string, name: PartnerName, given: Partial<Attesting> = {}): Promise<string> {
    const version = this.versions.at(-1);
    if (version === undefined) throw new Error('No version is published');
    const signer = { ...SIGNER, lastName: `Kessler ${wordOf(name)}`, email: `${wordOf(name)}@signer.example` };
    const dateAgreed = at(version, 'version') === '2025.1' ? '2026-03-02' : '2026-05-20';
    const id = await attested(this.#world, this.#cast.partners[name].admin, { customer: this.#cast.linden, version, signer, dateAgreed, ...given });
    this.names.set(id, thing);
    this.#tick();
    return id;
  }

  async #withdraw(name: PartnerName, acceptanceId: string): Promise<void> {
    const input = { acceptanceId, reason: `Wrong company ${wordOf(name)}`, idempotencyKey: `withdraw ${acceptanceId}` };
    await this.#do(this.#cast.partners[name].admin, 'mutation W($input: WithdrawAcceptanceInput!) { withdrawAcceptance(input: $input) { __typename } }', { input });
  }

  async #order(thing: string, { staff }: Partner, through: PartnerName): Promise<string> {
    const lines = [{ product: `Suite ${wordOf(partnerOf(thing))}`, quantity: 3 }];
    const id = textAt(await order(this.#world, staff.sales, { relationship: this.#relationship(through), kind: 'OFFER', lines }), 'order.id');
    this.names.set(id, thing);
    this.#tick();
    return id;
  }

  async #invite(name: string, { admin }: Partner): Promise<Link> {
    const link = await this.#name(`${name}-link`, invited(this.#world, admin, { customer: this.#cast.linden }));
    this.links[name] = link;
    return link;
  }

  async #name(thing: string, made: Promise<Link>): Promise<Link> {
    const link = await made;
    this.names.set(link.id, thing);
    this.#tick();
    return link;
  }

  async #dispute(): Promise<void> {
    const [acceptanceId] = [...this.names].find(([, name]) => name === 'seller-attestation') ?? [];
    const input = { acceptanceId, reason: `Not so ${wordOf('seller')}`, idempotencyKey: 'dispute' };
    await this.#do(this.#cast.user, 'mutation D($input: DisputeAcceptanceInput!) { disputeAcceptance(input: $input) { __typename } }', { input });
  }

  async #askToAttest(thing: string, visitor: Visitor, through: PartnerName): Promise<void> {
    const input = { relationshipId: this.#relationship(through).id, message: `Please attest ${wordOf(through)}`, idempotencyKey: thing };
    const document = 'mutation R($input: RequestAttestationInput!) { requestAttestation(input: $input) { __typename ... on AttestationRequested { id } } }';
    this.names.set(textAt(await this.#do(visitor, document, { input }), 'id'), thing);
  }

  async #publish(given: { version: string; effectiveOn: string; acceptancesFrom: string; reacceptBy?: string }): Promise<Version> {
    const version = await addVersion(this.#world, given);
    this.versions.push(version);
    this.names.set(version.id, `version-${given.version}`);
    for (const { id, language } of version.texts) this.names.set(id, `text-${given.version}-${language}`);
    return version;
  }

  async #do(visitor: Visitor, document: string, variables: object): Promise<unknown> {
    const answer = await ask(this.#world, visitor, document, variables);
    if (at(answer, '__typename') === 'Refusal') throw new Error(`Refused: ${document}`);
    this.#tick();
    return answer;
  }

  #relationship(name: string): RelationshipInWorld {
    const found = this.relationships[name];
    if (found === undefined) throw new Error(`${name} has no relationship yet`);
    return found;
  }

  #link(name: string): Link {
    const found = this.links[name];
    if (found === undefined) throw new Error(`${name} has no link yet`);
    return found;
  }

  /** Whatever comes later is later: lists are by instant. */
  #tick(): void {
    this.#world.travelDays(1 / 96);
  }
}

function partnerOf(thing: string): PartnerName {
  const name = thing.split('-')[0];
  const found = (['seller', 'reseller', 'provider', 'former', 'outside'] as const).find((one) => one === name);
  if (found === undefined) throw new Error(`${thing} belongs to no partner`);
  return found;
}
