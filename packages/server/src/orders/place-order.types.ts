import type { OrderKind } from '@assent/domain';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Signer } from '../acceptances/acceptance.types';
import { Agreement } from '../agreements/agreement.types';
import { Customer } from '../customers/customer.types';
import { OrderKindEnum } from '../graphql/enums';
import { Refusal } from '../graphql/refusal.types';
import { Partner } from '../partners/partner.types';
import { Order } from './order.types';

@InputType({ description: 'One thing to order.' })
export class OrderLineInput {
  @Field(() => String, { description: 'Product, 1 to 200 characters.' })
  product!: string;

  @Field(() => Int, { description: 'How many, 1 to 1,000,000.' })
  quantity!: number;
}

@InputType({ description: 'A purchase. Auto-renewal is no input: only the scheduler renews.' })
export class PlaceOrderInput {
  @Field(() => ID, { description: 'The relationship it goes through.' })
  relationshipId!: string;

  @Field(() => OrderKindEnum, { description: 'What is bought.' })
  kind!: OrderKind;

  @Field(() => [OrderLineInput], { description: '1 to 100 lines.' })
  lines!: OrderLineInput[];

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input orders once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The order went through.' })
export class OrderPlaced {
  @Field(() => Order, { description: 'The order.' })
  order!: Order;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key placed it.' })
  replayed!: boolean;
}

@ObjectType({ description: 'The order is held until the acceptance of the agreement is confirmed.' })
export class ConfirmationRequired {
  @Field(() => Order, { description: 'The held order.' })
  order!: Order;

  @Field(() => Customer, { description: 'Whose acceptance is missing.' })
  customer!: Customer;

  @Field(() => Agreement, { nullable: true, description: 'The version to confirm; null when its country has none.' })
  agreement!: Agreement | null;

  @Field(() => Signer, { description: 'Proposed signer: the primary contact.' })
  signer!: Signer;

  @Field(() => Boolean, { description: 'Whether the viewer may attest; otherwise the provider has to.' })
  mayAttest!: boolean;

  @Field(() => Partner, { nullable: true, description: 'The provider that has to attest.' })
  provider!: Partner | null;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  message!: string;

  @Field(() => String, { description: 'Row of the decision table: P7 or P8.' })
  rule!: string;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key held it.' })
  replayed!: boolean;
}

export const PlaceOrderResult = createUnionType({
  name: 'PlaceOrderResult',
  description: 'What ordering came to.',
  types: () => [OrderPlaced, ConfirmationRequired, Refusal] as const,
});

@ObjectType({ description: 'The held order is taken back.' })
export class OrderCancelled {
  @Field(() => Order, { description: 'The order.' })
  order!: Order;
}

export const CancelOrderResult = createUnionType({ name: 'CancelOrderResult', description: 'What cancelling came to.', types: () => [OrderCancelled, Refusal] as const });
