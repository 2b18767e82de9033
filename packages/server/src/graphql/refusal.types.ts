import { Field, ObjectType } from 'type-graphql';
import { Partner, Person } from '../partners/partner.types';
import { LocalDate } from './scalars';

@ObjectType({ description: 'What is wrong with one field of the input.' })
export class FieldRefusal {
  @Field(() => String, { description: 'Path in the input: `signer.email`.' })
  path!: string;

  @Field(() => String, { description: 'Stable code.' })
  code!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  message!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The first day that would do, where what is wrong is a day before it.' })
  earliest!: string | null;
}

@ObjectType({ description: 'A way on from a refusal.' })
export class Remedy {
  @Field(() => String, { description: 'Stable code.' })
  code!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  message!: string;
}

@ObjectType({ description: 'An expected "no": which rule, why, and what to do instead. Nothing was recorded but the refusal itself.' })
export class Refusal {
  @Field(() => String, { description: 'Stable code, UPPER_SNAKE.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Row of the decision table (docs/rules.md), for example `A2`.' })
  rule!: string | null;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  message!: string;

  @Field(() => [FieldRefusal], { description: 'The fields at fault; empty when the refusal is about none.' })
  fields!: FieldRefusal[];

  @Field(() => [Remedy], { description: 'What can be done instead.' })
  remedies!: Remedy[];

  @Field(() => Partner, { nullable: true, description: 'The partner to turn to.' })
  partner!: Partner | null;

  @Field(() => [Person], { description: 'The people who can.' })
  people!: Person[];
}

@ObjectType({ description: 'Said beside something that went ahead.' })
export class Warning {
  @Field(() => String, { description: 'Stable code.' })
  code!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  message!: string;
}
