import { createHash } from 'node:crypto';

/** A SHA-256: 32 bytes. */
export type Hash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 9162, 2.1.1: the hash of a leaf. The first byte keeps a leaf from passing for a node. */
export const leafHash = (data: Uint8Array): Hash => createHash('sha256').update(LEAF).update(data).digest();

/** RFC 9162, 2.1.1: the hash of a node with two children. */
export const nodeHash = (left: Hash, right: Hash): Hash => createHash('sha256').update(NODE).update(left).update(right).digest();

/** The root of the tree without leaves: the hash of nothing. */
export const emptyRoot = (): Hash => createHash('sha256').digest();

/** The root over hashes of leaves; also of any run of leaves that is a node of a larger tree. */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return emptyRoot();
  return joinSubtrees(subtreesOf({ start: 0, end: leaves.length }).map(({ start, end }) => completeRoot(leaves.slice(start, end))));
}

/** A run of leaves, from the first to before the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The largest power of two below a number. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The complete subtrees that a node of a tree consists of, from the left: the largest first. */
export function subtreesOf({ start, end }: Range): Range[] {
  const subtrees: Range[] = [];
  for (let from = start; from < end; ) {
    const rest = end - from;
    const width = Number.isInteger(Math.log2(rest)) ? rest : splitOf(rest);
    subtrees.push({ start: from, end: from + width });
    from += width;
  }
  return subtrees;
}

/** The hash of a node from those of its complete subtrees: the right edge is folded upwards. */
export function joinSubtrees(hashes: readonly Hash[]): Hash {
  const [last, ...others] = hashes.toReversed();
  if (last === undefined) return emptyRoot();
  return others.reduce((right, left) => nodeHash(left, right), last);
}

function completeRoot(leaves: readonly Hash[]): Hash {
  let level = leaves;
  while (level.length > 1) level = paired(level);
  return level[0] ?? emptyRoot();
}

function paired(level: readonly Hash[]): Hash[] {
  const above: Hash[] = [];
  for (let at = 0; at + 1 < level.length; at += 2) above.push(nodeHash(level[at] ?? emptyRoot(), level[at + 1] ?? emptyRoot()));
  return above;
}
