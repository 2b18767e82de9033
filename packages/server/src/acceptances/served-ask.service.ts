import type { EntityManager } from 'typeorm';
import { ServedAskEntity } from './served-ask.entity';

export interface ServedAsk {
  readonly invitationId: string;
  readonly customerUserId: string;
  readonly agreementId: string | null;
}

/** Notes that the ask was served just now; the latest time counts. The caller holds the customer's lock, so nobody inserts in between. */
export async function noteServed(manager: EntityManager, { agreementId, ...key }: ServedAsk, now: Date): Promise<void> {
  const { affected } = await manager.update(ServedAskEntity, key, { agreementId, servedAt: now });
  if (affected === 0) await manager.insert(ServedAskEntity, { ...key, agreementId, servedAt: now });
}

/** When this person was last served this ask; null when it was not, or with another version. */
export async function readServedAt(manager: EntityManager, { agreementId, ...key }: ServedAsk): Promise<Date | null> {
  const served = await manager.findOneBy(ServedAskEntity, key);
  return served !== null && served.agreementId === agreementId ? served.servedAt : null;
}
