import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { CountryCode, LanguageTag, LocalDate } from '../graphql/scalars';

@ObjectType({ description: 'One version of the Microsoft Customer Agreement for one country.' })
export class Agreement {
  @Field(() => ID, { description: 'Opaque identifier: what an attestation or acceptance names.' })
  id!: string;

  @Field(() => CountryCode, { description: 'The country it is for: always the customer’s, never the partner’s.' })
  country!: string;

  @Field(() => String, { description: 'Version name.' })
  version!: string;

  @Field(() => LocalDate, { description: "First day, in the customer's zone, on which it is offered." })
  effectiveOn!: string;

  @Field(() => LocalDate, { description: 'First day on which a customer can have agreed to it.' })
  acceptancesFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last good day of earlier acceptances; null when nobody is asked again.' })
  reacceptBy!: string | null;
}

@ObjectType({ description: 'An agreement in one language: the exact file, and the HTML shown on screen.' })
export class AgreementText {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => LanguageTag, { description: 'Language of the text.' })
  language!: string;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => String, { description: 'Media type of the file.' })
  mediaType!: string;

  @Field(() => String, { description: 'SHA-256 of the exact file, lower-case hexadecimal.' })
  fileHash!: string;

  @Field(() => Int, { description: 'Length of the file in bytes.' })
  fileLength!: number;

  @Field(() => String, { description: 'SHA-256 of the shown HTML (UTF-8), lower-case hexadecimal.' })
  shownHash!: string;

  @Field(() => Int, { description: 'Length of the shown HTML in bytes.' })
  shownLength!: number;
}

@ObjectType({ description: 'A country for which there is an agreement.' })
export class AgreementCountry {
  @Field(() => CountryCode, { description: 'The country.' })
  country!: string;
}

@ObjectType({ description: 'There is no such text: the country has no agreement, or not in this language.' })
export class AgreementTextMissing {
  @Field(() => String, { description: 'AGREEMENT_NOT_AVAILABLE or LANGUAGE_NOT_AVAILABLE.' })
  code!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  message!: string;

  @Field(() => [LanguageTag], { description: 'The languages that there are.' })
  languages!: string[];
}

export const AgreementTextResult = createUnionType({
  name: 'AgreementTextResult',
  description: 'A text, or that it is lacking.',
  types: () => [AgreementText, AgreementTextMissing] as const,
});
