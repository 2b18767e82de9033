import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';
import { day, id, instant, int } from '../database/columns';

/** A customer was reminded, so many days before this last good day: one row for each, so that no restart reminds twice. Insert-only. */
@Entity('reacceptance_reminder')
@Index('uq_reacceptance_reminder', ['customerId', 'reacceptBy', 'daysBefore'], { unique: true })
export class ReacceptanceReminderEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  customerId!: string;

  @ManyToOne(() => CustomerEntity)
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'fk_reacceptance_reminder_customer' })
  customer?: CustomerEntity;

  @Column(day())
  reacceptBy!: string;

  /** 30, 7 or 1. */
  @Column(int())
  daysBefore!: number;

  @Column(instant())
  remindedAt!: Date;
}
