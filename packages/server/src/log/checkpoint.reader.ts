import type { EntityManager } from 'typeorm';
import { CheckpointEntity } from './checkpoint.entity';

/** The newest checkpoint; null while there is none. */
export const readLatestCheckpoint = (manager: EntityManager): Promise<CheckpointEntity | null> =>
  manager.findOne(CheckpointEntity, { where: {}, order: { treeSize: 'DESC' } });
