import type { OrderKind, OrderState, SubscriptionState } from '@assent/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CustomerView } from '../customers/customer-view';
import { PageInfo } from '../graphql/connection';
import { OrderKindEnum, OrderStateEnum, SubscriptionStateEnum } from '../graphql/enums';
import { DateTimeISO, LocalDate } from '../graphql/scalars';
import type { Between } from '../relationships/relationship.reader';

@ObjectType('OrderLine', { description: 'One thing ordered.' })
export class OrderLineType {
  @Field(() => String, { description: 'Product, as the partner names it.' })
  product!: string;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;
}

@ObjectType({ description: 'A purchase through one relationship.' })
export class Order {
  /** Who looks at its customer, and what it may see; not part of the schema, as are the two that follow. */
  view!: CustomerView;

  relationshipId!: string;

  createdById!: string | null;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => OrderKindEnum, { description: 'What is bought.' })
  kind!: OrderKind;

  @Field(() => [OrderLineType], { description: 'The things ordered.' })
  lines!: OrderLineType[];

  @Field(() => OrderStateEnum, { description: 'HELD until the agreement is confirmed.' })
  state!: OrderState;

  @Field(() => Boolean, { description: 'Whether it was imported as history.' })
  imported!: boolean;

  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it went through.' })
  placedAt!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it was taken back.' })
  cancelledAt!: string | null;
}

/** An order as it is kept, before anybody looks at it. */
export type OrderCore = Omit<Order, 'view'>;

@ObjectType({ description: 'What a placed order leaves to run and renew.' })
export class CustomerSubscription {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => OrderKindEnum, { description: 'What was bought.' })
  kind!: OrderKind;

  @Field(() => [OrderLineType], { description: 'The things that run.' })
  lines!: OrderLineType[];

  @Field(() => SubscriptionStateEnum, { description: 'State.' })
  state!: SubscriptionState;

  @Field(() => Boolean, { description: 'Whether the scheduler renews it.' })
  autoRenew!: boolean;

  @Field(() => LocalDate, { description: 'Last day of the running term.' })
  endsOn!: string;
}

@ObjectType({ description: 'A row of a list of orders.' })
export class OrderEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Order, { description: 'The order.' })
  node!: Order;
}

@ObjectType({ description: 'A page of orders, latest first.' })
export class OrderConnection {
  /** Not part of the schema: what `totalCount` counts; null where the viewer may see none. */
  of!: Between | null;

  @Field(() => [OrderEdge], { description: 'The rows.' })
  edges!: OrderEdge[];

  @Field(() => PageInfo, { description: 'Where the page starts and ends.' })
  pageInfo!: PageInfo;
}
