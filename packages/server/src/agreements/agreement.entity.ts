import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, day, id, instant } from '../database/columns';

/** One version of the Microsoft Customer Agreement for one country. Insert-only. */
@Entity('agreement')
@Index('uq_agreement_version', ['country', 'version'], { unique: true })
@Index('uq_agreement_effective', ['country', 'effectiveOn'], { unique: true })
export class AgreementEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(code(40))
  country!: string;

  @Column(code(32))
  version!: string;

  /** First day (customer's zone) on which it is offered. */
  @Column(day())
  effectiveOn!: string;

  /** First day on which a customer can have agreed to it: at least two days before, for time zones. */
  @Column(day())
  acceptancesFrom!: string;

  /** Last good day of acceptances of earlier versions; null when nobody is asked again. */
  @Column(day({ nullable: true }))
  reacceptBy!: string | null;

  @Column(instant())
  publishedAt!: Date;
}
