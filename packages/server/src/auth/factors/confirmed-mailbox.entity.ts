import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id, instant, text } from '../../database/columns';

/** The mailbox in which a person read the code of the first sign-in: mails about the account go there. */
@Entity('confirmed_mailbox')
export class ConfirmedMailboxEntity {
  @PrimaryColumn(id())
  userId!: string;

  @Column(text())
  email!: string;

  @Column(instant())
  confirmedAt!: Date;
}
