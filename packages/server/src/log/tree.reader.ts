import { joinSubtrees, merkleRoot, subtreesOf, type Hash, type Range } from '@assent/proof';
import type { EntityManager } from 'typeorm';

/** How many hashes a tile holds: 256 (https://c2sp.org/tlog-tiles). Leaves are level 0, the roots of their full tiles level 1, and so on. */
export const TILE_WIDTH = 256;

/** Some neighbours of one level of tiles, from the first to before the last. */
export interface Entries extends Range {
  readonly level: number;
}

/** How many leaves the log has ordered. */
export async function readSize(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ last: number | null }[]>('SELECT MAX(log_index) AS last FROM log_leaf');
  return row?.last == null ? 0 : row.last + 1;
}

/** The root over the first `size` leaves. */
export async function readRoot(manager: EntityManager, size: number): Promise<Hash> {
  const [root] = await readNodes(manager, [{ start: 0, end: size }]);
  if (root === undefined) throw new Error('A root was not read');
  return root;
}

/** The hashes of nodes of the log, in the order in which they are asked for. */
export async function readNodes(manager: EntityManager, nodes: readonly Range[]): Promise<Hash[]> {
  const known = await readEntries(manager, nodes.flatMap(subtreesOf).map(entriesOf));
  return nodes.map((node) => joinSubtrees(subtreesOf(node).map((subtree) => merkleRoot(hashesAt(known, entriesOf(subtree))))));
}

/** The hashes of one run of neighbours. Throws when one is not there. */
export async function readTile(manager: EntityManager, entries: Entries): Promise<Hash[]> {
  return hashesAt(await readEntries(manager, [entries]), entries);
}

/** A complete subtree is read from the highest level of tiles that has parts of it. */
function entriesOf({ start, end }: Range): Entries {
  let level = 0;
  let width = 1;
  while (width * TILE_WIDTH <= end - start) {
    level += 1;
    width *= TILE_WIDTH;
  }
  return { level, start: start / width, end: end / width };
}

const nameOf = (level: number, position: number): string => `${level}/${position}`;

function hashesAt(known: ReadonlyMap<string, Hash>, { level, start, end }: Entries): Hash[] {
  return Array.from({ length: end - start }, (_, at) => {
    const hash = known.get(nameOf(level, start + at));
    if (hash === undefined) throw new Error(`The log has no hash ${nameOf(level, start + at)}`);
    return hash;
  });
}

interface EntryRow {
  readonly level: number;
  readonly position: number;
  readonly hash: string;
}

/** At most two statements, whatever is asked for. */
async function readEntries(manager: EntityManager, wanted: readonly Entries[]): Promise<Map<string, Hash>> {
  const leaves = wanted.filter(({ level }) => level === 0);
  const subtrees = wanted.filter(({ level }) => level > 0);
  const rows: EntryRow[] = [
    ...(leaves.length === 0 ? [] : await readLeaves(manager, leaves)),
    ...(subtrees.length === 0 ? [] : await readSubtrees(manager, subtrees)),
  ];
  return new Map(rows.map(({ level, position, hash }) => [nameOf(level, position), Buffer.from(hash, 'hex')]));
}

function readLeaves(manager: EntityManager, wanted: readonly Entries[]): Promise<EntryRow[]> {
  const condition = wanted.map((_, at) => `log_index >= $${at * 2 + 1} AND log_index < $${at * 2 + 2}`).join(' OR ');
  const values = wanted.flatMap(({ start, end }) => [start, end]);
  return manager.query<EntryRow[]>(`SELECT 0 AS level, log_index AS position, leaf_hash AS hash FROM log_leaf WHERE ${condition}`, values);
}

function readSubtrees(manager: EntityManager, wanted: readonly Entries[]): Promise<EntryRow[]> {
  const condition = wanted.map((_, at) => `level = $${at * 3 + 1} AND position >= $${at * 3 + 2} AND position < $${at * 3 + 3}`).join(' OR ');
  const values = wanted.flatMap(({ level, start, end }) => [level, start, end]);
  return manager.query<EntryRow[]>(`SELECT level, position, root_hash AS hash FROM log_subtree WHERE ${condition}`, values);
}
