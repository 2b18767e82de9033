import { Field, ObjectType } from 'type-graphql';
import { Url } from '../graphql/scalars';

@ObjectType({ description: 'A label of a receipt and what stands beside it.' })
export class ReceiptLine {
  @Field(() => String, { description: 'Stable name of it.' })
  key!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  label!: string;

  @Field(() => [String], { description: 'One line each.' })
  lines!: readonly string[];

  @Field(() => Boolean, { description: 'A hash or a reference, to be set in a typeface that tells 0 from O.' })
  isCode!: boolean;

  @Field(() => Url, { nullable: true, description: 'Where the thing itself is.' })
  url!: string | null;
}

@ObjectType({ description: 'A part of a receipt.' })
export class ReceiptPart {
  @Field(() => String, { description: 'acceptance, evidence, words or proof.' })
  key!: string;

  @Field(() => String, { description: 'Its heading, in the language asked for.' })
  title!: string;

  @Field(() => [ReceiptLine], { description: 'What it says, in order; what is not known is left out.' })
  rows!: ReceiptLine[];
}

@ObjectType({ description: 'An acceptance as a document to keep, in the language asked for by Accept-Language.' })
export class ReceiptText {
  @Field(() => [ReceiptPart], { description: 'Its parts, in order.' })
  sections!: ReceiptPart[];

  @Field(() => Url, { nullable: true, description: 'The same as PDF; null for those who see a summary only.' })
  pdfUrl!: string | null;

  @Field(() => Url, { nullable: true, description: 'With everything that a stranger needs to check it; null for those who see a summary only.' })
  jsonUrl!: string | null;
}
