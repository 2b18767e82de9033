import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import { Refusal } from '../graphql/refusal.types';
import { Acceptance } from './acceptance.types';

@InputType({ description: 'The person who agreed. Checked by the server: a mistake comes back as a refusal of its field.' })
export class SignerInput {
  @Field(() => String, { description: 'Given name, 1 to 50 characters.' })
  firstName!: string;

  @Field(() => String, { description: 'Family name, 1 to 50 characters.' })
  lastName!: string;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number; optional.' })
  phone?: string | null;
}

/** What is attested wherever it is. */
@InputType()
export abstract class AttestationFields {
  @Field(() => ID, { description: "The version agreed to: of the customer's country and in force." })
  agreementId!: string;

  @Field(() => String, { nullable: true, description: "Language of the text; without it, the customer's." })
  language?: string | null;

  @Field(() => SignerInput, { description: 'Who agreed.' })
  signer!: SignerInput;

  @Field(() => String, { description: "`YYYY-MM-DD`, not after today in the partner's time zone." })
  dateAgreed!: string;
}

@InputType({ description: 'What the partner attests.' })
export class AttestAcceptanceInput extends AttestationFields {
  @Field(() => ID, { description: 'The customer that agreed.' })
  customerId!: string;

  @Field(() => ID, { nullable: true, description: 'A held order that this confirmation is for; every held order it frees is placed anyway.' })
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A document that comes with it, the signed paper for instance: the `id` that `POST /attachments` answered.' })
  attachmentId?: string | null;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input records once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The acceptance is on record.' })
export class AcceptanceRecorded {
  /** Not part of the schema: resolves `order` (orders/order.resolver.ts). */
  orderId!: string | null;

  @Field(() => Acceptance, { description: 'The acceptance.' })
  acceptance!: Acceptance;

  @Field(() => Customer, { description: 'The customer as it stands now.' })
  customer!: Customer;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key recorded it.' })
  replayed!: boolean;
}

export const AttestAcceptanceResult = createUnionType({
  name: 'AttestAcceptanceResult',
  description: 'What attesting came to.',
  types: () => [AcceptanceRecorded, Refusal] as const,
});
