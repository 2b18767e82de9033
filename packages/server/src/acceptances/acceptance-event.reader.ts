import type { EntityManager } from 'typeorm';
import { readProofs, type Proof } from '../log/proof.reader';

/** The events that recorded acceptances, by the acceptance's id. Found by customer and instant, of which there is an index. */
export async function readAcceptanceEvents(manager: EntityManager, acceptanceIds: readonly string[]): Promise<Map<string, string>> {
  const marks = acceptanceIds.map((_, at) => `$${at + 1}`).join(', ');
  const rows = await manager.query<{ acceptanceId: string; eventId: string }[]>(
    `SELECT acceptance.id AS "acceptanceId", event.id AS "eventId"
     FROM acceptance
     JOIN event ON event.customer_id = acceptance.customer_id AND event.occurred_at = acceptance.recorded_at
       AND event.kind = 'ACCEPTANCE_RECORDED' AND event.subject_id = acceptance.id
     WHERE acceptance.id IN (${marks})`,
    [...acceptanceIds],
  );
  return new Map(rows.map(({ acceptanceId, eventId }) => [acceptanceId, eventId]));
}

/** The proofs of acceptances, in the order asked for; null while one is pending. */
export async function readAcceptanceProofs(manager: EntityManager, acceptanceIds: readonly string[]): Promise<(Proof | null)[]> {
  const events = await readAcceptanceEvents(manager, acceptanceIds);
  const proofs = await readProofs(manager, [...events.values()]);
  return acceptanceIds.map((id) => proofs.get(events.get(id) ?? '') ?? null);
}
