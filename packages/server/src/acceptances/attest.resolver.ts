import { Arg, Ctx, createUnionType, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Customer } from '../customers/customer.types';
import type { Context } from '../graphql/context';
import { make } from '../graphql/make';
import { foundOrNot, requireAgent } from '../graphql/policy';
import { answerRefusal } from '../graphql/refusals';
import { Refusal } from '../graphql/refusal.types';
import { findCustomer } from '../relationships/partner-customer.resolver';
import { findAcceptance } from './acceptance.resolver';
import { Acceptance } from './acceptance.types';
import { attestAcceptance } from './attest.service';

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

@InputType({ description: 'What the partner attests.' })
export class AttestAcceptanceInput {
  @Field(() => ID, { description: 'The customer that agreed.' })
  customerId!: string;

  @Field(() => ID, { description: "The version agreed to: of the customer's country and in force." })
  agreementId!: string;

  @Field(() => String, { nullable: true, description: "Language of the text; without it, the customer's." })
  language?: string | null;

  @Field(() => SignerInput, { description: 'Who agreed.' })
  signer!: SignerInput;

  @Field(() => String, { description: "`YYYY-MM-DD`, not after today in the partner's time zone." })
  dateAgreed!: string;

  @Field(() => ID, { nullable: true, description: 'A held order that this confirmation is for; every held order it frees is placed anyway.' })
  orderId?: string | null;

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

@Resolver()
export class AttestResolver {
  @Mutation(() => AttestAcceptanceResult, {
    description:
      'The partner says that its customer agreed (table A). Refusals: NOT_YOUR_CUSTOMER, INDIRECT_RESELLER_CANNOT_ATTEST, ROLE_CANNOT_ATTEST, AGREEMENT_NOT_AVAILABLE, AGREEMENT_NOT_IN_FORCE, SIGNER_INCOMPLETE, DATE_INVALID, DATE_IN_FUTURE, DATE_BEFORE_VERSION. Places the held orders that it frees.',
  })
  async attestAcceptance(
    @Arg('input', () => AttestAcceptanceInput, { description: 'What is attested.' }) input: AttestAcceptanceInput,
    @Ctx() context: Context,
  ): Promise<typeof AttestAcceptanceResult> {
    const { result, replayed } = await attestAcceptance(context, requireAgent(context), input);
    if (result.kind === 'REFUSED') return answerRefusal(context, result);
    const customer = foundOrNot(await findCustomer(context, result.customerId, WITH_PROFILE));
    const acceptance = await findAcceptance(context, result.acceptanceId, customer.view);
    return make(AcceptanceRecorded, { acceptance, customer, replayed, orderId: input.orderId ?? null });
  }
}

const WITH_PROFILE: ReadonlySet<string> = new Set(['domain']);
