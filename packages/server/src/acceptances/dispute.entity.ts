import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { id, instant, text } from '../database/columns';
import { AcceptanceEntity } from './acceptance.entity';

/** "This is not right": a customer user's objection to an attestation. Insert-only; it is answered when the attestation is withdrawn or replaced. */
@Entity('dispute')
@Index('ix_dispute_acceptance', ['acceptanceId'])
export class DisputeEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  acceptanceId!: string;

  @ManyToOne(() => AcceptanceEntity)
  @JoinColumn({ name: 'acceptance_id', foreignKeyConstraintName: 'fk_dispute_acceptance' })
  acceptance?: AcceptanceEntity;

  @Column(id())
  disputedById!: string;

  @Column(text())
  reason!: string;

  @Column(instant())
  recordedAt!: Date;
}
