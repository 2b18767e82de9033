import { todayIn } from '@assent/domain';
import { ask, textAt } from '../../support/world/asking';
import { consentTo, SIGNER } from '../../support/world/moves';
import { addCustomer } from '../../support/world/customers';
import { addPurchase, addRelationship, type RelationshipInWorld } from '../../support/world/relationships';
import { htmlText } from '../../support/world/operators';
import type { World } from '../../support/world/world';
import type { MailWorld } from '../mail/mail-world';
import type { Cast, Viewer } from './cast';
import type { Performance } from './performance';
import { signInPerformances } from './sign-ins';
import type { Stage } from './stage';

export interface Scene {
  readonly world: MailWorld;
  readonly cast: Cast;
  readonly stage: Stage;
  readonly newcomer: RelationshipInWorld;
}

/** In this order: what ends something comes last. */
export function performancesOf(scene: Scene): Performance[] {
  return [...sending(scene), ...waiting(scene), ...accepting(scene), ...inviting(scene), ...recording(scene), ...accounts(scene), ...publishing(scene), ...companies(scene), ...ending(scene), ...signInPerformances(scene.world, scene.cast)];
}

let count = 0;
const key = (): string => `performance ${(count += 1)}`;

const idsOf = ({ stage }: Scene): ((name: string) => string) => {
  const ids = new Map([...stage.names].map(([id, name]) => [name, id]));
  return (name) => ids.get(name) ?? '';
};

const one = (field: string, variables: Performance['variables'], name = ''): Performance => ({ field, name, variables });

const byToken = (field: string, variables: Performance['variables']): Performance => ({ field, name: '', variables, isSecret: true });

function recording(scene: Scene): Performance[] {
  const id = idsOf(scene);
  const signer = { ...SIGNER, lastName: 'Kessler' };
  const attest = { customerId: id('linden'), agreementId: id('version-2026.2'), signer, dateAgreed: '2026-06-10' };
  return [
    one('disputeAcceptance', () => ({ input: { acceptanceId: id('seller-attestation'), reason: 'Not us', idempotencyKey: key() } })),
    one('placeOrder', () => ({ input: { relationshipId: id('seller-relationship'), kind: 'SOFTWARE', lines: [{ product: 'Tool', quantity: 1 }], idempotencyKey: key() } })),
    one('attestAcceptance', () => ({ input: { ...attest, idempotencyKey: key() } })),
    one('withdrawAcceptance', () => ({ input: { acceptanceId: id('former-attestation'), reason: 'By mistake', idempotencyKey: key() } })),
  ];
}

/** While there is something to ask for. */
function sending({ stage }: Scene): Performance[] {
  return [one('sendInvitation', () => ({ input: { invitationId: stage.links['seller']?.id, idempotencyKey: key() } }))];
}

function inviting(scene: Scene): Performance[] {
  const id = idsOf(scene);
  return [
    one('invite', () => ({ input: { invitee: { customerId: id('linden') }, kind: 'RELATIONSHIP_AND_AGREEMENT', language: 'en', idempotencyKey: key() } })),
    one('revokeInvitation', () => ({ id: scene.stage.links['unbound']?.id })),
  ];
}

function accounts({ world, cast }: Scene): Performance[] {
  // Of one address few are taken in a quarter of an hour, from whatever account.
  const later = <T extends object>(variables: T): T => {
    world.travelDays(1 / 72);
    return variables;
  };
  const wrong = { password: 'wrong horse battery', code: '000000' };
  return [
    one('signIn', () => ({ input: { email: 'nobody@nowhere.example', password: wrong.password } })),
    one('changePassword', () => ({ input: { currentPassword: wrong.password, newPassword: 'right horse battery staple' } })),
    one('enableSecondFactor', () => ({ input: { password: wrong.password } })),
    one('disableSecondFactor', () => ({ input: wrong })),
    one('confirmCode', () => ({ input: { code: wrong.code } })),
    one('resendCode', () => ({})),
    one('requestPasswordReset', () => later({ input: { email: cast.admin.email } })),
    one('resetPassword', () => later({ input: { token: 'unknown', newPassword: 'right horse battery staple' } })),
    one('endSession', () => ({ id: 'unknown' })),
  ];
}

function publishing({ world }: Scene): Performance[] {
  const day = todayIn('Europe/Berlin', new Date(world.now.getTime() + 30 * 86_400_000));
  return [
    one('publishAgreement', () => ({ input: { country: 'FR', version: '2026.1', effectiveOn: day, reacceptBy: '2027-06-30', texts: [htmlText('fr-FR')], idempotencyKey: key() } })),
    one('moveReacceptanceDay', () => ({ input: { country: 'FR', version: '2026.1', reacceptBy: '2027-07-31', idempotencyKey: key() } })),
  ];
}

function accepting(scene: Scene): Performance[] {
  const { cast, stage } = scene;
  const version = stage.versions.at(-1);
  const linkFor = ({ column }: Viewer) => stage.links[column === 'elsewhere' ? 'outside' : 'reseller'] ?? { token: '' };
  return [
    byToken('confirmCompany', () => ({ token: stage.links['told']?.token })),
    byToken('forwardInvitation', () => ({ input: { token: stage.links['reseller']?.token, colleagueId: cast.admin.id, idempotencyKey: key() } })),
    byToken('accept', (viewer) => ({ input: { ...consentTo(linkFor(viewer), version === undefined ? {} : { version }), idempotencyKey: key() } })),
    byToken('decline', () => ({ input: { token: stage.links['outside']?.token } })),
  ];
}

const COMPANY = {
  companyName: 'Neue Werke',
  country: 'DE',
  language: 'de-DE',
  timeZone: 'Europe/Berlin',
  address: { line1: 'Ring 1', city: 'Jena', postalCode: '07743' },
  contact: SIGNER,
};

/** A company of the reseller's that bought before and has confirmed nothing: its orders wait. */
export async function addNewcomer(world: World, { partners }: Cast): Promise<RelationshipInWorld & { readonly importedId: string }> {
  const customer = await addCustomer(world, { companyName: 'Newcomer Logistik' });
  const relationship = await addRelationship(world, { customer, seller: partners.reseller, provider: partners.provider });
  return { ...relationship, importedId: await addPurchase(world, relationship) };
}

function waiting({ world, cast, newcomer }: Scene): Performance[] {
  const { id: relationshipId, customer } = newcomer;
  const held = async (): Promise<string> => {
    const document = 'query O($id: ID!) { customer(id: $id) { orders(first: 1) { edges { node { id } } } } }';
    return textAt(await ask(world, cast.partners.reseller.admin, document, { id: customer.id }), 'orders.edges.0.node.id');
  };
  return [
    one('placeOrder', () => ({ input: { relationshipId, kind: 'SOFTWARE', lines: [{ product: 'Tool', quantity: 1 }], idempotencyKey: key() } }), 'held'),
    one('cancelOrder', async () => ({ id: await held() })),
    one('requestAttestation', () => ({ input: { relationshipId, idempotencyKey: key() } })),
  ];
}

function companies(scene: Scene): Performance[] {
  const { cast } = scene;
  const id = idsOf(scene);
  const create = ({ partner, name }: Viewer) => {
    const company = { ...COMPANY, domain: `new-${name.replaceAll(/[^a-z]/g, '-')}.example` };
    const providerId = partner === 'reseller' ? cast.partners.provider.id : null;
    return { input: { company, providerId, agreement: { direct: { language: 'de-DE' } }, idempotencyKey: key() } };
  };
  return [
    one('createCustomer', create),
    one('updateCustomer', () => ({ input: { customerId: id('linden'), company: { ...COMPANY, companyName: cast.linden.companyName }, idempotencyKey: key() } })),
  ];
}

/** A customer of the viewer's own that it just made, for what it may end or give out; for anybody else one that it does not see. */
function ending(scene: Scene): Performance[] {
  const own = async (viewer: Viewer, path: string, fallback: string): Promise<string> => {
    if (viewer.partner === null || viewer.column.endsWith('-desk')) return fallback;
    const document = `{ customers(search: "Neue Werke") { edges { node { id relationship { id } } } } }`;
    return textAt(await ask(scene.world, viewer.visitor, document), path);
  };
  const id = idsOf(scene);
  return [
    one('issueCredentials', async (viewer) => ({ customerId: await own(viewer, 'edges.0.node.id', id('linden')) })),
    one('endRelationship', async (viewer) => ({ input: { relationshipId: await own(viewer, 'edges.0.node.relationship.id', id('seller-relationship')), idempotencyKey: key() } })),
    one('signOut', () => ({})),
  ];
}
