import { Column, Entity, PrimaryColumn } from 'typeorm';
import { hash, int, long } from '../database/columns';

/** The root over 256 leaves (level 1) or over 256 roots of the level below: complete, so it never changes. Derived from the leaves. */
@Entity('log_subtree')
export class LogSubtreeEntity {
  @PrimaryColumn(int())
  level!: number;

  /** From the left; the first is 0. */
  @PrimaryColumn(long())
  position!: number;

  @Column(hash())
  rootHash!: string;
}
