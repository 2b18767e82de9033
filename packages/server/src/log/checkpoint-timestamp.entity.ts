import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bytes, id, instant } from '../database/columns';
import { CheckpointEntity } from './checkpoint.entity';

/** A time-stamp of a checkpoint's note by an authority of its own (RFC 3161). Insert-only; a checkpoint may have none. */
@Entity('checkpoint_timestamp')
@Index('uq_checkpoint_timestamp_checkpoint', ['checkpointId'], { unique: true })
export class CheckpointTimestampEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  checkpointId!: string;

  @ManyToOne(() => CheckpointEntity)
  @JoinColumn({ name: 'checkpoint_id', foreignKeyConstraintName: 'fk_checkpoint_timestamp_checkpoint' })
  checkpoint?: CheckpointEntity;

  /** The TimeStampToken, DER. */
  @Column(bytes())
  token!: Buffer;

  /** The authority's own time. */
  @Column(instant())
  stampedAt!: Date;
}
