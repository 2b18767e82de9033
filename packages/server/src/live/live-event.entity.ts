import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, long } from '../database/columns';

/** What open streams may have to be told about. SESSION: that a session, or all of a person's, has ended. */
export const LIVE_TOPICS = ['ACCEPTANCE', 'INVITATION', 'WAITING', 'SESSION'] as const;

export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** That something happened, for whoever is looking on: what it is about and never what it says, which is read when it is told. */
@Entity('live_event')
@Index('uq_live_event_position', ['position'], { unique: true })
@Index('ix_live_event_created', ['createdAt'])
export class LiveEventEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(code(40))
  topic!: LiveTopic;

  @Column(id())
  subjectId!: string;

  @Column(id({ nullable: true }))
  customerId!: string | null;

  /** Its place in the order in which streams tell it, without gaps. Null until PostgreSQL has committed it (ADR 0150). */
  @Column(long({ nullable: true }))
  position!: number | null;

  @Column(instant())
  createdAt!: Date;
}
