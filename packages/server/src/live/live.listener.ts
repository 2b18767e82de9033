import { MoreThan, type EntityManager } from 'typeorm';
import type { RecordedEvent } from '../events/event.service';
import { InvitationEntity } from '../invitations/invitation.entity';
import { note, type Note } from './note.service';

/** Leaves word for open streams of what just happened, in the same transaction. History that is brought in is no news. */
export async function noteWhatHappened(manager: EntityManager, event: RecordedEvent): Promise<void> {
  const { kind, payload, now } = event;
  if (kind === 'ACCEPTANCE_RECORDED' && payload?.['imported'] === true) return;
  await note(manager, [...newsOf(event), ...(await waitingAfter(manager, event))], now);
}

function newsOf({ kind, subjectId, customerId }: RecordedEvent): Note[] {
  if (subjectId == null) return [];
  if (kind === 'ACCEPTANCE_RECORDED') return [{ topic: 'ACCEPTANCE', subjectId, customerId }];
  return INVITATION_EVENTS.includes(kind) ? [{ topic: 'INVITATION', subjectId, customerId }] : [];
}

/** What a partner and the company see of the link itself. */
const INVITATION_EVENTS = [
  'INVITATION_MADE',
  'INVITATION_REPLACED',
  'INVITATION_REVOKED',
  'INVITATION_OPENED',
  'CUSTOMER_TOLD_TO_CONTACT_PARTNER',
  'INVITATION_BOUND',
  'INVITATION_ACCEPTED',
  'INVITATION_DECLINED',
  'INVITATION_EXPIRED',
];

/** What may turn the answer of table D for every other link that a company has open. */
const TURNS_OTHERS = ['ACCEPTANCE_RECORDED', 'ACCEPTANCE_WITHDRAWN', 'RELATIONSHIP_ACTIVE', 'RELATIONSHIP_ENDED', 'ORDER_PLACED', 'CUSTOMER_UPDATED'];

async function waitingAfter(manager: EntityManager, { kind, customerId, now }: RecordedEvent): Promise<Note[]> {
  if (customerId == null || !TURNS_OTHERS.includes(kind)) return [];
  const open = await manager.find(InvitationEntity, { where: { customerId, status: 'OPEN', expiresAt: MoreThan(now) }, select: { id: true } });
  return open.map(({ id }) => ({ topic: 'WAITING', subjectId: id, customerId }));
}
