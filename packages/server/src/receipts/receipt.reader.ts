import { isAbout, isObject, RECEIPT_FORMAT, summaryOf, toBase64, type Disclosed, type DisclosedGroup, type LogEvent, type Receipt, type ReceiptProof } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import { readAcceptanceEvents } from '../acceptances/acceptance-event.reader';
import { AcceptancePersonEntity } from '../acceptances/acceptance-person.entity';
import { eventColumns, logEventOf, readLogEvent, type EventRow } from '../events/log-event';
import { readProofs } from '../log/proof.reader';

export interface ReceiptWanted {
  readonly acceptanceId: string;
  readonly customerId: string;
  /** Whether company and people may be named to whoever asks. */
  readonly withNames: boolean;
}

/** The receipt of one acceptance as whoever asks may have it: the event as it was logged, and the fields behind its commitments. */
export async function readReceipt(manager: EntityManager, { acceptanceId, customerId, withNames }: ReceiptWanted): Promise<Receipt> {
  const event = await readRecording(manager, acceptanceId);
  const after = await readLater(manager, customerId, acceptanceId);
  const proofs = await readProofs(manager, [event, ...after].map(({ id }) => id));
  const proofOf = ({ id }: LogEvent): ReceiptProof | null => proofs.get(id) ?? null;
  const disclosed = await readDisclosed(manager, acceptanceId, withNames);
  const later = after.map((each) => ({ event: each, proof: proofOf(each) }));
  return { format: RECEIPT_FORMAT, acceptance: summaryOf({ event, disclosed, later }), event, disclosed, proof: proofOf(event), later };
}

async function readRecording(manager: EntityManager, acceptanceId: string): Promise<LogEvent> {
  const eventId = (await readAcceptanceEvents(manager, [acceptanceId])).get(acceptanceId);
  const event = eventId === undefined ? null : await readLogEvent(manager, eventId);
  if (event === null) throw new Error(`acceptance ${acceptanceId} has no event`);
  return event;
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

/** What became of the acceptance: told by events of its customer that point at it. */
async function readLater(manager: EntityManager, customerId: string, acceptanceId: string): Promise<LogEvent[]> {
  const rows = await manager.query<EventRow[]>(
    `SELECT ${eventColumns('event')} FROM event
     WHERE event.customer_id = $1 AND event.kind IN ('ACCEPTANCE_WITHDRAWN', 'PERSON_ERASED')
     ORDER BY event.occurred_at, event.id`,
    [customerId],
  );
  return rows.map(logEventOf).filter((event) => isAbout(event, acceptanceId));
}
