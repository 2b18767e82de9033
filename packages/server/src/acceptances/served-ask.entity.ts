import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CustomerUserEntity } from '../customers/customer-user.entity';
import { id, instant } from '../database/columns';
import { InvitationEntity } from '../invitations/invitation.entity';

/** When a person was last served what a link asks, by the clock of the server: no browser's clock enters the evidence. */
@Entity('served_ask')
export class ServedAskEntity {
  @PrimaryColumn(id())
  invitationId!: string;

  @PrimaryColumn(id())
  customerUserId!: string;

  @ManyToOne(() => InvitationEntity)
  @JoinColumn({ name: 'invitation_id', foreignKeyConstraintName: 'fk_served_ask_invitation' })
  invitation?: InvitationEntity;

  @ManyToOne(() => CustomerUserEntity)
  @JoinColumn({ name: 'customer_user_id', foreignKeyConstraintName: 'fk_served_ask_customer_user' })
  customerUser?: CustomerUserEntity;

  /** The version that was asked for; null when only the relationship was. */
  @Column(id({ nullable: true }))
  agreementId!: string | null;

  @Column(instant())
  servedAt!: Date;
}
