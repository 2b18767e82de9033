import { parseCheckpoint, signCheckpoint, toBase64, type SignerKey } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { newId } from '../database/id';
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
  const { database, signer, keyFile, now } = signing;
  const [size, latest, current] = await database.read(async (manager) => [await readSize(manager), await readLatestCheckpoint(manager), await readCurrentKey(manager)] as const);
  if (current?.keyId !== signer.verifier.id) throw new LogFault(`the key of this process (${signer.verifier.id}) is not the key of the log (${current?.keyId ?? 'none'})`);
  for (const note of [latest?.note ?? null, await readLastSigned(keyFile)]) await assertContinues(database, note, size);
  if (size === 0 || size === latest?.treeSize) return null;
  const root = await database.read((manager) => readRoot(manager, size));
  const note = signCheckpoint({ origin: signer.verifier.name, size, root }, [signer]);
  const checkpoint = { id: newId(), treeSize: size, rootHash: Buffer.from(root).toString('hex'), note, keyId: signer.verifier.id, signedAt: now };
  const isNew = await database.transact((manager) => insertCheckpoint(manager, signing, checkpoint));
  await keepLastSigned(keyFile, note);
  return isNew ? checkpoint : null;
}

async function assertContinues(database: Database, note: string | null, size: number): Promise<void> {
  if (note === null) return;
  const signed = parseCheckpoint(note);
  if (signed === null) throw new LogFault('what was signed last is no checkpoint');
  if (signed.size > size) throw new LogFault(`the log has ${size} leaves, but ${signed.size} were signed: the database is older than its checkpoints`);
  const root = await database.read((manager) => readRoot(manager, signed.size));
  if (toBase64(root) !== toBase64(signed.root)) throw new LogFault(`the first ${signed.size} leaves are not those that were signed`);
}

// Another process with the same key may have signed the same: Ed25519 then made the same note.
async function insertCheckpoint(manager: EntityManager, { follow }: Signing, checkpoint: CheckpointEntity): Promise<boolean> {
  await manager.createQueryBuilder().insert().into(CheckpointEntity).values(checkpoint).orIgnore().updateEntity(false).execute();
  const isNew = await manager.existsBy(CheckpointEntity, { id: checkpoint.id });
  if (isNew) await follow?.(manager, checkpoint);
  return isNew;
}
