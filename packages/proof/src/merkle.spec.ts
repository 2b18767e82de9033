import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyProof, consistencyRanges, emptyRoot, inclusionProof, inclusionRanges, leafHash, merkleRoot, nodeHash, verifyConsistency, verifyInclusion, type Hash, type Range } from './index';
import { certificateTransparency } from './certificate-transparency.vectors';

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const hashes = (texts: readonly string[]): Hash[] => texts.map((text) => Buffer.from(text, 'hex'));

/** So many leaves, each unlike the others. */
const leavesOf = (size: number): Hash[] => Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

/** The definition of RFC 9162, 2.1.1, word for word: what the faster one is held against. */
function defined(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return emptyRoot();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(defined(leaves.slice(0, split)), defined(leaves.slice(split)));
}

/** A hash with one bit changed, for each of its 256 bits. */
const flipped = (hash: Hash): Hash[] =>
  Array.from({ length: hash.length * 8 }, (_, bit) => hash.map((byte, at) => (at === Math.floor(bit / 8) ? byte ^ (1 << (bit % 8)) : byte)));

/** A proof with one bit changed, for each bit of each of its hashes. */
const flippedIn = (proof: readonly Hash[]): Hash[][] => proof.flatMap((hash, at) => flipped(hash).map((changed) => proof.with(at, changed)));

const LARGEST = 256;
const all = leavesOf(LARGEST);
const roots = Array.from({ length: LARGEST + 1 }, (_, size) => merkleRoot(all.slice(0, size)));
const root = (size: number): Hash => roots[size] ?? emptyRoot();
const leaf = (index: number): Hash => all[index] ?? emptyRoot();
const known = new Map<string, Hash>();

/** The node over a range of leaves; each is worked out once. */
function node({ start, end }: Range): Hash {
  const name = `${start}-${end}`;
  const hash = known.get(name) ?? merkleRoot(all.slice(start, end));
  known.set(name, hash);
  return hash;
}

const sized = fc.integer({ min: 1, max: LARGEST }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));

describe('The published vectors of Certificate Transparency', () => {
  const { leaves, roots: published, inclusion, consistency } = certificateTransparency;
  const data = leaves.map((text) => leafHash(Buffer.from(text, 'hex')));

  it('have the roots that we compute, and the empty tree the hash of nothing', () => {
    expect(published.map((_, index) => hex(merkleRoot(data.slice(0, index + 1))))).toEqual(published);
    expect(hex(merkleRoot([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each(inclusion)('have the proof that we make that leaf $index is among $size', ({ index, size, proof }) => {
    expect(inclusionProof(index, data.slice(0, size)).map(hex)).toEqual(proof);
    const [wanted] = hashes([published[size - 1] ?? '']);
    expect(verifyInclusion({ leaf: data[index] ?? emptyRoot(), index, size, proof: hashes(proof), root: wanted ?? emptyRoot() })).toBe(true);
  });

  it.each(consistency)('have the proof that we make that $second leaves continue $first', ({ first, second, proof }) => {
    expect(consistencyProof(first, data.slice(0, second)).map(hex)).toEqual(proof);
    const [firstRoot = emptyRoot(), secondRoot = emptyRoot()] = hashes([published[first - 1] ?? '', published[second - 1] ?? '']);
    expect(verifyConsistency({ first, second, firstRoot, secondRoot, proof: hashes(proof) })).toBe(true);
  });
});

describe('A tree of any size to 256', () => {
  it('has the root that RFC 9162 defines', () => {
    for (let size = 0; size <= LARGEST; size += 1) expect(hex(root(size))).toBe(hex(defined(all.slice(0, size))));
  });

  it('proves each of its leaves, and no other leaf, place or size', () => {
    for (let size = 1; size <= LARGEST; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const right = { leaf: leaf(index), index, size, proof: inclusionRanges(index, size).map(node), root: root(size) };
        const wrong = [{ ...right, index: (index + 1) % size }, { ...right, size: size * 2 + 1 }, { ...right, index: size }];
        if (!verifyInclusion(right)) throw new Error(`leaf ${index} of ${size} is not proved`);
        if (size > 1 && wrong.some(verifyInclusion)) throw new Error(`leaf ${index} of ${size} is proved in a wrong way`);
      }
    }
  });

  it('proves to continue each smaller one, and not one with another root', () => {
    for (let second = 0; second <= LARGEST; second += 1) {
      for (let first = 0; first <= second; first += 1) {
        const right = { first, second, firstRoot: root(first), secondRoot: root(second), proof: consistencyRanges(first, second).map(node) };
        if (!verifyConsistency(right)) throw new Error(`${second} leaves are not proved to continue ${first}`);
        if (first > 0 && verifyConsistency({ ...right, firstRoot: leafHash(Buffer.from('another')) })) throw new Error(`${second} leaves continue another tree of ${first}`);
      }
    }
  });

  it('does not verify a leaf, root or proof of inclusion with any one bit changed', () => {
    fc.assert(
      fc.property(sized, ([size, index]) => {
        const right = { leaf: leaf(index), index, size, proof: inclusionProof(index, all.slice(0, size)), root: root(size) };
        const wrong = [
          ...flipped(right.leaf).map((changed) => ({ ...right, leaf: changed })),
          ...flipped(right.root).map((changed) => ({ ...right, root: changed })),
          ...flippedIn(right.proof).map((proof) => ({ ...right, proof })),
        ];
        expect(verifyInclusion(right)).toBe(true);
        expect(wrong.filter(verifyInclusion)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('does not verify roots or a proof of consistency with any one bit changed', () => {
    fc.assert(
      fc.property(sized, ([second, before]) => {
        const first = before + 1;
        const right = { first, second, firstRoot: root(first), secondRoot: root(second), proof: consistencyProof(first, all.slice(0, second)) };
        const wrong = [
          ...flipped(right.firstRoot).map((changed) => ({ ...right, firstRoot: changed })),
          ...flipped(right.secondRoot).map((changed) => ({ ...right, secondRoot: changed })),
          ...flippedIn(right.proof).map((proof) => ({ ...right, proof })),
        ];
        expect(verifyConsistency(right)).toBe(true);
        expect(wrong.filter(verifyConsistency)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('does not verify a proof that is longer, shorter or in another order', () => {
    fc.assert(
      fc.property(sized, ([size, index]) => {
        const right = { leaf: leaf(index), index, size, proof: inclusionProof(index, all.slice(0, size)), root: root(size) };
        const longer = [[...right.proof, right.root], [right.root, ...right.proof], [...right.proof, Buffer.alloc(0)]];
        const shorter = right.proof.length > 0 ? [right.proof.slice(1), right.proof.slice(0, -1)] : [];
        const turned = right.proof.length > 1 ? [right.proof.toReversed()] : [];
        expect([...longer, ...shorter, ...turned].filter((proof) => verifyInclusion({ ...right, proof }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('proves nothing about sizes and places that are no such numbers', () => {
    const right = { leaf: leaf(0), index: 0, size: 1, proof: [], root: root(1) };
    for (const odd of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(verifyInclusion({ ...right, index: odd })).toBe(false);
      expect(verifyInclusion({ ...right, size: odd })).toBe(false);
      expect(verifyConsistency({ first: odd, second: 1, firstRoot: root(1), secondRoot: root(1), proof: [] })).toBe(false);
      expect(() => inclusionProof(odd, all)).toThrow(RangeError);
      expect(() => consistencyProof(odd, all)).toThrow(RangeError);
    }
  });
});
