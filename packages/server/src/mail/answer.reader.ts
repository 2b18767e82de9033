import { attestingPartner, linkStatusAt } from '@assent/domain';
import { personName } from '@assent/i18n';
import type { EntityManager } from 'typeorm';
import { AcceptancePersonEntity } from '../acceptances/acceptance-person.entity';
import { AcceptanceEntity } from '../acceptances/acceptance.entity';
import { AttestationRequestEntity } from '../acceptances/attestation-request.entity';
import { DisputeEntity } from '../acceptances/dispute.entity';
import { WithdrawalEntity } from '../acceptances/withdrawal.entity';
import { AgreementEntity } from '../agreements/agreement.entity';
import { hashOf } from '../auth/token';
import { CustomerEntity } from '../customers/customer.entity';
import { InvitationEntity } from '../invitations/invitation.entity';
import { mailLocale } from '../invitations/invitation.mail';
import { PartnerEntity } from '../partners/partner.entity';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { disputeNotice, forwardedRequest, requestAnswered, withdrawalNotice } from './letters/answers';
import type { Mail, Mailbox } from './mail';
import type { OrderOf } from './mail-order';
import { companyAs, customerPage, partnerName } from './named.reader';
import { readAccount, readAgent } from './reader-of-mail.reader';
import type { Writing } from './writing';

/** Each reads what its mail says as it is now. Null: the mail has nothing to say any more, or nobody to say it to. */

export async function readWithdrawalNotice({ manager, origins }: Writing, { withdrawalId, to }: OrderOf<'WITHDRAWAL_NOTICE'>): Promise<Mail | null> {
  const { acceptanceId, reason } = await manager.findOneByOrFail(WithdrawalEntity, { id: withdrawalId });
  const { customerId, partnerId, agreementId, dateAgreed } = await manager.findOneByOrFail(AcceptanceEntity, { id: acceptanceId });
  const customer = await manager.findOneByOrFail(CustomerEntity, { id: customerId });
  const mailbox = await toldOfWithdrawal(manager, acceptanceId, customer, to);
  if (mailbox === null || partnerId === null) return null;
  const partner = await manager.findOneByOrFail(PartnerEntity, { id: partnerId });
  const { version } = await manager.findOneByOrFail(AgreementEntity, { id: agreementId });
  const words = { locale: mailLocale(customer.language), reader: mailbox.name, partner, company: customer.companyName, version, dateAgreed, reason };
  return { to: mailbox, letter: withdrawalNotice({ ...words, url: `${origins.acceptance}/partners` }) };
}

/** The signer was told of the attestation, unless erased since; the company's contact hears of it too, but not twice. */
async function toldOfWithdrawal(manager: EntityManager, acceptanceId: string, customer: CustomerEntity, to: 'SIGNER' | 'PRIMARY_CONTACT'): Promise<Mailbox | null> {
  const { firstName, lastName, email } = (await manager.findOneBy(AcceptancePersonEntity, { acceptanceId })) ?? {};
  const signer = firstName == null || lastName == null || email == null ? null : { name: personName({ firstName, lastName }), address: email };
  if (to === 'SIGNER') return signer;
  const { contactFirstName, contactLastName, contactEmail: address } = customer;
  return signer?.address === address ? null : { name: personName({ firstName: contactFirstName, lastName: contactLastName }), address };
}

/** Not any more, once the attestation was withdrawn: that is the answer. */
export async function readDisputeNotice({ manager, origins }: Writing, { agentId, disputeId }: OrderOf<'DISPUTE_NOTICE'>): Promise<Mail | null> {
  const { acceptanceId, reason } = await manager.findOneByOrFail(DisputeEntity, { id: disputeId });
  const { customerId, partnerId, agreementId, dateAgreed } = await manager.findOneByOrFail(AcceptanceEntity, { id: acceptanceId });
  const agent = await readAgent(manager, agentId);
  if (agent === null || partnerId === null || (await manager.existsBy(WithdrawalEntity, { acceptanceId }))) return null;
  const { mailbox: to, locale } = agent;
  const { version } = await manager.findOneByOrFail(AgreementEntity, { id: agreementId });
  const company = await companyAs(manager, partnerId, customerId);
  return { to, letter: disputeNotice({ locale, agent: to.name, company, version, dateAgreed, reason, url: customerPage(origins.console, customerId) }) };
}

/** To the reseller's agent or the customer's user that had asked. */
export async function readRequestAnswered({ manager, origins }: Writing, { requestId }: OrderOf<'REQUEST_ANSWERED'>): Promise<Mail | null> {
  const { relationshipId, requestedByKind, requestedById } = await manager.findOneByOrFail(AttestationRequestEntity, { id: requestId });
  const relationship = await manager.findOneByOrFail(RelationshipEntity, { id: relationshipId });
  const isAgent = requestedByKind === 'AGENT';
  const account = await readAccount(manager, { audience: isAgent ? 'CONSOLE' : 'ACCEPTANCE', userId: requestedById, to: 'PERSON' });
  if (account === null) return null;
  const { customerId, sellerId } = relationship;
  const { mailbox: to, locale } = account.addressee;
  const company = isAgent ? await companyAs(manager, sellerId, customerId) : (await manager.findOneByOrFail(CustomerEntity, { id: customerId })).companyName;
  const partner = await partnerName(manager, attestingPartner(relationship));
  const url = isAgent ? customerPage(origins.console, customerId) : `${origins.acceptance}/partners`;
  return { to, letter: requestAnswered({ locale, reader: to.name, partner, company, url }) };
}

/** Not for a link that cannot be answered any more. Whoever forwards without the link's secret sends the page on which the company finds it. */
export async function readForwardedRequest({ manager, now, origins, secret }: Writing, { invitationId, userId, fromUserId }: OrderOf<'FORWARDED_REQUEST'>): Promise<Mail | null> {
  const invitation = await manager.findOneByOrFail(InvitationEntity, { id: invitationId });
  const isReplaced = secret !== null && hashOf(secret) !== invitation.tokenHash;
  if (linkStatusAt(invitation, now) !== 'OPEN' || isReplaced) return null;
  const account = await readAccount(manager, { audience: 'ACCEPTANCE', userId, to: 'PERSON' });
  const sender = await readAccount(manager, { audience: 'ACCEPTANCE', userId: fromUserId, to: 'PERSON' });
  if (account === null || sender === null) return null;
  const { mailbox: to, locale } = account.addressee;
  const partner = await partnerName(manager, invitation.sellerId);
  const url = secret === null ? `${origins.acceptance}/requests/${invitationId}` : `${origins.acceptance}/accept/${secret}`;
  return { to, letter: forwardedRequest({ locale, reader: to.name, from: sender.addressee.mailbox.name, partner, company: account.companyName, url }) };
}
