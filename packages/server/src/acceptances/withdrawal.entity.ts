import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { id, instant, text } from '../database/columns';
import { AcceptanceEntity } from './acceptance.entity';

/** An attestation taken back, with its reason. Insert-only; the acceptance row stays. */
@Entity('withdrawal')
@Index('uq_withdrawal_acceptance', ['acceptanceId'], { unique: true })
export class WithdrawalEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  acceptanceId!: string;

  @ManyToOne(() => AcceptanceEntity)
  @JoinColumn({ name: 'acceptance_id', foreignKeyConstraintName: 'fk_withdrawal_acceptance' })
  acceptance?: AcceptanceEntity;

  @Column(id())
  withdrawnById!: string;

  @Column(text())
  reason!: string;

  @Column(instant())
  recordedAt!: Date;
}
