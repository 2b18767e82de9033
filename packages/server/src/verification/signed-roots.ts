import { endorsementOf, parseCheckpoint, parseNote, parseVerifierKey, toBase64, verifyCheckpoint, verifyNote, type Checkpoint, type Hash, type NamedKey, type VerifierKey } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import type { CheckpointEntity } from '../log/checkpoint.entity';
import type { LogKeyEntity } from '../log/log-key.entity';
import { end } from './finding';

/** A root that somebody signed, and where it is kept. */
export interface SignedRoot extends Checkpoint {
  readonly table: string;
  readonly id: string;
}

type Key = Pick<LogKeyEntity, 'id' | 'number' | 'keyId' | 'verifierKey' | 'endorsement'>;

/** The keys of the log follow each other, and lead from one that is trusted from elsewhere, if one is given, to the one that signs now. */
export function checkKeys(keys: readonly Key[], trusted: readonly VerifierKey[]): VerifierKey[] {
  const verifiers = keys.map(({ id, verifierKey }) => parseVerifierKey(verifierKey) ?? end('log_key', id, 'is no key'));
  let isTrusted = trusted.length === 0;
  keys.forEach((key, at) => {
    if (key.number !== at + 1) end('log_key', key.id, `has the number ${key.number}, but it is key ${at + 1}`);
    const before = verifiers[at - 1];
    const isEndorsed = key.endorsement !== null && before !== undefined && endorses(before, key);
    if (key.endorsement !== null && !isEndorsed) end('log_key', key.id, 'is not endorsed by the key before it');
    isTrusted = isGiven(trusted, verifiers[at]) || (isTrusted && (isEndorsed || trusted.length === 0));
  });
  const last = keys.at(-1);
  if (last !== undefined && !isTrusted) end('log_key', last.id, `is ${last.keyId}, which is not the key that you trust, and no trusted key endorses it`);
  return verifiers;
}

function endorses(before: VerifierKey, { endorsement, verifierKey }: Key): boolean {
  const verified = verifyNote(endorsement ?? '', [before]);
  return verified.ok && verified.text === endorsementOf(verifierKey);
}

const isGiven = (trusted: readonly VerifierKey[], key: VerifierKey | undefined): boolean => trusted.some(({ name, id }) => name === key?.name && id === key.id);

/** What a checkpoint's row says, once its note says the same and is signed by a key of the log. */
export function signedRoot({ id, note, treeSize, rootHash, keyId }: CheckpointEntity, keys: readonly VerifierKey[]): SignedRoot {
  const verified = verifyCheckpoint(note, keys);
  if (!verified.ok) return end('checkpoint', id, `is not signed by a key of the log (${verified.fault})`);
  const { origin, size, root } = verified.checkpoint;
  if (size !== treeSize) end('checkpoint', id, `tree_size is ${treeSize}, but its note says ${size}`);
  if (Buffer.from(root).toString('hex') !== rootHash) end('checkpoint', id, `root_hash is ${rootHash}, but its note says ${Buffer.from(root).toString('hex')}`);
  if (!verified.signedBy.some((key) => key.id === keyId)) end('checkpoint', id, `key_id is ${keyId}, but another key signed its note`);
  return { table: 'checkpoint', id, origin, size, root };
}

/** From which leaf on a key, by its id, signs nothing more: the one that says that another key follows it. */
export async function readRetirements(manager: EntityManager): Promise<Map<string, number>> {
  const rows = await manager.query<{ keyId: string; logIndex: number }[]>(
    `SELECT old.key_id AS "keyId", leaf.log_index AS "logIndex" FROM log_key old JOIN log_key next ON next.number = old.number + 1 JOIN log_leaf leaf ON leaf.event_id = next.event_id`,
  );
  return new Map(rows.map(({ keyId, logIndex }) => [keyId, logIndex]));
}

/** A retired key signed nothing that has the leaf which retired it. */
export function checkRetirement({ id, keyId, treeSize }: CheckpointEntity, retirements: ReadonlyMap<string, number>): void {
  const leaf = retirements.get(keyId);
  if (leaf !== undefined && treeSize > leaf) end('checkpoint', id, `is signed by ${keyId}, but leaf ${leaf} of its ${treeSize} leaves says that another key follows that one`);
}

/** What a checkpoint from outside says; or who signed it, when that is no key from outside: then nobody can tell whether the log must fit it. */
export type OutsideRoot = { readonly root: SignedRoot } | { readonly root: null; readonly signers: readonly NamedKey[] };

/** A checkpoint from outside of the database, which must be signed by a key from outside too. */
export function outsideRoot(note: string, keys: readonly VerifierKey[]): OutsideRoot {
  const verified = verifyCheckpoint(note, keys);
  if (verified.ok) return { root: { ...verified.checkpoint, table: 'outside checkpoint', id: String(verified.checkpoint.size) } };
  const signers = verified.fault === 'NO_KNOWN_KEY' ? signersOf(note) : [];
  return signers.length > 0 ? { root: null, signers } : end('outside checkpoint', 'as given', `is not signed by the key that you gave (${verified.fault})`);
}

/** Who says to have signed a checkpoint under the name of its log. */
function signersOf(note: string): NamedKey[] {
  const origin = parseCheckpoint(note)?.origin;
  return (parseNote(note)?.signatures ?? []).filter(({ name }) => name === origin).map(({ name, keyId: id }) => ({ name, id }));
}

export function checkRoot({ table, id, size, root }: SignedRoot, actual: Hash): void {
  if (toBase64(root) !== toBase64(actual)) end(table, id, `says that the first ${size} leaves have the root ${toBase64(root)}, but they have ${toBase64(actual)}`);
}
