import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, hash, id, instant } from '../../database/columns';

/** A link that sets a new password once. At most the newest of a person is there. */
@Entity('password_reset')
@Index('ix_password_reset_user', ['userId'])
@Index('ix_password_reset_valid', ['validUntil'])
export class PasswordResetEntity {
  /** SHA-256 of a 256-bit random token. */
  @PrimaryColumn(hash())
  tokenHash!: string;

  @Column(code(40))
  audience!: 'CONSOLE' | 'ACCEPTANCE';

  /** Nobody's, where there is no such account: both leave the same rows. */
  @Column(id())
  userId!: string;

  @Column(instant())
  validUntil!: Date;
}
