import { endorsementOf, signNote, type SignerKey } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { newId } from '../database/id';
import { recordEvent } from '../events/event.service';
import { StartFault } from '../start-fault';
import { nextOf, readKeyFile, replaceKeyFile, writeKeyFile } from './key-file';
import { readCurrentKey } from './key.reader';
import type { LogConfig } from './log-config';
import { LogKeyEntity } from './log-key.entity';

interface Opening {
  readonly database: Database;
  readonly key: LogConfig['key'];
  /** Of a log that has no key yet. */
  readonly name: string;
  readonly now: Date;
}

/**
 * The key that this process signs with; null when it has none. A key that is missing, or is not the log's own, stops the start: with
 * another one the log would go on as a second history.
 */
export async function openLogKey({ database, key, name, now }: Opening): Promise<SignerKey | null> {
  if (key === null) return null;
  await finishRotation(database, key.file);
  const found = await readKeyFile(key.file);
  const current = await database.read(readCurrentKey);
  if (found === null && current !== null) throw new StartFault(lost(key.file, current.keyId));
  if (found === null && !key.mayBeMade) throw new StartFault(`LOG_KEY_FILE ${key.file} is not there: make it with \`npm run assent -- keys create\``);
  const signer = found ?? (await writeKeyFile(key.file, name));
  await database.transact((manager) => assertOrAddFirst(manager, signer, now));
  return signer;
}

/**
 * The key that signs now, out of its file: the log's key may have been replaced since the last time. Null while the file holds a key that
 * was replaced, or none: a retired key signs nothing.
 */
export async function readSigner(database: Database, file: string): Promise<SignerKey | null> {
  return (await readSignerOnce(database, file)) ?? readSignerOnce(database, file);
}

// A rotation commits first and puts the file in its place afterwards: whoever reads between the two finds the key in the file beside it, or finds both done a moment later.
async function readSignerOnce(database: Database, file: string): Promise<SignerKey | null> {
  const current = await database.read(readCurrentKey);
  for (const place of [file, nextOf(file)]) {
    const key = await readKeyFile(place);
    if (key !== null && key.verifier.id === current?.keyId) return key;
  }
  return null;
}

/** Makes the first key of a log. */
export async function createKey(database: Database, { file, name, now }: { file: string; name: string; now: Date }): Promise<SignerKey> {
  const current = await database.read(readCurrentKey);
  if (current !== null) throw new StartFault(`The log has a key already (${current.keyId}): \`keys rotate\` gives it another`);
  const signer = await writeKeyFile(file, name);
  await database.transact((manager) => assertOrAddFirst(manager, signer, now));
  return signer;
}

/** Gives the log another key. The old one endorses it, unless it is lost; what it signed stays verifiable with its public half. */
export async function rotateKey(database: Database, { file, isLost, now }: { file: string; isLost: boolean; now: Date }): Promise<SignerKey> {
  await finishRotation(database, file);
  const old = await readKeyFile(file);
  const current = await database.read(readCurrentKey);
  if (current === null) throw new StartFault('The log has no key yet: `keys create` makes the first one');
  if (!isLost && old?.verifier.id !== current.keyId) throw new StartFault(lost(file, current.keyId));
  if (isLost && old?.verifier.id === current.keyId) throw new StartFault(`The key of the log is in ${file}: rotate it without --lost, so that it can endorse the new one`);
  const signer = await writeKeyFile(nextOf(file), nameIn(current.verifierKey));
  const endorsement = old === null || isLost ? null : signNote(endorsementOf(signer.verifierKey), [old]);
  await database.transact((manager) => addKey(manager, { signer, number: current.number + 1, endorsement, now }));
  await replaceKeyFile(file);
  return signer;
}

const nameIn = (verifierKey: string): string => verifierKey.slice(0, verifierKey.indexOf('+'));

const lost = (file: string, keyId: string): string =>
  `LOG_KEY_FILE ${file} does not hold the key of this log (${keyId}): put it back, or say that it is lost with \`npm run assent -- keys rotate --lost\``;

// A rotation that was cut off after its commit left the new key beside the old one; one that was cut off before left a key of no log.
async function finishRotation(database: Database, file: string): Promise<void> {
  const next = await readKeyFile(nextOf(file));
  if (next === null) return;
  const current = await database.read(readCurrentKey);
  if (current?.keyId !== next.verifier.id) throw new StartFault(`${nextOf(file)} is left over from a rotation that was never finished: remove it`);
  await replaceKeyFile(file);
}

async function assertOrAddFirst(manager: EntityManager, signer: SignerKey, now: Date): Promise<void> {
  const current = await readCurrentKey(manager);
  if (current === null) return addKey(manager, { signer, number: 1, endorsement: null, now });
  if (current.keyId !== signer.verifier.id || current.verifierKey !== signer.verifierKey) {
    throw new StartFault(`LOG_KEY_FILE holds the key ${signer.verifier.id}, but this log is signed with ${current.keyId}: give it its own key, or its own database`);
  }
}

interface NewKey {
  readonly signer: SignerKey;
  readonly number: number;
  readonly endorsement: string | null;
  readonly now: Date;
}

/** One winner by constraint: of two processes that bring a first key, or two rotations, the later fails. */
async function addKey(manager: EntityManager, { signer, number, endorsement, now }: NewKey): Promise<void> {
  const id = newId();
  const fact = { number, keyId: signer.verifier.id, verifierKey: signer.verifierKey, endorsement };
  const eventId = await recordEvent(manager, { kind: 'LOG_KEY_ADDED', actor: { kind: 'OPERATOR' }, subjectId: id, payload: fact, now });
  await manager.insert(LogKeyEntity, { id, ...fact, eventId, addedAt: now });
}
