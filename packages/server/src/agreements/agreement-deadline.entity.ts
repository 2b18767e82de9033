import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { day, id, instant, int } from '../database/columns';
import { AgreementEntity } from './agreement.entity';

/** A last good day that was moved: the row with the highest number counts instead of the version's own. Insert-only. */
@Entity('agreement_deadline')
@Index('uq_agreement_deadline_number', ['agreementId', 'number'], { unique: true })
export class AgreementDeadlineEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  agreementId!: string;

  @ManyToOne(() => AgreementEntity)
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'fk_agreement_deadline_agreement' })
  agreement?: AgreementEntity;

  /** From 1, in the order in which it was moved. */
  @Column(int())
  number!: number;

  @Column(day())
  reacceptBy!: string;

  @Column(instant())
  recordedAt!: Date;
}
