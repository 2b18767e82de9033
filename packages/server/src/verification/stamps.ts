import { createHash } from 'node:crypto';
import type { Certificate } from 'pkijs';
import { In, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { CheckpointTimestampEntity } from '../log/checkpoint-timestamp.entity';
import { CheckpointEntity } from '../log/checkpoint.entity';
import { judgeToken, readToken } from '../log/timestamp-token';
import { end } from './finding';

const TABLE = 'checkpoint_timestamp';
const AT_ONCE = 500;

/** Each stamp is of its checkpoint's note and of the time that is kept with it, and, where roots are given, of an authority that comes from them. Answers how many there are. */
export async function checkStamps({ read }: Database, roots: readonly Certificate[] | undefined): Promise<number> {
  let count = 0;
  for (let stamps = await read(stampsAfter('')); stamps.length > 0; stamps = await read(stampsAfter(stamps.at(-1)?.stamp.id ?? ''))) {
    for (const { stamp, note } of stamps) await checkStamp(stamp, note, roots);
    count += stamps.length;
  }
  return count;
}

interface Stamped {
  readonly stamp: CheckpointTimestampEntity;
  /** Undefined: its checkpoint is not there. */
  readonly note: string | undefined;
}

const stampsAfter = (id: string) => async (manager: EntityManager): Promise<Stamped[]> => {
  const stamps = await manager.find(CheckpointTimestampEntity, { where: id === '' ? {} : { id: MoreThan(id) }, order: { id: 'ASC' }, take: AT_ONCE });
  const checkpoints = await manager.find(CheckpointEntity, { select: { id: true, note: true }, where: { id: In(stamps.map(({ checkpointId }) => checkpointId)) } });
  const notes = new Map(checkpoints.map((checkpoint) => [checkpoint.id, checkpoint.note]));
  return stamps.map((stamp) => ({ stamp, note: notes.get(stamp.checkpointId) }));
};

async function checkStamp({ id, token, stampedAt }: CheckpointTimestampEntity, note: string | undefined, roots: readonly Certificate[] | undefined): Promise<void> {
  if (note === undefined) return end(TABLE, id, 'is of a checkpoint that is not there');
  const said = readToken(token);
  if (said === null) return end(TABLE, id, 'is no time-stamp token');
  const imprint = createHash('sha256').update(note, 'utf8').digest();
  if (said.imprint?.equals(imprint) !== true) return end(TABLE, id, 'is a time-stamp of something else than its checkpoint');
  if (said.stampedAt.getTime() !== stampedAt.getTime()) return end(TABLE, id, `stamped_at is ${stampedAt.toISOString()}, but its token says ${said.stampedAt.toISOString()}`);
  if (roots === undefined) return;
  const { origin } = await judgeToken(token, note, roots);
  if (origin === 'BROKEN') end(TABLE, id, 'has a signature that is wrong');
  if (origin === 'UNKNOWN') end(TABLE, id, 'is of an authority that comes from none of the certificates given; those of earlier authorities belong into the same file');
}
