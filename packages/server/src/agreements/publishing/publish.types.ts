import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { Refusal } from '../../graphql/refusal.types';
import { Agreement } from '../agreement.types';

@InputType({ description: 'A text of the version: HTML or Markdown, which is sanitized and shown, and perhaps the PDF that it was made from, which is handed out then.' })
export class PublishedTextInput {
  @Field(() => String, { description: 'Tag of a language in which the agreement is published, such as `ja-JP`.' })
  language!: string;

  @Field(() => String, { nullable: true, description: 'The text as HTML; this or `markdown`.' })
  html?: string | null;

  @Field(() => String, { nullable: true, description: 'The text as Markdown; this or `html`.' })
  markdown?: string | null;

  @Field(() => String, { nullable: true, description: 'The PDF in base64. The whole request must fit into BODY_LIMIT_BYTES.' })
  pdf?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the file that is handed out; made from country, version and language when left out.' })
  fileName?: string | null;
}

@InputType({ description: 'A version of the agreement for one country, as an operator gives it. Checked by the server: a mistake comes back as a refusal of its field.' })
export class PublishAgreementInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { description: 'Name of the version: 1 to 32 letters, digits, dots, dashes and underscores.' })
  version!: string;

  @Field(() => String, { description: "`YYYY-MM-DD`: the first day, in a customer's zone, on which it is offered. No other version of the country has it." })
  effectiveOn!: string;

  @Field(() => String, { nullable: true, description: '`YYYY-MM-DD`, at least two days before; those two days when left out.' })
  acceptancesFrom?: string | null;

  @Field(() => String, { nullable: true, description: '`YYYY-MM-DD`: asks those who accepted earlier to accept again, by the end of this day.' })
  reacceptBy?: string | null;

  @Field(() => [PublishedTextInput], { description: 'Its languages, each once.' })
  texts!: PublishedTextInput[];

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input records once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The version is there.' })
export class AgreementPublished {
  @Field(() => Agreement, { description: 'The version.' })
  agreement!: Agreement;

  @Field(() => Boolean, { description: 'Whether anything was written; not if the same version with the same bytes was there.' })
  isNew!: boolean;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key recorded it.' })
  replayed!: boolean;
}

export const PublishAgreementResult = createUnionType({
  name: 'PublishAgreementResult',
  description: 'What publishing came to.',
  types: () => [AgreementPublished, Refusal] as const,
});

@InputType({ description: 'Which last day for accepting again is moved, and to when.' })
export class MoveReacceptanceDayInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { description: 'Name of a version that asks to be accepted again.' })
  version!: string;

  @Field(() => String, { description: '`YYYY-MM-DD`: the new last good day. It may be earlier or later, and is not over anywhere.' })
  reacceptBy!: string;

  @Field(() => String, { description: 'Chosen by the client, 1 to 200 characters: the same key and input records once.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The last day for accepting again is the given one.' })
export class ReacceptanceDayMoved {
  @Field(() => Agreement, { description: 'The version, with that day.' })
  agreement!: Agreement;

  @Field(() => Boolean, { description: 'Whether anything was written; not if it was that day already.' })
  isNew!: boolean;

  @Field(() => Boolean, { description: 'Whether an earlier call with the same idempotency key recorded it.' })
  replayed!: boolean;
}

export const MoveReacceptanceDayResult = createUnionType({
  name: 'MoveReacceptanceDayResult',
  description: 'What moving the day came to.',
  types: () => [ReacceptanceDayMoved, Refusal] as const,
});
