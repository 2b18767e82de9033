import { joinSubtrees, nodeHash, type Hash } from '@assent/proof';

/** A tree that grows by leaves and knows its root at any moment, keeping only the complete subtrees of its right edge. */
export class Frontier {
  #size = 0;
  readonly #subtrees: { readonly width: number; readonly root: Hash }[] = [];

  get size(): number {
    return this.#size;
  }

  push(leaf: Hash): void {
    let added = { width: 1, root: leaf };
    for (let last = this.#subtrees.at(-1); last?.width === added.width; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      added = { width: added.width * 2, root: nodeHash(last.root, added.root) };
    }
    this.#subtrees.push(added);
    this.#size += 1;
  }

  root(): Hash {
    return joinSubtrees(this.#subtrees.map(({ root }) => root));
  }
}
