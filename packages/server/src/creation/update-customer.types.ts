import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { SignerInput } from '../acceptances/attest.types';
import { Customer } from '../customers/customer.types';
import { Refusal } from '../graphql/refusal.types';
import { AddressInput } from './create-customer.types';

@InputType({ description: 'A company and its primary contact as they are now. The domain stays.' })
export class CompanyUpdateInput {
  @Field(() => String, { description: 'Company name, 2 to 200 characters.' })
  companyName!: string;

  @Field(() => String, { description: "ISO 3166-1 alpha-2, inside the partner's region." })
  country!: string;

  @Field(() => String, { description: 'Language of mails, a BCP 47 tag.' })
  language!: string;

  @Field(() => String, { description: 'IANA time zone.' })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: 'Where the country demands one; refused elsewhere.' })
  registrationNumber?: string | null;

  @Field(() => AddressInput, { description: 'Address.' })
  address!: AddressInput;

  @Field(() => SignerInput, { description: "Primary contact; not in the partner's own domain." })
  contact!: SignerInput;
}

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
