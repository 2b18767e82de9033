import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, instant, text } from '../database/columns';
import type { SessionState, SignInMethod } from '../graphql/context';

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

  /** CODE: nothing but entering the code is allowed. PASSWORD_CHANGE: nothing but changing the one-time password. */
  @Column(code(40))
  state!: SessionState;

  @Column(code(40))
  signInMethod!: SignInMethod;

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
