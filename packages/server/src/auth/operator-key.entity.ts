import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { hash, id, instant, text } from '../database/columns';

/** What a program of whoever runs the product sends to publish agreements. Only the hash of it is kept. */
@Entity('operator_key')
@Index('uq_operator_key_token', ['tokenHash'], { unique: true })
export class OperatorKeyEntity {
  @PrimaryColumn(id())
  id!: string;

  /** What it is for, as whoever made it called it. */
  @Column(text())
  name!: string;

  @Column(hash())
  tokenHash!: string;

  @Column(instant())
  createdAt!: Date;

  /** Moved at most once a minute. */
  @Column(instant({ nullable: true }))
  lastUsedAt!: Date | null;

  @Column(instant({ nullable: true }))
  revokedAt!: Date | null;
}
