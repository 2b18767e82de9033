import { isAbout, isObject, RECEIPT_FORMAT, summaryOf, toBase64, type Disclosed, type DisclosedGroup, type LaterEvent, type Receipt } from '@assent/proof';
import { In, type EntityManager } from 'typeorm';
import { AcceptancePersonEntity } from '../acceptances/acceptance-person.entity';
import { EventEntity } from '../events/event.entity';
import { toLogEvent } from '../log/log-event';
import { readProof } from '../log/proof.reader';

export interface ReceiptWanted {
  readonly acceptanceId: string;
  readonly customerId: string;
  /** Whether company and people may be named to whoever asks. */
  readonly withNames: boolean;
}

/** What became of an acceptance: told by events that point at it. */
const LATER = ['ACCEPTANCE_WITHDRAWN', 'PERSON_ERASED'];

/** The receipt of one acceptance as whoever asks may have it: the event as it was logged, and the fields behind its commitments. */
export async function readReceipt(manager: EntityManager, { acceptanceId, customerId, withNames }: ReceiptWanted): Promise<Receipt> {
  const recorded = await manager.findOneByOrFail(EventEntity, { customerId, kind: 'ACCEPTANCE_RECORDED', subjectId: acceptanceId });
  const event = toLogEvent(recorded);
  const disclosed = await readDisclosed(manager, acceptanceId, withNames);
  const later = await readLater(manager, customerId, acceptanceId);
  const acceptance = summaryOf({ event, disclosed, later });
  return { format: RECEIPT_FORMAT, acceptance, event, disclosed, proof: await readProof(manager, event.id), later };
}

async function readDisclosed(manager: EntityManager, acceptanceId: string, withNames: boolean): Promise<Disclosed> {
  const person = await manager.findOneByOrFail(AcceptancePersonEntity, { acceptanceId });
  const { firstName, lastName, email, phone, signerSalt, evidence, evidenceSalt, parties, partiesSalt } = person;
  return {
    signer: groupOf({ firstName, lastName, email, phone }, signerSalt),
    evidence: groupOf(evidence, evidenceSalt),
    parties: withNames ? groupOf(parties, partiesSalt) : null,
  };
}

function groupOf(fields: object | null, salt: Buffer | null): DisclosedGroup | null {
  if (salt === null) return null;
  const json: unknown = JSON.parse(JSON.stringify(fields));
  return { fields: isObject(json) ? json : null, salt: toBase64(salt) };
}

async function readLater(manager: EntityManager, customerId: string, acceptanceId: string): Promise<LaterEvent[]> {
  const events = await manager.find(EventEntity, { where: { customerId, kind: In(LATER) }, order: { occurredAt: 'ASC', id: 'ASC' } });
  const about = events.map(toLogEvent).filter((event) => isAbout(event, acceptanceId));
  return Promise.all(about.map(async (event) => ({ event, proof: await readProof(manager, event.id) })));
}
