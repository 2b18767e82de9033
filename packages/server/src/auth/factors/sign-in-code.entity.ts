import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, instant, int, text } from '../../database/columns';

/** The code that one half-finished sign-in waits for. It is gone once it was entered. */
@Entity('sign_in_code')
@Index('ix_sign_in_code_valid', ['validUntil'])
export class SignInCodeEntity {
  /** The sign-in that it belongs to: entered in any other session it does not fit. */
  @PrimaryColumn(id())
  sessionId!: string;

  @Column(code(40))
  kind!: 'MAIL' | 'AUTHENTICATOR';

  /** Of a code sent by mail, under a key that is not in the database; null where an authenticator makes it. */
  @Column(hash({ nullable: true }))
  codeHash!: string | null;

  /** The mailbox, which is confirmed when the code comes back. */
  @Column(text({ nullable: true }))
  sentTo!: string | null;

  @Column(instant())
  validUntil!: Date;

  /** Counted before the code is compared. */
  @Column(int())
  triesLeft!: number;

  @Column(int())
  sendsLeft!: number;
}
