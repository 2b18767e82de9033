import { IsNull, type EntityManager } from 'typeorm';
import { EventOriginEntity } from '../events/event-origin.entity';
import { recordEvent } from '../events/event.service';
import { readAcceptanceEvents } from './acceptance-event.reader';
import { AcceptancePersonEntity } from './acceptance-person.entity';
import { AcceptanceEntity } from './acceptance.entity';
import { AttachmentEntity } from './attachment.entity';

/** Acceptances whose person is still there: the one with this id, or all that somebody with this address is the signer of. */
export async function findPersons(manager: EntityManager, idOrEmail: string): Promise<string[]> {
  const query = manager.createQueryBuilder(AcceptancePersonEntity, 'person').select('person.acceptanceId').where('person.erasedAt IS NULL');
  const found = await query.andWhere('(person.acceptanceId = :text OR LOWER(person.email) = LOWER(:text))', { text: idOrEmail.trim() }).orderBy('person.acceptanceId').getMany();
  return found.map(({ acceptanceId }) => acceptanceId);
}

/** Takes the personal fields and the salts away for ever, and says so in the log. What is left proves that somebody agreed, and no longer who. */
export async function erasePerson(manager: EntityManager, acceptanceId: string, now: Date): Promise<void> {
  const { customerId, partnerId } = await manager.findOneByOrFail(AcceptanceEntity, { id: acceptanceId });
  const nothing = { firstName: null, lastName: null, email: null, phone: null, signerSalt: null, evidence: null, evidenceSalt: null, parties: null, partiesSalt: null };
  const { affected } = await manager.update(AcceptancePersonEntity, { acceptanceId }, { ...nothing, erasedAt: now });
  if (affected !== 1) throw new Error(`Acceptance ${acceptanceId} has no person`);
  // The paper bears the name and hand of the person.
  await manager.update(AttachmentEntity, { acceptanceId, erasedAt: IsNull() }, { content: null, erasedAt: now });
  // From where it was recorded tells as much of the person as the evidence does.
  const eventId = (await readAcceptanceEvents(manager, [acceptanceId])).get(acceptanceId);
  if (eventId !== undefined) await manager.delete(EventOriginEntity, { eventId });
  await recordEvent(manager, { kind: 'PERSON_ERASED', actor: { kind: 'OPERATOR' }, partnerId, customerId, subjectId: acceptanceId, now });
}
