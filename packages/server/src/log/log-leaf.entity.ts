import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { hash, id, long } from '../database/columns';
import { EventEntity } from '../events/event.entity';

/** The place of an event in the log, for ever: insert-only, without gaps, each event once. */
@Entity('log_leaf')
@Index('uq_log_leaf_event', ['eventId'], { unique: true })
export class LogLeafEntity {
  /** The first is 0. */
  @PrimaryColumn(long())
  logIndex!: number;

  @Column(id())
  eventId!: string;

  @ManyToOne(() => EventEntity)
  @JoinColumn({ name: 'event_id', foreignKeyConstraintName: 'fk_log_leaf_event' })
  event?: EventEntity;

  /** RFC 9162: SHA-256 of a zero byte and the event's leaf. */
  @Column(hash())
  leafHash!: string;
}
