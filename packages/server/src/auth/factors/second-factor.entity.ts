import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code, id, instant, int, text } from '../../database/columns';

/** The authenticator of an account. Offered until a code of it was entered, then asked for at every sign-in. */
@Entity('second_factor')
export class SecondFactorEntity {
  /** An agent's id (CONSOLE) or a customer user's (ACCEPTANCE). */
  @PrimaryColumn(id())
  userId!: string;

  @Column(code(40))
  audience!: 'CONSOLE' | 'ACCEPTANCE';

  /** What the authenticator shares with us, encrypted. */
  @Column(text())
  sealed!: string;

  @Column(instant())
  offeredAt!: Date;

  /** Null while it is only offered. */
  @Column(instant({ nullable: true }))
  enabledAt!: Date | null;

  /** The half minute of the newest code that was taken: that one and earlier ones do not fit again. */
  @Column(int({ nullable: true }))
  lastStep!: number | null;
}
