import { DisputeEntity } from '@assent/server/src/acceptances/dispute.entity';
import { AttestationRequestEntity } from '@assent/server/src/acceptances/attestation-request.entity';
import { AgreementEntity } from '@assent/server/src/agreements/agreement.entity';
import { WithdrawalEntity } from '@assent/server/src/acceptances/withdrawal.entity';
import { CustomerEntity } from '@assent/server/src/customers/customer.entity';
import { InvitationEntity } from '@assent/server/src/invitations/invitation.entity';
import { ownCountry } from '../../support/world/agreements';
import type { Visitor } from '../../support/world/asking';
import { addCustomer, addUser } from '../../support/world/customers';
import { ACCEPT, ATTEST, CREATE, DISPUTE, END, FORWARD, INVITE, ORDER, REQUEST_ATTESTATION, SEND, UPDATE, WITHDRAW } from '../../support/world/documents';
import { attested, consentTo, invited, SIGNER } from '../../support/world/moves';
import { addAgent, addPartner } from '../../support/world/partners';
import { addOperator, htmlText, MOVE_DAY, PUBLISH, publish } from '../../support/world/operators';
import { addRelationship } from '../../support/world/relationships';
import { acceptancesOf, eventsOf, ordersOf } from '../../support/world/rows';
import { directScene, indirectScene } from '../../support/world/scenes';
import type { World } from '../../support/world/world';
import { company, DIRECT, german, invitedCustomer } from './situations';

/** A mutation that takes a key: who calls, with what, and how often it had its effect. */
export interface KeyedCall {
  readonly visitor: Visitor;
  readonly document: string;
  /** Without the key. */
  readonly input: object;
  /** What the same person may not send under the same key. */
  readonly otherInput: object;
  /** Somebody whose key is another one, although it reads the same. */
  readonly colleague: Visitor;
  readonly effects: () => Promise<number>;
  /** Paths of the answer that are shown once. */
  readonly secrets?: readonly string[];
}

export interface KeyedCase {
  readonly prepare: (world: World) => Promise<KeyedCall>;
  readonly withMail?: true;
}

const salesAgent = (world: World, partner: Parameters<typeof addAgent>[1]) => addAgent(world, partner, ['SALES_AGENT']);

/** Two attestations of one partner on record, of two customers. */
async function twoOnRecord(world: World) {
  const { partner, customer } = await directScene(world);
  const other = await addCustomer(world);
  await addRelationship(world, { customer: other, seller: partner });
  const version = await german(world);
  const ids = [await attested(world, partner.admin, { customer, version }), await attested(world, partner.admin, { customer: other, version })] as const;
  return { partner, customer, ids };
}

/** For each mutation of the schema that takes an `idempotencyKey`. */
export const keyedCases: Readonly<Record<string, KeyedCase>> = {
  accept: {
    prepare: async (world) => {
      const { customer, user, link } = await invitedCustomer(world);
      const input = consentTo(link, { version: await german(world) });
      return {
        visitor: user,
        document: ACCEPT,
        input,
        otherInput: { ...input, timeZone: 'Europe/Berlin' },
        colleague: await addUser(world, customer),
        effects: async () => (await acceptancesOf(world, customer)).length,
      };
    },
  },
  attestAcceptance: {
    prepare: async (world) => {
      const { partner, customer } = await directScene(world);
      const input = { customerId: customer.id, agreementId: (await german(world)).id, signer: SIGNER, dateAgreed: '2026-03-02' };
      return {
        visitor: partner.admin,
        document: ATTEST,
        input,
        otherInput: { ...input, dateAgreed: '2026-03-03' },
        colleague: await salesAgent(world, partner),
        effects: async () => (await acceptancesOf(world, customer)).length,
      };
    },
  },
  createCustomer: {
    prepare: async (world) => {
      const partner = await addPartner(world);
      await german(world);
      const known = company(world);
      return {
        visitor: partner.admin,
        document: CREATE,
        input: { company: known, agreement: DIRECT },
        otherInput: { company: company(world), agreement: DIRECT },
        colleague: await salesAgent(world, partner),
        effects: () => world.database.read((manager) => manager.countBy(CustomerEntity, { domain: known.domain })),
        secrets: ['credentials.password', 'url', 'mail.text'],
      };
    },
  },
  disputeAcceptance: {
    prepare: async (world) => {
      const { customer, ids } = await twoOnRecord(world);
      const input = { acceptanceId: ids[0], reason: 'Nobody of us agreed' };
      return {
        visitor: await addUser(world, customer),
        document: DISPUTE,
        input,
        otherInput: { ...input, reason: 'Nobody of us knows of it' },
        colleague: await addUser(world, customer),
        effects: () => world.database.read((manager) => manager.countBy(DisputeEntity, { acceptanceId: ids[0] })),
      };
    },
  },
  endRelationship: {
    prepare: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      const other = await addRelationship(world, { customer: await addCustomer(world), seller: partner });
      return {
        visitor: partner.admin,
        document: END,
        input: { relationshipId: relationship.id },
        otherInput: { relationshipId: other.id },
        colleague: await addAgent(world, partner, ['ADMIN_AGENT']),
        effects: async () => (await eventsOf(world, { customerId: customer.id, kind: 'RELATIONSHIP_ENDED' })).length,
      };
    },
  },
  forwardInvitation: {
    prepare: async (world) => {
      const { customer, user, link } = await invitedCustomer(world);
      const [other, plain] = [await addUser(world, customer), await addUser(world, customer, { roles: ['USER'] })];
      return {
        visitor: plain,
        document: FORWARD,
        input: { token: link.token, colleagueId: user.id },
        otherInput: { token: link.token, colleagueId: other.id },
        colleague: await addUser(world, customer),
        effects: async () => (await eventsOf(world, { subjectId: link.id, kind: 'INVITATION_FORWARDED' })).length,
      };
    },
  },
  invite: {
    prepare: async (world) => {
      const { partner, customer } = await directScene(world);
      const input = { invitee: { customerId: customer.id }, kind: 'AGREEMENT', language: 'en' };
      return {
        visitor: partner.admin,
        document: INVITE,
        input,
        otherInput: { ...input, language: 'ja' },
        colleague: await salesAgent(world, partner),
        effects: () => world.database.read((manager) => manager.countBy(InvitationEntity, { customerId: customer.id })),
        secrets: ['url', 'mail.text'],
      };
    },
  },
  moveReacceptanceDay: {
    prepare: async (world) => {
      const [visitor, country] = [await addOperator(world), ownCountry(world)];
      await publish(world, visitor, { country, reacceptBy: '2026-12-31' });
      const input = { country, version: '2026.2', reacceptBy: '2027-01-31' };
      return {
        visitor,
        document: MOVE_DAY,
        input,
        otherInput: { ...input, reacceptBy: '2027-02-28' },
        colleague: await addOperator(world),
        effects: async () => (await eventsOf(world, { kind: 'AGREEMENT_DEADLINE_MOVED', actorId: visitor.id })).length,
      };
    },
  },
  placeOrder: {
    prepare: async (world) => {
      const { partner, customer, relationship } = await directScene(world);
      const input = { relationshipId: relationship.id, kind: 'SOFTWARE', lines: [{ product: 'Cloud suite', quantity: 2 }] };
      return {
        visitor: partner.admin,
        document: ORDER,
        input,
        otherInput: { ...input, kind: 'OFFER' },
        colleague: await salesAgent(world, partner),
        effects: async () => (await ordersOf(world, customer)).length,
      };
    },
  },
  publishAgreement: {
    prepare: async (world) => {
      const [visitor, country] = [await addOperator(world), ownCountry(world)];
      const input = { country, version: '2026.2', effectiveOn: '2026-07-01', texts: [htmlText()] };
      return {
        visitor,
        document: PUBLISH,
        input,
        otherInput: { ...input, version: '2026.3', effectiveOn: '2026-08-01' },
        colleague: await addOperator(world),
        effects: () => world.database.read((manager) => manager.countBy(AgreementEntity, { country })),
      };
    },
  },
  requestAttestation: {
    prepare: async (world) => {
      const { reseller, relationship } = await indirectScene(world);
      const input = { relationshipId: relationship.id };
      return {
        visitor: reseller.admin,
        document: REQUEST_ATTESTATION,
        input,
        otherInput: { ...input, message: 'Today, please' },
        colleague: await salesAgent(world, reseller),
        effects: () => world.database.read((manager) => manager.countBy(AttestationRequestEntity, { relationshipId: relationship.id })),
      };
    },
  },
  sendInvitation: {
    withMail: true,
    prepare: async (world) => {
      const { partner, customer, link } = await invitedCustomer(world);
      const other = await addCustomer(world);
      await addRelationship(world, { customer: other, seller: partner });
      const second = await invited(world, partner.admin, { customer: other });
      return {
        visitor: partner.admin,
        document: SEND,
        input: { invitationId: link.id },
        otherInput: { invitationId: second.id },
        colleague: await salesAgent(world, partner),
        effects: async () => (await world.database.read((manager) => manager.countBy(InvitationEntity, { customerId: customer.id }))) - 1,
      };
    },
  },
  updateCustomer: {
    prepare: async (world) => {
      const { partner, customer } = await directScene(world);
      const { domain: _, ...typed } = company(world);
      const input = { customerId: customer.id, company: typed };
      return {
        visitor: partner.admin,
        document: UPDATE,
        input,
        otherInput: { ...input, company: { ...typed, companyName: 'Altland Optik GmbH' } },
        colleague: await salesAgent(world, partner),
        effects: async () => (await eventsOf(world, { customerId: customer.id, kind: 'CUSTOMER_UPDATED' })).length,
      };
    },
  },
  withdrawAcceptance: {
    prepare: async (world) => {
      const { partner, ids } = await twoOnRecord(world);
      return {
        visitor: partner.admin,
        document: WITHDRAW,
        input: { acceptanceId: ids[0], reason: 'Recorded for the wrong company' },
        otherInput: { acceptanceId: ids[1], reason: 'Recorded for the wrong company' },
        colleague: await salesAgent(world, partner),
        effects: () => world.database.read((manager) => manager.countBy(WithdrawalEntity, { acceptanceId: ids[0] })),
      };
    },
  },
};
