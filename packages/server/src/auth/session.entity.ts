import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, instant, text } from '../database/columns';

/** A signed-in browser. Only the token's hash is kept; the audience binds it to one of the two sites. */
@Entity('session')
@Index('uq_session_token', ['tokenHash'], { unique: true })
@Index('ix_session_user', ['userId'])
@Index('ix_session_expires', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn(id())
  id!: string;

  /** SHA-256 of a 256-bit random token. */
  @Column(hash())
  tokenHash!: string;

  @Column(code(40))
  audience!: 'CONSOLE' | 'ACCEPTANCE';

  /** An agent's id (CONSOLE) or a customer user's (ACCEPTANCE). */
  @Column(id())
  userId!: string;

  /** PASSWORD_CHANGE: signed in with a one-time password; nothing but changing it is allowed. */
  @Column(code(40))
  state!: 'FULL' | 'PASSWORD_CHANGE';

  @Column(code(40))
  signInMethod!: 'PASSWORD' | 'ONE_TIME_PASSWORD';

  @Column(text({ nullable: true }))
  userAgent!: string | null;

  @Column(code(64, { nullable: true }))
  address!: string | null;

  @Column(instant())
  createdAt!: Date;

  /** Moved at most once a minute, so that reading does not write. */
  @Column(instant())
  lastSeenAt!: Date;

  /** Absolute end. */
  @Column(instant())
  expiresAt!: Date;

  @Column(instant({ nullable: true }))
  endedAt!: Date | null;
}
