import { parseVerifierKey, type VerifierKey } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import { LogKeyEntity } from './log-key.entity';

/** Every key of the log, the newest first. */
export const readKeys = (manager: EntityManager): Promise<LogKeyEntity[]> => manager.find(LogKeyEntity, { order: { number: 'DESC' } });

/** The key that signs now; null while the log has none. */
export const readCurrentKey = async (manager: EntityManager): Promise<LogKeyEntity | null> => (await readKeys(manager)).at(0) ?? null;

/** The keys of the log as they verify. */
export function verifiersOf(keys: readonly Pick<LogKeyEntity, 'verifierKey'>[]): VerifierKey[] {
  return keys.flatMap(({ verifierKey }) => parseVerifierKey(verifierKey) ?? []);
}
