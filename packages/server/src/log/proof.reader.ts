import { inclusionRanges, toBase64, type Hash, type Range } from '@assent/proof';
import type { EntityManager } from 'typeorm';
import { readNodes } from './tree.reader';

/** That an event is in the log: what a stranger needs beside the event itself and a key. */
export interface Proof {
  readonly leafIndex: number;
  readonly treeSize: number;
  /** Base64 hashes, from the leaf upwards (RFC 9162). */
  readonly inclusion: readonly string[];
  /** The signed note, byte for byte. */
  readonly checkpoint: string;
  /** A time-stamp token over the note (RFC 3161), DER in base64; null when there is none. */
  readonly timestamp: string | null;
}

/** The proof of one event; null while it is pending: the event is not ordered yet, or no checkpoint has it. */
export async function readProof(manager: EntityManager, eventId: string): Promise<Proof | null> {
  return (await readProofs(manager, [eventId])).get(eventId) ?? null;
}

/** The proofs of many events, in a handful of statements; one that is pending is left out. */
export async function readProofs(manager: EntityManager, eventIds: readonly string[]): Promise<Map<string, Proof>> {
  const covered = eventIds.length === 0 ? [] : await readCovered(manager, eventIds);
  const ranges = covered.map(({ leafIndex, treeSize }) => inclusionRanges(leafIndex, treeSize));
  const hashes = await readAll(manager, ranges.flat());
  return new Map(
    covered.map(({ eventId, leafIndex, treeSize, checkpoint, token }, at) => {
      const inclusion = (ranges[at] ?? []).map((range) => toBase64(hashOf(hashes, range)));
      return [eventId, { leafIndex, treeSize, inclusion, checkpoint, timestamp: token === null ? null : toBase64(token) }];
    }),
  );
}

interface CoveredRow {
  readonly eventId: string;
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly checkpoint: string;
  readonly token: Buffer | null;
}

/** The first checkpoint that has the event and is time-stamped, else the first that has it: the earliest evidence, and the same each time. */
async function readCovered(manager: EntityManager, eventIds: readonly string[]): Promise<CoveredRow[]> {
  const marks = eventIds.map((_, at) => `$${at + 1}`).join(', ');
  const first = 'SELECT MIN(tree_size) FROM checkpoint WHERE tree_size > leaf.log_index';
  const stamped = `${first} AND id IN (SELECT checkpoint_id FROM checkpoint_timestamp)`;
  return manager.query<CoveredRow[]>(
    `SELECT leaf.event_id AS "eventId", leaf.log_index AS "leafIndex", covering.tree_size AS "treeSize", covering.note AS "checkpoint", stamp.token AS "token"
     FROM log_leaf leaf
     JOIN checkpoint covering ON covering.tree_size = COALESCE((${stamped}), (${first}))
     LEFT JOIN checkpoint_timestamp stamp ON stamp.checkpoint_id = covering.id
     WHERE leaf.event_id IN (${marks})`,
    [...eventIds],
  );
}

async function readAll(manager: EntityManager, ranges: readonly Range[]): Promise<ReadonlyMap<string, Hash>> {
  const distinct = new Map(ranges.map((range) => [nameOf(range), range]));
  const hashes = await readNodes(manager, [...distinct.values()]);
  return new Map([...distinct.keys()].map((name, at) => [name, hashes[at] ?? missing(name)]));
}

const nameOf = ({ start, end }: Range): string => `${start}-${end}`;

const hashOf = (hashes: ReadonlyMap<string, Hash>, range: Range): Hash => hashes.get(nameOf(range)) ?? missing(nameOf(range));

function missing(name: string): never {
  throw new Error(`The log has no node over ${name}`);
}
