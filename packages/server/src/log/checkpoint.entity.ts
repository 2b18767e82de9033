import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, instant, long, text } from '../database/columns';

/** What was signed and shown to anyone: so many leaves, with this root. Insert-only. */
@Entity('checkpoint')
@Index('uq_checkpoint_size', ['treeSize'], { unique: true })
export class CheckpointEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(long())
  treeSize!: number;

  @Column(hash())
  rootHash!: string;

  /** The signed note, byte for byte: https://c2sp.org/tlog-checkpoint. */
  @Column(text())
  note!: string;

  @Column(code(8))
  keyId!: string;

  @Column(instant())
  signedAt!: Date;
}
