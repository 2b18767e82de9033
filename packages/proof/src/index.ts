export { fromBase64, toBase64 } from './bytes';
export { leafOf, type LogEvent } from './event-leaf';
export { emptyRoot, joinSubtrees, leafHash, merkleRoot, nodeHash, subtreesOf, type Hash, type Range } from './merkle';
export { inclusionProof, inclusionRanges, verifyInclusion, type Inclusion } from './inclusion';
export { consistencyProof, consistencyRanges, verifyConsistency, type Consistency } from './consistency';
export { commitTo, type Commitment, type CommitmentPurpose } from './commitment';
export { isKeyName, newSignerKey, parseSignerKey, parseVerifierKey, type SignerKey, type VerifierKey } from './note-key';
export { parseNote, signNote, verifyNote, type NoteFault, type NoteSignature, type SignedNote, type VerifiedNote } from './signed-note';
export { parseCheckpoint, signCheckpoint, verifyCheckpoint, type Checkpoint, type VerifiedCheckpoint } from './checkpoint';
