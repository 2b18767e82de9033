import type { OrderKind, OrderState } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bool, code, id, instant, json } from '../database/columns';
import { CustomerEntity } from '../customers/customer.entity';
import { RelationshipEntity } from '../relationships/relationship.entity';

/** One thing ordered. */
export interface OrderLine {
  readonly product: string;
  readonly quantity: number;
}

/** A purchase through one relationship. The table is not called "order", a reserved word. */
@Entity('purchase_order')
@Index('ix_order_customer', ['customerId', 'createdAt', 'id'], { unique: true })
@Index('ix_order_relationship', ['relationshipId', 'state'])
export class OrderEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  relationshipId!: string;

  @ManyToOne(() => RelationshipEntity)
  @JoinColumn({ name: 'relationship_id', foreignKeyConstraintName: 'fk_order_relationship' })
  relationship?: RelationshipEntity;

  @Column(id())
  customerId!: string;

  @ManyToOne(() => CustomerEntity)
  @JoinColumn({ name: 'customer_id', foreignKeyConstraintName: 'fk_order_customer' })
  customer?: CustomerEntity;

  @Column(code(40))
  kind!: OrderKind;

  @Column(json())
  lines!: OrderLine[];

  @Column(code(40))
  state!: OrderState;

  /** The row of table P that decided it; IMPORT for imported history, which no row decided. */
  @Column(code(40))
  rule!: string;

  /** The agent who ordered; null for imported history and the scheduler. */
  @Column(id({ nullable: true }))
  createdById!: string | null;

  /** The partner that the agent acted for. */
  @Column(id())
  partnerId!: string;

  @Column(bool())
  imported!: boolean;

  @Column(instant())
  createdAt!: Date;

  @Column(instant({ nullable: true }))
  placedAt!: Date | null;

  @Column(instant({ nullable: true }))
  cancelledAt!: Date | null;
}
