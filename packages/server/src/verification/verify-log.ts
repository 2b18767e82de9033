import { toBase64, type NamedKey, type VerifierKey } from '@assent/proof';
import type { Certificate } from 'pkijs';
import type { Database } from '../database/database';
import { CheckpointEntity } from '../log/checkpoint.entity';
import { LogKeyEntity } from '../log/log-key.entity';
import { FactWalk } from './fact-walk';
import { end, Found, type Finding } from './finding';
import { Frontier } from './frontier';
import { checkQueue, walkLeaves, type Leaf } from './leaf-walk';
import { checkKeys, checkRetirement, checkRoot, outsideRoot, readRetirements, signedRoot, type SignedRoot } from './signed-roots';
import { checkStamps } from './stamps';
import { checkStates } from './states';
import { Tiles } from './tiles';

/** What somebody kept outside of the database. */
export interface Outside {
  /** A checkpoint that was published once. */
  readonly note: string | null;
  /** Keys from somewhere else than this database. */
  readonly keys: readonly VerifierKey[];
  /** Root certificates of the authorities that may have stamped. Undefined: whose a time-stamp is, is not checked. */
  readonly roots?: readonly Certificate[] | undefined;
}

export interface WholeLog {
  readonly ok: true;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly checkpoints: number;
  readonly facts: number;
  readonly stamps: number;
  /** Who signed the checkpoint from outside, when none of the keys given did: it was held against nothing then. */
  readonly strangers: readonly NamedKey[];
}

export type LogVerdict = WholeLog | { readonly ok: false; readonly finding: Finding };

/** Derives the root from the events anew, holds every fact against its event and every checkpoint against the root, and names the first fault. */
export async function verifyLog(database: Database, outside: Outside): Promise<LogVerdict> {
  try {
    return await verify(database, outside);
  } catch (error) {
    if (error instanceof Found) return { ok: false, finding: error.finding };
    throw error;
  }
}

async function verify(database: Database, { note, keys: trusted, roots }: Outside): Promise<WholeLog> {
  const signed = await readSigned(database, trusted);
  const outside = note === null ? null : outsideRoot(note, trusted);
  const expected = outside?.root ? [outside.root, ...signed] : signed;
  const walk = { frontier: new Frontier(), tiles: new Tiles(), facts: new FactWalk(database) };
  for await (const leaves of walkLeaves(database)) {
    for (const leaf of leaves) grow(walk, leaf, expected);
    await walk.facts.check(leaves.map(({ event }) => event));
  }
  const { size } = walk.frontier;
  const ahead = expected.find((one) => one.size > size);
  if (ahead !== undefined) end(ahead.table, ahead.id, `has ${ahead.size} leaves, but the log has ${size}: its end is missing`);
  await checkQueue(database);
  await walk.facts.checkRest();
  await database.read(async (manager) => {
    await walk.tiles.check(manager);
    await checkStates(manager);
  });
  const stamps = await checkStamps(database, roots);
  const strangers = outside?.root === null ? outside.signers : [];
  return { ok: true, size, root: toBase64(walk.frontier.root()), checkpoints: signed.length, facts: walk.facts.count, stamps, strangers };
}

async function readSigned(database: Database, trusted: readonly VerifierKey[]): Promise<SignedRoot[]> {
  const keys = await database.read((manager) => manager.find(LogKeyEntity, { order: { number: 'ASC' } }));
  const verifiers = checkKeys(keys, trusted);
  const checkpoints = await database.read((manager) => manager.find(CheckpointEntity, { order: { treeSize: 'ASC' } }));
  const retirements = await database.read(readRetirements);
  return checkpoints.map((checkpoint) => {
    checkRetirement(checkpoint, retirements);
    return signedRoot(checkpoint, verifiers);
  });
}

interface Walk {
  readonly frontier: Frontier;
  readonly tiles: Tiles;
}

function grow({ frontier, tiles }: Walk, { hash }: Leaf, expected: readonly SignedRoot[]): void {
  frontier.push(hash);
  tiles.push(hash);
  for (const one of expected) if (one.size === frontier.size) checkRoot(one, frontier.root());
}
