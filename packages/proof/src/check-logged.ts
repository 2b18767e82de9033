import { fromBase64 } from './bytes';
import { fails, holds, type Check, type CheckName } from './check';
import { parseCheckpoint, verifyCheckpoint, type Checkpoint } from './checkpoint';
import type { ReceiptProof } from './disclosed';
import { leafOf, type LogEvent } from './event-leaf';
import { verifyInclusion } from './inclusion';
import { leafHash } from './merkle';
import type { VerifierKey } from './note-key';
import { parseNote } from './signed-note';

/** The leaf of the event is in the tree of a checkpoint that a known key signed. */
export function checkLogged(name: CheckName, event: LogEvent, proof: ReceiptProof | null, keys: readonly VerifierKey[]): Check {
  if (proof === null) return { name, outcome: 'PENDING', words: `proof pending: event ${event.id} is in no checkpoint yet; ask for the receipt again later` };
  const verified = verifyCheckpoint(proof.checkpoint, keys);
  const checkpoint = verified.ok ? verified.checkpoint : parseCheckpoint(proof.checkpoint);
  if (checkpoint === null) return fails(name, 'the checkpoint is no signed note of a log');
  if (!verified.ok && verified.fault === 'BAD_SIGNATURE') return fails(name, 'the signature of the checkpoint is wrong: it was changed, or another key made it');
  const fault = faultOfPath(event, proof, checkpoint);
  if (fault !== null) return fails(name, fault);
  if (!verified.ok) return signedByStranger(name, proof.checkpoint, checkpoint);
  return holds(name, `leaf ${proof.leafIndex} of ${checkpoint.size} in the log ${checkpoint.origin}, under a checkpoint signed by ${verified.signedBy.map(({ id }) => id).join(', ')}`);
}

function faultOfPath(event: LogEvent, { leafIndex, treeSize, inclusion }: ReceiptProof, { size, root }: Checkpoint): string | null {
  if (size !== treeSize) return `the proof is for ${treeSize} leaves, the checkpoint for ${size}`;
  const hashes = inclusion.map(fromBase64);
  const path = hashes.filter((hash) => hash !== null);
  const isIn = path.length === hashes.length && verifyInclusion({ leaf: leafHash(leafOf(event)), index: leafIndex, size, proof: path, root });
  return isIn ? null : `event ${event.id} as it stands here is not in the log: it, its place or the proof was changed`;
}

/** Nothing contradicts the checkpoint, but whose it is cannot be told: no fault of the receipt, and no proof. */
function signedByStranger(name: CheckName, note: string, { origin }: Checkpoint): Check {
  const signers = (parseNote(note)?.signatures ?? []).filter((signature) => signature.name === origin).map(({ name: signer, keyId: id }) => ({ name: signer, id }));
  if (signers.length === 0) return fails(name, `the checkpoint is of the log ${origin}, but no key of that name signed it`);
  return { name, outcome: 'UNKNOWN_KEY', words: `the checkpoint is signed by ${signers.map((signer) => `${signer.name}+${signer.id}`).join(', ')}, a key that you did not give`, signers };
}
