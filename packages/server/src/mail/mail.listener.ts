import { attestingPartner, REMINDER_DAYS } from '@assent/domain';
import type { EntityManager } from 'typeorm';
import type { RecordedEvent } from '../events/event.service';
import { OrderEntity } from '../orders/order.entity';
import { readAgentsWhoMay } from '../partners/partner.reader';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { hasOutbox, post } from './outbox';

/** Leaves the mails that follow from what just happened, in the same transaction. */
export async function mailWhatHappened(manager: EntityManager, event: RecordedEvent): Promise<void> {
  const { kind, subjectId, payload = {} } = event;
  if (subjectId == null || !hasOutbox(manager)) return;
  if (kind === 'ACCEPTANCE_RECORDED' && payload['method'] === 'ATTESTED' && payload['imported'] !== true) return tellSigner(manager, subjectId, event);
  if (kind === 'ORDER_PLACED' && payload['wasHeld'] === true) return post(manager, { order: { mail: 'ORDER_FREED', orderId: subjectId }, key: subjectId, now: event.now });
  if (kind === 'ORDER_HELD') return askProvider(manager, subjectId, event);
  if (kind === 'ATTESTATION_REQUESTED') return askToAttest(manager, subjectId, event);
  if (kind === 'CUSTOMER_TOLD_TO_CONTACT_PARTNER') return tellPartner(manager, subjectId, event);
  if (kind === 'REACCEPTANCE_REMINDED') return remind(manager, event);
  if (kind === 'PASSWORD_CHANGED') return tellOfPassword(manager, subjectId, event);
  if (kind === 'CREDENTIALS_ISSUED') return tellOfCredentials(manager, subjectId, event);
}

const tellSigner = (manager: EntityManager, acceptanceId: string, { now }: RecordedEvent): Promise<void> =>
  post(manager, { order: { mail: 'ATTESTATION_NOTICE', acceptanceId }, key: acceptanceId, now });

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
async function remind(manager: EntityManager, { customerId, payload, now }: RecordedEvent): Promise<void> {
  const reacceptBy = String(payload?.['reacceptBy']);
  const daysBefore = REMINDER_DAYS.find((days) => days === payload?.['daysBefore']);
  if (customerId == null || daysBefore === undefined) return;
  await post(manager, { order: { mail: 'REACCEPTANCE_REMINDER', customerId, reacceptBy, daysBefore }, key: `${customerId}:${reacceptBy}:${daysBefore}`, now });
}

async function tellOfPassword(manager: EntityManager, userId: string, { id, payload, now }: RecordedEvent): Promise<void> {
  const audience = payload?.['audience'] === 'CONSOLE' ? 'CONSOLE' : 'ACCEPTANCE';
  await post(manager, { order: { mail: 'SECURITY_NOTICE', audience, userId, to: 'PERSON', what: 'PASSWORD_CHANGED', at: now.toISOString() }, key: id, now });
}

/** A partner may make them for a customer of its own: the company's contact learns of it. */
async function tellOfCredentials(manager: EntityManager, userId: string, { id, now }: RecordedEvent): Promise<void> {
  await post(manager, { order: { mail: 'SECURITY_NOTICE', audience: 'ACCEPTANCE', userId, to: 'PRIMARY_CONTACT', what: 'CREDENTIALS_ISSUED', at: now.toISOString() }, key: id, now });
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
