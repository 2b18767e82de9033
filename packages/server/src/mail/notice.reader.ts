import { attestingPartner, todayIn } from '@assent/domain';
import { personName } from '@assent/i18n';
import { AcceptancePersonEntity } from '../acceptances/acceptance-person.entity';
import { AcceptanceEntity } from '../acceptances/acceptance.entity';
import { AttestationRequestEntity } from '../acceptances/attestation-request.entity';
import { WithdrawalEntity } from '../acceptances/withdrawal.entity';
import { AgreementEntity } from '../agreements/agreement.entity';
import { CustomerEntity } from '../customers/customer.entity';
import { InvitationEntity } from '../invitations/invitation.entity';
import { mailLocale } from '../invitations/invitation.mail';
import { OrderEntity } from '../orders/order.entity';
import { PartnerEntity } from '../partners/partner.entity';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { attestationNotice, attestationRequested, contactPartner, orderFreed, securityNotice } from './letters/notices';
import type { Mail } from './mail';
import type { OrderOf } from './mail-order';
import { companyAs, customerPage, partnerName } from './named.reader';
import { contactOf, readAccount, readAgent } from './reader-of-mail.reader';
import type { Writing } from './writing';

/** Each reads what its mail says as it is now. Null: the mail has nothing to say any more, or nobody to say it to. */

/** Not to a person who was erased, and not about an attestation that was taken back before the mail went out. */
export async function readAttestationNotice({ manager, origins }: Writing, { acceptanceId }: OrderOf<'ATTESTATION_NOTICE'>): Promise<Mail | null> {
  const { customerId, partnerId, agreementId, dateAgreed } = await manager.findOneByOrFail(AcceptanceEntity, { id: acceptanceId });
  const signer = await manager.findOneBy(AcceptancePersonEntity, { acceptanceId });
  const { firstName, lastName, email } = signer ?? {};
  if (partnerId === null || firstName == null || lastName == null || email == null) return null;
  if (await manager.existsBy(WithdrawalEntity, { acceptanceId })) return null;
  const partner = await manager.findOneByOrFail(PartnerEntity, { id: partnerId });
  const { companyName: company, language } = await manager.findOneByOrFail(CustomerEntity, { id: customerId });
  const { version } = await manager.findOneByOrFail(AgreementEntity, { id: agreementId });
  const name = personName({ firstName, lastName });
  const disputeUrl = `${origins.acceptance}/partners`;
  return { to: { name, address: email }, letter: attestationNotice({ locale: mailLocale(language), signer: name, partner, company, version, dateAgreed, disputeUrl }) };
}

export async function readOrderFreed({ manager, origins }: Writing, { orderId }: OrderOf<'ORDER_FREED'>): Promise<Mail | null> {
  const order = await manager.findOneByOrFail(OrderEntity, { id: orderId });
  const agent = await readAgent(manager, order.createdById);
  if (agent === null) return null;
  const { mailbox: to, locale, timeZone } = agent;
  const company = await companyAs(manager, order.partnerId, order.customerId);
  const url = customerPage(origins.console, order.customerId);
  return { to, letter: orderFreed({ locale, agent: to.name, company, orderedOn: todayIn(timeZone, order.createdAt), lines: order.lines, url }) };
}

/** A reseller or the customer asked; not any more, once it was answered. */
export async function readAttestationRequested(writing: Writing, { agentId, requestId }: OrderOf<'ATTESTATION_REQUESTED'>): Promise<Mail | null> {
  const { manager } = writing;
  const request = await manager.findOneByOrFail(AttestationRequestEntity, { id: requestId });
  if (request.answeredAt !== null) return null;
  const relationship = await manager.findOneByOrFail(RelationshipEntity, { id: request.relationshipId });
  const company = await companyAs(manager, attestingPartner(relationship), relationship.customerId);
  const asker = request.requestedByKind === 'AGENT' ? await partnerName(manager, relationship.sellerId) : company;
  return askToAttest(writing, { agentId, relationship, asker, company, message: request.message, isOrderHeld: false });
}

/** An order of a reseller waits for its provider (P8); not any more, once it was placed or cancelled. */
export async function readAttestationForOrder(writing: Writing, { agentId, orderId }: OrderOf<'ATTESTATION_FOR_ORDER'>): Promise<Mail | null> {
  const { manager } = writing;
  const order = await manager.findOneByOrFail(OrderEntity, { id: orderId });
  if (order.state !== 'HELD') return null;
  const relationship = await manager.findOneByOrFail(RelationshipEntity, { id: order.relationshipId });
  const company = await companyAs(manager, attestingPartner(relationship), relationship.customerId);
  const asker = await partnerName(manager, order.partnerId);
  return askToAttest(writing, { agentId, relationship, asker, company, message: null, isOrderHeld: true });
}

interface ToAttest {
  readonly agentId: string;
  readonly relationship: RelationshipEntity;
  readonly asker: string;
  readonly company: string;
  readonly message: string | null;
  readonly isOrderHeld: boolean;
}

async function askToAttest({ manager, origins }: Writing, { agentId, relationship, ...words }: ToAttest): Promise<Mail | null> {
  const agent = await readAgent(manager, agentId);
  if (agent === null) return null;
  const { mailbox: to, locale } = agent;
  const partner = await partnerName(manager, attestingPartner(relationship));
  return { to, letter: attestationRequested({ ...words, locale, agent: to.name, partner, url: customerPage(origins.console, relationship.customerId) }) };
}

/** To whoever must attest, which is whom the customer was told to reach. */
export async function readContactPartner({ manager, origins }: Writing, { invitationId }: OrderOf<'CONTACT_PARTNER'>): Promise<Mail | null> {
  const invitation = await manager.findOneByOrFail(InvitationEntity, { id: invitationId });
  if (invitation.customerId === null) return null;
  const partner = await manager.findOneByOrFail(PartnerEntity, { id: attestingPartner(invitation) });
  const { mailbox: to, locale } = contactOf(partner);
  const company = await companyAs(manager, partner.id, invitation.customerId, invitation.companyName);
  const sender = await partnerName(manager, invitation.partnerId);
  const url = customerPage(origins.console, invitation.customerId);
  return { to, letter: contactPartner({ locale, contact: to.name, sender, partner: partner.name, company, url }) };
}

export async function readSecurityNotice({ manager }: Writing, order: OrderOf<'SECURITY_NOTICE'>): Promise<Mail | null> {
  const account = await readAccount(manager, order);
  if (account === null) return null;
  const { mailbox: to, locale, timeZone } = account.addressee;
  const { what, at } = order;
  return { to, letter: securityNotice({ locale, person: to.name, signInName: account.signInName, what, at, timeZone }) };
}
