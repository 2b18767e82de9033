import { textFault, tidy } from '@assent/domain';
import { IsNull, type EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import type { OperatorViewer } from '../graphql/context';
import { OperatorKeyEntity } from './operator-key.entity';
import { hashOf, newToken } from './token';

/** So that whoever finds one knows what it is, and scanners for secrets find it. */
const PREFIX = 'assent_operator_';
const LONGEST_NAME = 100;
const SEEN_EVERY_MS = 60_000;

export interface NewOperatorKey {
  readonly id: string;
  /** Shown once: only its hash is kept. */
  readonly key: string;
}

/** Null: the name is none. */
export async function createOperatorKey(manager: EntityManager, name: string, now: Date): Promise<NewOperatorKey | null> {
  const tidied = tidy(name);
  if (textFault(tidied, LONGEST_NAME) !== null) return null;
  const made = { id: newId(), key: `${PREFIX}${newToken()}` };
  await manager.insert(OperatorKeyEntity, { id: made.id, name: tidied, tokenHash: hashOf(made.key), createdAt: now, lastUsedAt: null, revokedAt: null });
  await recordEvent(manager, { kind: 'OPERATOR_KEY_CREATED', actor: { kind: 'OPERATOR' }, subjectId: made.id, now });
  return made;
}

/** Whether there was such a key and it still opened something. */
export async function revokeOperatorKey(manager: EntityManager, id: string, now: Date): Promise<boolean> {
  const { affected } = await manager.update(OperatorKeyEntity, { id, revokedAt: IsNull() }, { revokedAt: now });
  if (affected !== 1) return false;
  await recordEvent(manager, { kind: 'OPERATOR_KEY_REVOKED', actor: { kind: 'OPERATOR' }, subjectId: id, now });
  return true;
}

export type OperatorKeyFacts = Pick<OperatorKeyEntity, 'id' | 'name' | 'createdAt' | 'lastUsedAt' | 'revokedAt'>;

export function listOperatorKeys(manager: EntityManager): Promise<OperatorKeyFacts[]> {
  return manager.find(OperatorKeyEntity, { select: { id: true, name: true, createdAt: true, lastUsedAt: true, revokedAt: true }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** Who sends this key; null for any that does not open. Found by its hash, so that no comparison depends on how much of a guess is right. */
export async function findOperator(database: Database, key: string, now: Date): Promise<OperatorViewer | null> {
  const found = await database.read((manager) =>
    manager.findOne(OperatorKeyEntity, { where: { tokenHash: hashOf(key), revokedAt: IsNull() }, select: { id: true, lastUsedAt: true } }),
  );
  if (found === null) return null;
  const { id, lastUsedAt } = found;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= SEEN_EVERY_MS) await database.transact((manager) => manager.update(OperatorKeyEntity, { id }, { lastUsedAt: now }));
  return { kind: 'OPERATOR', id };
}
