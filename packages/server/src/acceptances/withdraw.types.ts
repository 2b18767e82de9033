import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import { Refusal } from '../graphql/refusal.types';
import { Acceptance } from './acceptance.types';

@InputType({ description: 'Which attestation is taken back, and why.' })
export class WithdrawAcceptanceInput {
  @Field(() => ID, { description: "An attestation of the agent's own partner that is on record." })
  acceptanceId!: string;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters; the customer reads it.' })
  reason!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input records once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The attestation is taken back. The acceptance stays on file, marked.' })
export class AcceptanceWithdrawn {
  @Field(() => Acceptance, { description: 'The acceptance, with its withdrawal.' })
  acceptance!: Acceptance;

  @Field(() => Customer, { description: 'The customer as it stands now.' })
  customer!: Customer;

  @Field(() => Boolean, { description: 'Whether this server mails it to the signer and to the primary contact; otherwise the customer sees it on its site alone, and has to be told.' })
  mailed!: boolean;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key recorded it.' })
  replayed!: boolean;
}

export const WithdrawAcceptanceResult = createUnionType({
  name: 'WithdrawAcceptanceResult',
  description: 'What withdrawing came to.',
  types: () => [AcceptanceWithdrawn, Refusal] as const,
});
