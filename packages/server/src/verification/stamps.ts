import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CheckpointTimestampEntity } from '../log/checkpoint-timestamp.entity';
import { CheckpointEntity } from '../log/checkpoint.entity';
import { readToken } from '../log/timestamp';
import { end } from './finding';

const TABLE = 'checkpoint_timestamp';

/** Each stamp is of its checkpoint's note, and of the time that is kept with it. Whose it is, is for whoever trusts an authority to check. */
export async function checkStamps(manager: EntityManager): Promise<void> {
  const checkpoints = await manager.find(CheckpointEntity, { select: { id: true, note: true } });
  const notes = new Map(checkpoints.map(({ id, note }) => [id, note]));
  for (const stamp of await manager.find(CheckpointTimestampEntity, { order: { id: 'ASC' } })) checkStamp(stamp, notes.get(stamp.checkpointId));
}

function checkStamp({ id, token, stampedAt }: CheckpointTimestampEntity, note: string | undefined): void {
  if (note === undefined) return end(TABLE, id, 'is of a checkpoint that is not there');
  const said = readToken(token);
  if (said === null) return end(TABLE, id, 'is no time-stamp token');
  const imprint = createHash('sha256').update(note, 'utf8').digest();
  if (said.imprint?.equals(imprint) !== true) return end(TABLE, id, 'is a time-stamp of something else than its checkpoint');
  if (said.stampedAt.getTime() !== stampedAt.getTime()) end(TABLE, id, `stamped_at is ${stampedAt.toISOString()}, but its token says ${said.stampedAt.toISOString()}`);
}
