import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, int, text } from '../database/columns';
import { EventEntity } from '../events/event.entity';

/** A key that signs or signed checkpoints: only the public half. Insert-only; the highest number signs, all of them verify. */
@Entity('log_key')
@Index('uq_log_key_number', ['number'], { unique: true })
@Index('uq_log_key_key', ['keyId'], { unique: true })
export class LogKeyEntity {
  @PrimaryColumn(id())
  id!: string;

  /** The first is 1. */
  @Column(int())
  number!: number;

  /** Eight hexadecimal digits: https://c2sp.org/signed-note. */
  @Column(code(8))
  keyId!: string;

  /** name+id+base64. */
  @Column(text())
  verifierKey!: string;

  /** A note in which the key before it names this one; null for the first, and after a key was lost. */
  @Column(text({ nullable: true }))
  endorsement!: string | null;

  @Column(id())
  eventId!: string;

  @ManyToOne(() => EventEntity)
  @JoinColumn({ name: 'event_id', foreignKeyConstraintName: 'fk_log_key_event' })
  event?: EventEntity;

  @Column(instant())
  addedAt!: Date;
}
