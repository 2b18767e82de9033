import type { OrderKind, SubscriptionState } from '@assent/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bool, code, day, id, instant, json } from '../database/columns';
import { RelationshipEntity } from '../relationships/relationship.entity';
import { OrderEntity, type OrderLine } from './order.entity';

/** What a placed OFFER, SOFTWARE_SUBSCRIPTION or AZURE_PLAN leaves. */
@Entity('subscription')
@Index('ix_subscription_relationship', ['relationshipId', 'state'])
@Index('ix_subscription_due', ['state', 'endsOn', 'id'], { unique: true })
@Index('uq_subscription_order', ['orderId'], { unique: true })
export class SubscriptionEntity {
  @PrimaryColumn(id())
  id!: string;

  @Column(id())
  relationshipId!: string;

  @ManyToOne(() => RelationshipEntity)
  @JoinColumn({ name: 'relationship_id', foreignKeyConstraintName: 'fk_subscription_relationship' })
  relationship?: RelationshipEntity;

  @Column(id())
  orderId!: string;

  @ManyToOne(() => OrderEntity)
  @JoinColumn({ name: 'order_id', foreignKeyConstraintName: 'fk_subscription_order' })
  order?: OrderEntity;

  @Column(code(40))
  kind!: OrderKind;

  @Column(json())
  lines!: OrderLine[];

  @Column(code(40))
  state!: SubscriptionState;

  @Column(bool())
  autoRenew!: boolean;

  @Column(day())
  endsOn!: string;

  @Column(instant())
  createdAt!: Date;
}
