import { leafHash, leafOf, merkleRoot, parseCheckpoint, signCheckpoint, type Hash, type SignerKey } from '@assent/proof';
import { dialect } from '@assent/server/src/database/columns';
import type { Database } from '@assent/server/src/database/database';
import { insertOnly } from '@assent/server/src/database/triggers';
import { eventColumns, logEventOf, type EventRow } from '@assent/server/src/events/log-event';
import { TILE_WIDTH } from '@assent/server/src/log/tree.reader';
import { verifyLog, type LogVerdict, type Outside } from '@assent/server/src/verification/verify-log';
import type { EntityManager } from 'typeorm';

/** What somebody does who owns the database: no trigger, no constraint between tables. */
export type Forgery = (manager: EntityManager) => Promise<unknown>;

class Undone extends Error {
  constructor(readonly verdict: LogVerdict) {
    super('undone');
  }
}

/** Forges, verifies, and takes all of it back. */
export async function verdictAfter(database: Database, forgery: Forgery, outside: Outside = { note: null, keys: [] }): Promise<LogVerdict> {
  try {
    await database.transact(async (manager) => {
      await dropGuards(manager);
      await forgery(manager);
      throw new Undone(await verifyLog(database, outside));
    });
  } catch (error) {
    if (error instanceof Undone) return error.verdict;
    throw error;
  }
  throw new Error('The forgery was committed');
}

async function dropGuards(manager: EntityManager): Promise<void> {
  await manager.query(dialect === 'postgres' ? 'SET LOCAL session_replication_role = replica' : 'PRAGMA defer_foreign_keys = ON');
  const tables = [...insertOnly, 'acceptance_person', 'acceptance_attachment'];
  const names = dialect === 'postgres' ? ['update', 'delete', 'truncate'] : ['update', 'delete'];
  for (const table of tables) {
    for (const name of names) await manager.query(dialect === 'postgres' ? `DROP TRIGGER tr_${table}_${name} ON ${table}` : `DROP TRIGGER tr_${table}_${name}`);
  }
}

/** Makes the log anew from the events as they are now, and signs every checkpoint again. */
export async function rewrite(manager: EntityManager, signer: SignerKey): Promise<void> {
  const rows = await manager.query<(EventRow & { logIndex: number })[]>(
    `SELECT leaf.log_index AS "logIndex", ${eventColumns('event')} FROM log_leaf leaf JOIN event ON event.id = leaf.event_id ORDER BY leaf.log_index`,
  );
  const hashes = rows.map((row) => leafHash(leafOf(logEventOf(row))));
  for (const [index, hash] of hashes.entries()) await manager.query('UPDATE log_leaf SET leaf_hash = $1 WHERE log_index = $2', [hexOf(hash), index]);
  await manager.query('DELETE FROM log_subtree');
  for (let tile = 0; (tile + 1) * TILE_WIDTH <= hashes.length; tile += 1) {
    const root = merkleRoot(hashes.slice(tile * TILE_WIDTH, (tile + 1) * TILE_WIDTH));
    await manager.query('INSERT INTO log_subtree (level, position, root_hash) VALUES (1, $1, $2)', [tile, hexOf(root)]);
  }
  for (const { id, note } of await manager.query<{ id: string; note: string }[]>('SELECT id, note FROM checkpoint')) {
    const signed = parseCheckpoint(note);
    if (signed === null) throw new Error('This is no checkpoint');
    const root = merkleRoot(hashes.slice(0, signed.size));
    const again = signCheckpoint({ ...signed, root }, [signer]);
    await manager.query('UPDATE checkpoint SET note = $1, root_hash = $2, key_id = $3 WHERE id = $4', [again, hexOf(root), signer.verifier.id, id]);
  }
}

const hexOf = (hash: Hash): string => Buffer.from(hash).toString('hex');

/** The database as it was when the log had so many leaves. */
export async function restore(manager: EntityManager, size: number): Promise<void> {
  const later = `SELECT event_id FROM log_leaf WHERE log_index >= ${size}`;
  const subjects = `SELECT subject_id FROM event WHERE id IN (${later}) AND subject_id IS NOT NULL`;
  for (const table of ['withdrawal', 'dispute', 'acceptance', 'log_key']) await manager.query(`DELETE FROM ${table} WHERE id IN (${subjects})`);
  for (const table of ['acceptance_person', 'acceptance_attachment']) await manager.query(`DELETE FROM ${table} WHERE acceptance_id NOT IN (SELECT id FROM acceptance)`);
  for (const table of ['invitation', 'purchase_order', 'relationship']) await manager.query(`DELETE FROM ${table} WHERE id IN (${subjects})`);
  await manager.query('DELETE FROM checkpoint WHERE tree_size > $1', [size]);
  await manager.query(`DELETE FROM event_origin WHERE event_id IN (${later})`);
  await manager.query(`DELETE FROM event WHERE id IN (${later})`);
  await manager.query('DELETE FROM log_leaf WHERE log_index >= $1', [size]);
  await manager.query('DELETE FROM log_subtree WHERE (position + 1) * 256 > $1', [size]);
}
