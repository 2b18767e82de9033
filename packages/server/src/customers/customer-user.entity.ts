import type { CustomerUserRole } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { code, id, instant, json, text } from '../database/columns';
import { CustomerEntity } from './customer.entity';

/** A person who signs in for a customer. */
@Entity('customer_user')
@Index('uq_customer_user_email', ['emailKey'], { unique: true })
@Index('ix_customer_user_customer', ['customerId'])
export class CustomerUserEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  customerId!: string;

  @ManyToOne(() => CustomerEntity)
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'fk_customer_user_customer' })
  customer?: CustomerEntity;

  @Column(text())
  firstName!: string;

  @Column(text())
  lastName!: string;

  /** The sign-in name: usually under the customer's domain. */
  @Column(text())
  email!: string;

  @Column(text())
  emailKey!: string;

  @Column(json())
  roles!: CustomerUserRole[];

  @Column(code(40))
  language!: string;

  @Column(text())
  passwordHash!: string;

  @Column(code(40))
  passwordState!: 'ONE_TIME' | 'CHOSEN';

  /** The partner that was handed the one-time credentials, named in evidence and receipt. */
  @Column(id({ nullable: true }))
  credentialsIssuedByPartnerId!: string | null;

  @Column(instant({ nullable: true }))
  firstSignedInAt!: Date | null;

  @Column(instant({ nullable: true }))
  disabledAt!: Date | null;

  @Column(instant())
  createdAt!: Date;
}
