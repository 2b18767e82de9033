import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { id, instant } from '../database/columns';
import { EventEntity } from './event.entity';

/** An event that the log has not ordered yet; written with the event, taken by the sequencer. */
@Entity('pending_event')
export class PendingEventEntity {
  @PrimaryColumn(id())
  eventId!: string;

  @OneToOne(() => EventEntity)
  @JoinColumn({ name: 'event_id', foreignKeyConstraintName: 'fk_pending_event_event' })
  event?: EventEntity;

  @Column(instant())
  createdAt!: Date;
}
