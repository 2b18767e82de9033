import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import { Refusal } from '../graphql/refusal.types';
import { CompanyFields } from './company.types';

@InputType({ description: 'A company and its primary contact as they are now. The domain stays.' })
export class CompanyUpdateInput extends CompanyFields {}

@InputType({ description: 'What is now known of a customer.' })
export class UpdateCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => CompanyUpdateInput, { description: 'The whole company as it should be.' })
  company!: CompanyUpdateInput;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input writes once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The customer is updated.' })
export class CustomerUpdated {
  @Field(() => Customer, { description: 'The customer.' })
  customer!: Customer;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key wrote it.' })
  replayed!: boolean;
}

export const UpdateCustomerResult = createUnionType({
  name: 'UpdateCustomerResult',
  description: 'What updating came to.',
  types: () => [CustomerUpdated, Refusal] as const,
});
