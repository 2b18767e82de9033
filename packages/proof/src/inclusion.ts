import { isSame } from './bytes';
import { merkleRoot, nodeHash, splitOf, type Hash, type Range } from './merkle';

/** RFC 9162, 2.1.3.1: the nodes whose hashes prove that a leaf is in a tree, from the leaf upwards. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!isIn(index, size)) throw new RangeError(`A tree of ${size} leaves has no leaf ${index}`);
  return path(index, { start: 0, end: size });
}

function path(index: number, { start, end }: Range): Range[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  const left = { start, end: middle };
  const right = { start: middle, end };
  return index < middle ? [...path(index, left), right] : [...path(index, right), left];
}

/** The proof that the leaf at `index` is in the tree of all these leaves. */
export function inclusionProof(index: number, leaves: readonly Hash[]): Hash[] {
  return inclusionRanges(index, leaves.length).map(({ start, end }) => merkleRoot(leaves.slice(start, end)));
}

export interface Inclusion {
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

/** RFC 9162, 2.1.3.2: whether a proof leads from a leaf to a root. */
export function verifyInclusion({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (!isIn(index, size)) return false;
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    const isRight = isOdd(position) || position === last;
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    // The last node of a level may have no sibling there: it goes up until it has one.
    while (isRight && !isOdd(position) && position !== 0) {
      position = half(position);
      last = half(last);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && isSame(hash, root);
}

// Sizes are whole numbers up to 2^53, where JavaScript's own bit operations end at 2^31.
export const half = (number: number): number => Math.floor(number / 2);

export const isOdd = (number: number): boolean => number % 2 === 1;

const isIn = (index: number, size: number): boolean => Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
