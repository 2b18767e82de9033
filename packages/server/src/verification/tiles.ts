import { merkleRoot, type Hash } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import { LogSubtreeEntity } from '../log/log-subtree.entity';
import { TILE_WIDTH } from '../log/tree.reader';
import { end } from './finding';

/** The roots of full tiles as they come about, to hold those against that the database keeps. */
export class Tiles {
  readonly #open: Hash[][] = [];
  /** How many tiles of each level were full. */
  readonly #counts: number[] = [];
  readonly #roots = new Map<string, string>();

  push(hash: Hash, level = 0): void {
    const tile = (this.#open[level] ??= []);
    tile.push(hash);
    if (tile.length < TILE_WIDTH) return;
    const root = merkleRoot(tile);
    this.#open[level] = [];
    const position = (this.#counts[level] ??= 0);
    this.#counts[level] = position + 1;
    this.#roots.set(`${level + 1}/${position}`, Buffer.from(root).toString('hex'));
    this.push(root, level + 1);
  }

  /** Every root is kept as it is, and no other. */
  async check(manager: EntityManager): Promise<void> {
    const kept = await manager.find(LogSubtreeEntity, { order: { level: 'ASC', position: 'ASC' } });
    for (const { level, position, rootHash } of kept) {
      const name = `${level}/${position}`;
      if (this.#roots.get(name) !== rootHash) end('log_subtree', name, 'is not the root over its leaves');
      this.#roots.delete(name);
    }
    const [missing] = this.#roots.keys();
    if (missing !== undefined) end('log_subtree', missing, 'is missing');
  }
}
