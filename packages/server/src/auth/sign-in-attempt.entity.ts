import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, instant, int } from '../database/columns';

/** Attempts per account and per address, counted before the password is compared. */
@Entity('sign_in_attempt')
@Index('ix_sign_in_attempt_started', ['windowStartedAt'])
export class SignInAttemptEntity {
  /** SHA-256 of "audience:account:<e-mail key>" or "audience:address:<address>". */
  @PrimaryColumn(hash())
  subject!: string;

  @Column(code(40))
  kind!: 'ACCOUNT' | 'ADDRESS';

  @Column(instant())
  windowStartedAt!: Date;

  @Column(int())
  count!: number;
}
