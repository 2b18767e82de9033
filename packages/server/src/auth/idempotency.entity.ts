import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, instant, json } from '../database/columns';

/** The first result of a mutation under its idempotency key, without secrets. */
@Entity('idempotency')
@Index('ix_idempotency_created', ['createdAt'])
export class IdempotencyEntity {
  /** The agent, customer user or API client. */
  @PrimaryColumn(id())
  actorId!: string;

  @PrimaryColumn(code(200))
  key!: string;

  @Column(code(64))
  operation!: string;

  /** SHA-256 of the canonical input. */
  @Column(hash())
  inputHash!: string;

  @Column(json({ nullable: true }))
  result!: object | null;

  @Column(instant())
  createdAt!: Date;
}
