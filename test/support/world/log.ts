import { parseVerifierKey, type SignerKey, type VerifierKey } from '@assent/proof';
import { newId } from '@assent/server/src/database/id';
import { CheckpointTimestampEntity } from '@assent/server/src/log/checkpoint-timestamp.entity';
import { LogLeafEntity } from '@assent/server/src/log/log-leaf.entity';
import { readLatestCheckpoint } from '@assent/server/src/log/checkpoint.reader';
import { publishCheckpoint, type Signing } from '@assent/server/src/log/checkpoint.service';
import { readKeyFile } from '@assent/server/src/log/key-file';
import { readKeys } from '@assent/server/src/log/key.reader';
import { orderBatch } from '@assent/server/src/log/sequencer.service';
import { EVENT_KINDS, type EventKind } from '@assent/server/src/events/event-kinds';
import { recordEvents } from '@assent/server/src/events/event.service';
import { PendingEventEntity } from '@assent/server/src/events/pending-event.entity';
import type { World } from './world';

/** What the server does every few seconds, at once: orders what waits and signs it. Returns the newest checkpoint. */
export async function publishLog(world: Pick<World, 'app' | 'database' | 'now'>, { follow }: Pick<Signing, 'follow'> = {}): Promise<string> {
  const { database, app, now } = world;
  await tellOfBuilt(world);
  // The server's own sequencer may be at it: then this one finds nothing to do until that one is done.
  while ((await orderBatch(database)) > 0 || (await database.read((manager) => manager.count(PendingEventEntity))) > 0);
  await publishCheckpoint({ database, signer: await signerOf(app), keyFile: keyFileOf(app), now, follow });
  const checkpoint = await database.read(readLatestCheckpoint);
  if (checkpoint === null) throw new Error('Nothing was signed');
  return checkpoint.note;
}

/** As if an authority had answered: nothing here looks into what it said. */
export async function stampLog({ database, now }: Pick<World, 'database' | 'now'>): Promise<void> {
  const checkpoint = await database.read(readLatestCheckpoint);
  if (checkpoint === null) throw new Error('Nothing was signed');
  await database.transact((manager) => manager.insert(CheckpointTimestampEntity, { id: newId(), checkpointId: checkpoint.id, token: Buffer.from('a token'), stampedAt: now }));
}

/** Builders put rows there that in the product only come to be with an event. */
async function tellOfBuilt({ database, now }: Pick<World, 'database' | 'now'>): Promise<void> {
  await database.transact(async (manager) => {
    for (const [table, prefix, partner] of [['relationship', 'RELATIONSHIP', 'seller_id'], ['purchase_order', 'ORDER', 'partner_id']] as const) {
      const rows = await manager.query<{ id: string; customerId: string; partnerId: string; state: string }[]>(
        `SELECT id AS "id", customer_id AS "customerId", ${partner} AS "partnerId", state AS "state" FROM ${table} WHERE id NOT IN (SELECT subject_id FROM event WHERE subject_id IS NOT NULL) ORDER BY id`,
      );
      const kindOf = (state: string): EventKind => EVENT_KINDS.find((kind) => kind === `${prefix}_${state}`) ?? 'DEMO_SEEDED';
      await recordEvents(manager, rows.map(({ id, state, ...about }) => ({ ...about, kind: kindOf(state), actor: { kind: 'SYSTEM' }, subjectId: id, now })));
    }
  });
}

export function keyFileOf({ config }: World['app']): string {
  if (config.log.key === null) throw new Error('This server has no key');
  return config.log.key.file;
}

export async function signerOf(app: World['app']): Promise<SignerKey> {
  const signer = await readKeyFile(keyFileOf(app));
  if (signer === null) throw new Error('The key of this server is gone');
  return signer;
}

/** The keys with which a stranger verifies. */
export async function verifiersOf({ database }: Pick<World, 'database'>): Promise<VerifierKey[]> {
  const keys = await database.read(readKeys);
  return keys.flatMap(({ verifierKey }) => parseVerifierKey(verifierKey) ?? []);
}

/** The log as it is ordered, from the first leaf. */
export const leavesOf = ({ database }: Pick<World, 'database'>): Promise<LogLeafEntity[]> =>
  database.read((manager) => manager.find(LogLeafEntity, { order: { logIndex: 'ASC' } }));
