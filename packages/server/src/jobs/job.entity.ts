import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, int, json, text } from '../database/columns';

/** Work that follows a committed fact: mail, refreshes, documents. One table and one worker serve all. */
@Entity('job')
@Index('uq_job_idempotency', ['kind', 'idempotencyKey'], { unique: true })
@Index('ix_job_due', ['state', 'dueAt'])
@Index('ix_job_finished', ['finishedAt'])
export class JobEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(code(64))
  kind!: string;

  @Column(json())
  payload!: object;

  @Column(code(40))
  state!: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

  @Column(code(200))
  idempotencyKey!: string;

  @Column(int())
  attempts!: number;

  @Column(instant())
  dueAt!: Date;

  @Column(instant({ nullable: true }))
  leasedUntil!: Date | null;

  @Column(code(64, { nullable: true }))
  leasedBy!: string | null;

  @Column(text({ nullable: true }))
  lastError!: string | null;

  @Column(instant())
  createdAt!: Date;

  @Column(instant({ nullable: true }))
  finishedAt!: Date | null;
}
