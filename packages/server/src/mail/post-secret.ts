import type { EntityManager } from 'typeorm';
import type { Delivery } from '../auth/delivery';
import { newId } from '../database/id';
import type { MailOrder } from './mail-order';
import { post } from './outbox';

/** Codes and links that let somebody in go by mail: encrypted while they wait, wiped when they were sent. */
export function postSecret(manager: EntityManager, delivery: Delivery): Promise<void> {
  const { secret, now } = delivery;
  return post(manager, { order: orderOf(delivery), key: newId(), now, ...(secret !== null && { secret }) });
}

function orderOf(delivery: Delivery): MailOrder {
  if (delivery.what === 'FORWARDED_REQUEST') {
    const { invitationId, userId, fromUserId } = delivery;
    return { mail: 'FORWARDED_REQUEST', invitationId, userId, fromUserId };
  }
  const { what, audience, userId, validUntil } = delivery;
  const until = validUntil.toISOString();
  if (what === 'PASSWORD_RESET') return { mail: 'PASSWORD_RESET', audience, userId, validUntil: until };
  return { mail: 'CODE', audience, userId, to: 'PRIMARY_CONTACT', validUntil: until };
}
