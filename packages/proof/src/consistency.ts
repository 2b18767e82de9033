import { isSame } from './bytes';
import { half, isOdd } from './inclusion';
import { merkleRoot, nodeHash, splitOf, type Hash, type Range } from './merkle';

/** RFC 9162, 2.1.4.1: the nodes whose hashes prove that the first `first` leaves of a tree are the whole of an older one. */
export function consistencyRanges(first: number, second: number): Range[] {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) {
    throw new RangeError(`A tree of ${second} leaves has none of ${first} before it`);
  }
  return first === 0 || first === second ? [] : subproof(first, { start: 0, end: second }, true);
}

/** `isKnown`: whether the verifier has the hash of this range already, as the root of the older tree. */
function subproof(first: number, { start, end }: Range, isKnown: boolean): Range[] {
  if (first === end) return isKnown ? [] : [{ start, end }];
  const middle = start + splitOf(end - start);
  const left = { start, end: middle };
  const right = { start: middle, end };
  return first <= middle ? [...subproof(first, left, isKnown), right] : [...subproof(first, right, false), left];
}

/** The proof that the tree of the first `first` leaves is the beginning of the tree of all these leaves. */
export function consistencyProof(first: number, leaves: readonly Hash[]): Hash[] {
  return consistencyRanges(first, leaves.length).map(({ start, end }) => merkleRoot(leaves.slice(start, end)));
}

export interface Consistency {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Hash;
  readonly secondRoot: Hash;
  readonly proof: readonly Hash[];
}

/** RFC 9162, 2.1.4.2: whether a proof shows one root to continue another. */
export function verifyConsistency({ first, second, firstRoot, secondRoot, proof }: Consistency): boolean {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) return false;
  if (first === second) return proof.length === 0 && isSame(firstRoot, secondRoot);
  // Every tree continues the empty one.
  if (first === 0) return proof.length === 0;
  const [start, ...rest] = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : proof;
  if (start === undefined || rest.length === 0) return false;
  return climb({ first: start, second: start }, rest, { first, second }, { firstRoot, secondRoot });
}

interface Pair<T> {
  readonly first: T;
  readonly second: T;
}

function climb(start: Pair<Hash>, proof: readonly Hash[], sizes: Pair<number>, roots: { firstRoot: Hash; secondRoot: Hash }): boolean {
  let { first, second } = start;
  let position = sizes.first - 1;
  let last = sizes.second - 1;
  const up = (): void => {
    position = half(position);
    last = half(last);
  };
  while (isOdd(position)) up();
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (!isOdd(position) && position !== 0) up();
    } else {
      second = nodeHash(second, sibling);
    }
    up();
  }
  return last === 0 && isSame(first, roots.firstRoot) && isSame(second, roots.secondRoot);
}
