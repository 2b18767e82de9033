import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, text } from '../database/columns';
import { EventEntity } from './event.entity';

/** From where somebody did what an event says. Personal and no part of the record: it is removed after a time (ADR 0169). */
@Entity('event_origin')
@Index('ix_event_origin_created', ['createdAt'])
export class EventOriginEntity {
  @PrimaryColumn(id())
  eventId!: string;

  @OneToOne(() => EventEntity)
  @JoinColumn({ name: 'event_id', foreignKeyConstraintName: 'fk_event_origin_event' })
  event?: EventEntity;

  @Column(code(64))
  address!: string;

  @Column(text({ nullable: true }))
  userAgent!: string | null;

  @Column(instant())
  createdAt!: Date;
}
