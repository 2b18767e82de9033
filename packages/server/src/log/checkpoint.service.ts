import { parseCheckpoint, signCheckpoint, toBase64, type Checkpoint, type SignerKey } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { newId } from '../database/id';
import { insertUnlessTaken } from '../database/insert-rows';
import { CheckpointEntity } from './checkpoint.entity';
import { readLatestCheckpoint } from './checkpoint.reader';
import { keepLastSigned, readLastSigned } from './key-file';
import { readCurrentKey } from './key.reader';
import { readRoot, readSize } from './tree.reader';

/** Why nothing is signed although something is new: the log is not what was signed before. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}

export interface Signing {
  readonly database: Database;
  readonly signer: SignerKey;
  /** Beside it lies what was signed last. */
  readonly keyFile: string;
  readonly now: Date;
  /** What follows from a new checkpoint, in its transaction. */
  readonly follow?: (manager: EntityManager, checkpoint: CheckpointEntity) => Promise<void>;
}

/** Signs the log as it is, unless that was done. Throws a LogFault rather than sign what does not continue what was signed before. */
export async function publishCheckpoint(signing: Signing): Promise<CheckpointEntity | null> {
  const { database, signer, keyFile } = signing;
  const [size, latest, current] = await database.read(async (manager) => [await readSize(manager), await readLatestCheckpoint(manager), await readCurrentKey(manager)] as const);
  if (current?.keyId !== signer.verifier.id) throw new LogFault(`the key of this process (${signer.verifier.id}) is not the key of the log (${current?.keyId ?? 'none'})`);
  for (const note of [latest?.note ?? null, await readLastSigned(keyFile)]) await assertContinues(database, note, size);
  if (size === 0 || size === latest?.treeSize) return null;
  const root = await database.read((manager) => readRoot(manager, size));
  const checkpoint = await database.transact((manager) => signAndInsert(manager, signing, { origin: signer.verifier.name, size, root }));
  if (checkpoint === null) return null;
  await keepLastSigned(keyFile, checkpoint.note);
  return checkpoint.isNew ? checkpoint : null;
}

async function assertContinues(database: Database, note: string | null, size: number): Promise<void> {
  if (note === null) return;
  const signed = parseCheckpoint(note);
  if (signed === null) throw new LogFault('what was signed last is no checkpoint');
  if (signed.size > size) throw new LogFault(`the log has ${size} leaves, but ${signed.size} were signed: the database is older than its checkpoints`);
  const root = await database.read((manager) => readRoot(manager, signed.size));
  if (toBase64(root) !== toBase64(signed.root)) throw new LogFault(`the first ${signed.size} leaves are not those that were signed`);
}

/** A key that was replaced while the root was read signs nothing more; null then, and the next turn has the new one. */
async function signAndInsert(manager: EntityManager, { database, signer, now, follow }: Signing, signed: Checkpoint): Promise<(CheckpointEntity & { isNew: boolean }) | null> {
  // SQLite has one writer; PostgreSQL would let a rotation commit between reading the key and signing with it.
  if (database.dialect === 'postgres') await manager.query('LOCK TABLE log_key IN SHARE MODE');
  if ((await readCurrentKey(manager))?.keyId !== signer.verifier.id) return null;
  const note = signCheckpoint(signed, [signer]);
  const checkpoint = { id: newId(), treeSize: signed.size, rootHash: Buffer.from(signed.root).toString('hex'), note, keyId: signer.verifier.id, signedAt: now };
  // Another process with the same key may have signed the same: Ed25519 then made the same note.
  const isNew = await insertUnlessTaken(manager, CheckpointEntity, checkpoint);
  if (isNew) await follow?.(manager, checkpoint);
  return { ...checkpoint, isNew };
}
