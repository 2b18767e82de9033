import { attestingPartner, REMINDER_DAYS } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { RecordedEvent } from '../events/event.service';
import { OrderEntity } from '../orders/order.entity';
import { readAgentsWhoMay } from '../partners/partner.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import type { SecurityEvent } from './mail-order';
import { hasOutbox, post } from './outbox';

type Tell = (manager: EntityManager, subjectId: string, event: RecordedEvent) => Promise<void>;

/** What follows from which kind of event. */
const TELL: Partial<Record<RecordedEvent['kind'], Tell>> = {
  ACCEPTANCE_RECORDED: tellSigner,
  ACCEPTANCE_WITHDRAWN: tellOfWithdrawal,
  ACCEPTANCE_DISPUTED: tellOfDispute,
  ORDER_PLACED: tellOfFreedOrder,
  ORDER_HELD: askProvider,
  ATTESTATION_REQUESTED: askToAttest,
  ATTESTATION_REQUEST_ANSWERED: tellAsker,
  CUSTOMER_TOLD_TO_CONTACT_PARTNER: tellPartner,
  REACCEPTANCE_REMINDED: remind,
  CREDENTIALS_ISSUED: tellOfCredentials,
  PASSWORD_CHANGED: tellPerson('PASSWORD_CHANGED'),
  PASSWORD_RESET: tellPerson('PASSWORD_RESET'),
  SECOND_FACTOR_ENABLED: tellPerson('SECOND_FACTOR_ENABLED'),
  SECOND_FACTOR_DISABLED: tellPerson('SECOND_FACTOR_DISABLED'),
  RECOVERY_CODE_USED: tellPerson('RECOVERY_CODE_USED'),
};

/** Leaves the mails that follow from what just happened, in the same transaction. */
export async function mailWhatHappened(manager: EntityManager, event: RecordedEvent): Promise<void> {
  const { kind, subjectId } = event;
  if (subjectId == null || !hasOutbox(manager)) return;
  await TELL[kind]?.(manager, subjectId, event);
}

async function tellSigner(manager: EntityManager, acceptanceId: string, { payload = {}, now }: RecordedEvent): Promise<void> {
  if (payload['method'] !== 'ATTESTED' || payload['imported'] === true) return;
  await post(manager, { order: { mail: 'ATTESTATION_NOTICE', acceptanceId }, key: acceptanceId, now });
}

async function tellOfFreedOrder(manager: EntityManager, orderId: string, { payload = {}, now }: RecordedEvent): Promise<void> {
  if (payload['wasHeld'] === true) await post(manager, { order: { mail: 'ORDER_FREED', orderId }, key: orderId, now });
}

async function tellAsker(manager: EntityManager, requestId: string, { now }: RecordedEvent): Promise<void> {
  await post(manager, { order: { mail: 'REQUEST_ANSWERED', requestId }, key: requestId, now });
}

/** P8: what a reseller ordered waits for its provider. Several orders on one day are one mail for each agent. */
async function askProvider(manager: EntityManager, orderId: string, { now }: RecordedEvent): Promise<void> {
  const { relationshipId, partnerId } = await manager.findOneByOrFail(OrderEntity, { id: orderId });
  const relationship = await manager.findOneByOrFail(RelationshipEntity, { id: relationshipId });
  const attester = attestingPartner(relationship);
  if (attester === partnerId) return;
  for (const { id: agentId } of await readAgentsWhoMay(manager, attester)) {
    await post(manager, { order: { mail: 'ATTESTATION_FOR_ORDER', agentId, orderId }, key: `${relationshipId}:${agentId}:${dayOf(now)}`, now });
  }
}

async function askToAttest(manager: EntityManager, requestId: string, { partnerId, now }: RecordedEvent): Promise<void> {
  if (partnerId == null) return;
  for (const { id: agentId } of await readAgentsWhoMay(manager, partnerId)) {
    await post(manager, { order: { mail: 'ATTESTATION_REQUESTED', agentId, requestId }, key: `${requestId}:${agentId}`, now });
  }
}

/** However often the link is opened, once a day. */
async function tellPartner(manager: EntityManager, invitationId: string, { now }: RecordedEvent): Promise<void> {
  await post(manager, { order: { mail: 'CONTACT_PARTNER', invitationId }, key: `${invitationId}:${dayOf(now)}`, now });
}

/** One for each customer, last day and number of days before it. */
async function remind(manager: EntityManager, _subjectId: string, { customerId, payload, now }: RecordedEvent): Promise<void> {
  const reacceptBy = String(payload?.['reacceptBy']);
  const daysBefore = REMINDER_DAYS.find((days) => days === payload?.['daysBefore']);
  if (customerId == null || daysBefore === undefined) return;
  await post(manager, { order: { mail: 'REACCEPTANCE_REMINDER', customerId, reacceptBy, daysBefore }, key: `${customerId}:${reacceptBy}:${daysBefore}`, now });
}

/** W4: the customer is told. */
async function tellOfWithdrawal(manager: EntityManager, withdrawalId: string, { now }: RecordedEvent): Promise<void> {
  for (const to of ['SIGNER', 'PRIMARY_CONTACT'] as const) await post(manager, { order: { mail: 'WITHDRAWAL_NOTICE', withdrawalId, to }, key: `${withdrawalId}:${to}`, now });
}

async function tellOfDispute(manager: EntityManager, disputeId: string, { partnerId, now }: RecordedEvent): Promise<void> {
  if (partnerId == null) return;
  for (const { id: agentId } of await readAgentsWhoMay(manager, partnerId)) {
    await post(manager, { order: { mail: 'DISPUTE_NOTICE', agentId, disputeId }, key: `${disputeId}:${agentId}`, now });
  }
}

/** What a person did with its way to sign in, or somebody else in its name. */
function tellPerson(what: SecurityEvent): Tell {
  return async (manager, userId, { id, payload, now }) => {
    const audience = payload?.['audience'] === 'CONSOLE' ? 'CONSOLE' : 'ACCEPTANCE';
    await post(manager, { order: { mail: 'SECURITY_NOTICE', audience, userId, to: 'PERSON', what, at: now.toISOString() }, key: id, now });
  };
}

/** A partner may make them for a customer of its own: the company's contact learns of it. */
async function tellOfCredentials(manager: EntityManager, userId: string, { id, now }: RecordedEvent): Promise<void> {
  await post(manager, { order: { mail: 'SECURITY_NOTICE', audience: 'ACCEPTANCE', userId, to: 'PRIMARY_CONTACT', what: 'CREDENTIALS_ISSUED', at: now.toISOString() }, key: id, now });
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
